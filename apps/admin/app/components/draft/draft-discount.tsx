import type { DraftOrderView } from "@emporia/contracts/draft-orders";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { Price } from "@emporia/ui/commerce/price";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

/** What is taken off and why; to be changed by who may give money back. */
export function DraftDiscount({ draft, isOpen }: { draft: DraftOrderView; isOpen: boolean }) {
  const form = useFieldErrorsOf("intent", "discount");
  const busy = useBusy();
  const { discountTerms: terms } = draft;
  const given = terms ? (
    <p className="text-sm">
      <Price money={draft.discount} className="font-medium" /> off: {draft.discountReason}
    </p>
  ) : (
    <p className="text-sm text-muted">None.</p>
  );
  if (!isOpen) return given;
  const freeShipping = terms !== null && terms.kind !== "free_shipping" && terms.freeShipping;
  return (
    <div className="flex flex-col gap-5">
      {terms && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {given}
          <Form method="post" preventScrollReset>
            <Button
              type="submit"
              name="intent"
              value="no-discount"
              size="sm"
              loading={busy("no-discount", "Taking it back…")}
            >
              Take it back
            </Button>
          </Form>
        </div>
      )}
      <Form
        key={JSON.stringify(terms)}
        method="post"
        noValidate
        preventScrollReset
        className="group flex max-w-xl flex-col items-start gap-5"
      >
        <FormErrors failure={form.failure} focus="field" />
        <RadioGroup
          legend="What is taken off"
          name="kind"
          defaultValue={form.value("kind") ?? terms?.kind ?? "percentage"}
          options={[
            { value: "percentage", label: "A share of the items" },
            { value: "fixed", label: "An amount of the items" },
            { value: "free_shipping", label: "The shipping alone" },
          ]}
        />
        <Field
          name="percent"
          label="Per cent"
          error={form.error("percent")}
          className="w-32 group-has-[[value=fixed]:checked]:hidden group-has-[[value=free_shipping]:checked]:hidden"
        >
          <Input
            inputMode="decimal"
            after="%"
            maxLength={6}
            defaultValue={form.value("percent") ?? (terms?.kind === "percentage" ? terms.basisPoints / 100 : undefined)}
          />
        </Field>
        <div className="hidden w-44 group-has-[[value=fixed]:checked]:block">
          <Field name="amount" label="Amount" error={form.error("amount")}>
            <MoneyInput
              currency={draft.currency}
              defaultValue={form.value("amount") ?? (terms?.kind === "fixed" ? terms.amount : undefined)}
            />
          </Field>
        </div>
        <div className="group-has-[[value=free_shipping]:checked]:hidden">
          <Checkbox
            name="freeShipping"
            label="The shipping too"
            defaultChecked={form.checked("freeShipping") ?? freeShipping}
          />
        </div>
        <Field
          name="reason"
          label="Reason"
          hint="The customer reads it."
          error={form.error("reason")}
          className="w-full"
        >
          <Input maxLength={200} defaultValue={form.value("reason") ?? draft.discountReason} />
        </Field>
        <Button type="submit" name="intent" value="discount" loading={busy("discount", "Saving…")}>
          {terms ? "Change the discount" : "Give the discount"}
        </Button>
      </Form>
    </div>
  );
}
