import type { FormState } from "@emporia/ui/lib/form-result";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { SuggestInput } from "@emporia/ui/remix/suggest-input";

export interface RuleFieldsProps {
  /** As it is kept; nothing of a rule that is being written. */
  rule: { seller: { slug: string } | null; startsAt: string | null; endsAt: string | null } | undefined;
  form: FormState;
}

/** The one shop that a rule is for. */
export function RuleShopField({ rule, form }: RuleFieldsProps) {
  return (
    <Field
      name="shop"
      label="Shop"
      required={false}
      hint="Its name finds it, its address is kept; every shop when left empty."
      error={form.error("shop")}
    >
      <SuggestInput kinds={["shop"]} defaultValue={form.value("shop", rule?.seller?.slug)} />
    </Field>
  );
}

/** Between when a rule holds. */
export function RuleTimeFields({ rule, form }: RuleFieldsProps) {
  const typed = (instant: string | null | undefined) => instant?.replace(/:\d\d(\.\d+)?Z$/, "");
  return (
    <>
      <Field name="startsAt" label="From, in UTC" required={false} error={form.error("startsAt")}>
        <Input type="datetime-local" defaultValue={typed(form.value("startsAt") ?? rule?.startsAt)} />
      </Field>
      <Field name="endsAt" label="Until, in UTC" required={false} error={form.error("endsAt")}>
        <Input type="datetime-local" defaultValue={typed(form.value("endsAt") ?? rule?.endsAt)} />
      </Field>
    </>
  );
}
