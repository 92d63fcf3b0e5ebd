import type { FeeKind, FeeRuleView } from "@emporia/contracts/fees";
import { feeKindWords } from "@emporia/ui/lib/fee-text";
import type { FormState } from "@emporia/ui/lib/form-result";
import { amountText } from "@emporia/ui/lib/money-text";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field, fieldId } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Form } from "@remix-run/react";
import { RuleShopField, RuleTimeFields } from "~/components/rule-fields";

const labels = {
  ...{ name: "Name", kind: "Kind", basisPoints: "Share", fixedAmount: "Amount", currency: "Currency", shop: "Shop" },
  ...{ isReturned: "Goes back with refunds", startsAt: "From", endsAt: "Until" },
};
const kinds = Object.entries(feeKindWords) as [FeeKind, string][];

/** A fee's words and numbers. */
export function FeeForm({
  rule,
  currencies,
  form,
  busy,
}: {
  rule?: FeeRuleView;
  currencies: readonly string[];
  form: FormState;
  busy: string | false;
}) {
  return (
    <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-5">
      <input type="hidden" name="intent" value="save" />
      <div className="w-full empty:hidden">
        <FormErrors failure={form.failure} labels={labels} />
      </div>
      <div className="grid w-full items-start gap-5 sm:grid-cols-2">
        <Field name="name" label="Name" required hint="Sellers read it." error={form.error("name")}>
          <Input maxLength={100} defaultValue={form.value("name", rule?.name)} />
        </Field>
        <Field name="kind" label="Kind" required error={form.error("kind")}>
          <Select
            defaultValue={form.value("kind", rule?.kind ?? "processing")}
            options={kinds.map(([value, label]) => ({ value, label }))}
          />
        </Field>
        <Field
          id={fieldId("basisPoints")}
          name="percent"
          label="Share"
          required={false}
          hint="Of what the shopper pays, tax and shipping included; of payment processing only."
          error={form.error("basisPoints")}
        >
          <Input
            inputMode="decimal"
            after="%"
            defaultValue={form.value(
              "percent",
              rule && rule.basisPoints > 0 ? String(rule.basisPoints / 100) : undefined,
            )}
          />
        </Field>
        <div className="grid grid-cols-[1fr_7rem] items-start gap-3">
          <Field
            id={fieldId("fixedAmount")}
            name="amount"
            label="Amount"
            required={false}
            hint="For each order of a shop, each unit or each month."
            error={form.error("fixedAmount")}
          >
            <Input
              inputMode="decimal"
              defaultValue={form.value("amount", rule?.fixed ? amountText(rule.fixed) : undefined)}
            />
          </Field>
          <Field name="currency" label="Currency" required error={form.error("currency")}>
            <Select
              defaultValue={form.value("currency", rule?.currency ?? currencies[0])}
              options={currencies.map((currency) => ({ value: currency, label: currency }))}
            />
          </Field>
        </div>
        <RuleShopField rule={rule} form={form} />
        <Checkbox
          name="isReturned"
          label="Goes back with refunds"
          hint="In proportion to what is given back. What is cancelled before it is paid for is never charged."
          defaultChecked={form.value("isReturned", String(rule?.isReturned ?? false)) === "true"}
          error={form.error("isReturned")}
        />
        <RuleTimeFields rule={rule} form={form} />
      </div>
      <Button type="submit" variant="primary" loading={busy}>
        {rule ? "Save" : "Add the fee"}
      </Button>
    </Form>
  );
}
