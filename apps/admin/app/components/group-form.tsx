import type { ShopperGroupView } from "@emporia/contracts/shopper-groups";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { Section } from "@emporia/ui/layout/section";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

const labels = {
  name: "Name",
  note: "Note",
  ruleOrders: "Orders",
  ruleAmount: "Spent",
  ruleDays: "Within so many days",
};

/** A group's name and who is in it without being named. `home`: the currency in which an amount is said for the first time. */
export function GroupForm({
  group,
  home,
  busy,
}: {
  group?: ShopperGroupView | undefined;
  home: string;
  busy: string | false;
}) {
  const form = useFieldErrors();
  const rule = group?.rule;
  return (
    <Form method="post" noValidate preventScrollReset>
      <input type="hidden" name="intent" value="save" />
      <div className="mb-6 empty:hidden">
        <FormErrors failure={isOfMembers(form.value("intent")) ? undefined : form.failure} labels={labels} />
      </div>
      <Section isSplit title="What it is">
        <div className="grid items-start gap-5">
          <Field name="name" label="Name" required hint="Only staff read it." error={form.error("name")}>
            <Input maxLength={80} defaultValue={form.value("name", group?.name)} />
          </Field>
          <Field name="note" label="Note" required={false} hint="Who it is and why." error={form.error("note")}>
            <Textarea rows={2} maxLength={500} defaultValue={form.value("note", group?.note)} />
          </Field>
        </div>
      </Section>
      <Section
        isSplit
        title="By what they bought"
        description="Who meets this is in the group too, from the moment they do; both have to be met where both are said. Orders that were paid for count, less what was refunded."
      >
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field name="ruleOrders" label="Orders, at least" required={false} error={form.error("ruleOrders")}>
            <Input inputMode="numeric" defaultValue={form.value("ruleOrders", text(rule?.orders))} />
          </Field>
          <Field name="ruleAmount" label="Spent, at least" required={false} error={form.error("ruleAmount")}>
            <MoneyInput
              currency={rule?.amount?.currency ?? home}
              defaultValue={form.value("ruleAmount") ?? rule?.amount?.amount ?? undefined}
            />
          </Field>
          <Field
            name="ruleDays"
            label="Within so many days"
            required={false}
            hint="Before the day on which they buy."
            error={form.error("ruleDays")}
          >
            <Input inputMode="numeric" defaultValue={form.value("ruleDays", text(rule?.days))} />
          </Field>
        </div>
      </Section>
      <div className="border-t py-5">
        <Button type="submit" variant="primary" loading={busy}>
          {group ? "Save" : "Create it"}
        </Button>
      </div>
    </Form>
  );
}

const text = (count: number | null | undefined) => (count == null ? "" : String(count));

/** Whether what was sent belongs to the list of members, not to this form. */
export const isOfMembers = (intent: string | undefined): boolean => intent === "add" || intent === "take-out";
