import type { CategoryNodeView } from "@emporia/contracts/catalog";
import type { CommissionRuleView } from "@emporia/contracts/commission";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Button } from "@emporia/ui/primitives/button";
import { Field, fieldId } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select, type SelectOption } from "@emporia/ui/primitives/select";
import { Form } from "@remix-run/react";
import { RuleShopField, RuleTimeFields } from "~/components/rule-fields";

const steps = [0, 1, 2, 3, 4];

const labels = {
  name: "Name",
  basisPoints: "Share",
  shippingBasisPoints: "Share of shipping",
  tiers: "Steps of turnover",
  ...Object.fromEntries(
    steps.flatMap((step) => [
      [`tiers.${step}.fromAmount`, `From, step ${step + 1}`],
      [`tiers.${step}.basisPoints`, `Share, step ${step + 1}`],
    ]),
  ),
  fixedAmount: "And for each unit",
  floorAmount: "At least",
  capAmount: "At most",
  shop: "Shop",
  product: "Product",
  categoryId: "Category",
  startsAt: "From",
  endsAt: "Until",
};

/** A rule's words and numbers. The default one is a share and nothing else. */
export function RuleForm({
  rule,
  categories,
  form,
  busy,
}: {
  rule?: CommissionRuleView;
  categories: readonly CategoryNodeView[];
  form: FormState;
  busy: string | false;
}) {
  const amount = (name: string, known: { amount: number } | null | undefined) => form.value(name) ?? known?.amount;
  return (
    <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-5">
      <input type="hidden" name="intent" value="save" />
      <div className="w-full empty:hidden">
        <FormErrors failure={form.failure} labels={labels} />
      </div>
      <div className="grid w-full items-start gap-5 sm:grid-cols-2">
        <Field name="name" label="Name" required error={form.error("name")}>
          <Input maxLength={100} defaultValue={form.value("name", rule?.name)} />
        </Field>
        <Field
          id={fieldId("basisPoints")}
          name="percent"
          label="Share"
          required
          hint="Of what the seller gets for an item."
          error={form.error("basisPoints")}
        >
          <Input
            inputMode="decimal"
            after="%"
            defaultValue={form.value("percent", rule ? String(rule.basisPoints / 100) : "")}
          />
        </Field>
        <Field
          id={fieldId("shippingBasisPoints")}
          name="shippingPercent"
          label="Share of shipping"
          required={false}
          hint="Of what the seller gets for sending. Only of a rule for no category and no product."
          error={form.error("shippingBasisPoints")}
        >
          <Input
            inputMode="decimal"
            after="%"
            defaultValue={form.value(
              "shippingPercent",
              rule && rule.shippingBasisPoints > 0 ? String(rule.shippingBasisPoints / 100) : "",
            )}
          />
        </Field>
        <fieldset id={fieldId("tiers")} tabIndex={-1} className="flex flex-col gap-3 sm:col-span-2">
          <legend className="text-sm font-medium">Another share, by what the shop has sold in the month</legend>
          <p className="text-[0.8125rem] text-muted">
            Counted by the day of the order, in dollars, without what was given back. The highest step that is reached
            counts, for the sales after it.
          </p>
          {form.error("tiers") && <p className="text-sm text-bad">{form.error("tiers")}</p>}
          {steps.map((row) => (
            <div key={row} className="grid max-w-md grid-cols-2 gap-5">
              <Field
                id={fieldId(`tiers.${row}.fromAmount`)}
                name={`tierFrom.${row}`}
                label={`From, step ${row + 1}`}
                required={false}
                error={form.error(`tiers.${row}.fromAmount`)}
              >
                <Input
                  inputMode="decimal"
                  after="USD"
                  defaultValue={form.value(`tierFrom.${row}`, dollars(rule?.tiers[row]?.from))}
                />
              </Field>
              <Field
                id={fieldId(`tiers.${row}.basisPoints`)}
                name={`tierPercent.${row}`}
                label={`Share, step ${row + 1}`}
                required={false}
                error={form.error(`tiers.${row}.basisPoints`)}
              >
                <Input
                  inputMode="decimal"
                  after="%"
                  defaultValue={form.value(`tierPercent.${row}`, percent(rule?.tiers[row]?.basisPoints))}
                />
              </Field>
            </div>
          ))}
        </fieldset>
        {!rule?.isDefault && (
          <>
            <Field name="fixedAmount" label="And for each unit" required={false} error={form.error("fixedAmount")}>
              <MoneyInput currency="USD" defaultValue={amount("fixedAmount", rule?.fixed)} />
            </Field>
            <div className="grid grid-cols-2 gap-5">
              <Field name="floorAmount" label="At least" required={false} error={form.error("floorAmount")}>
                <MoneyInput currency="USD" defaultValue={amount("floorAmount", rule?.floor)} />
              </Field>
              <Field name="capAmount" label="At most" required={false} error={form.error("capAmount")}>
                <MoneyInput currency="USD" defaultValue={amount("capAmount", rule?.cap)} />
              </Field>
            </div>
            <RuleShopField rule={rule} form={form} />
            <Field
              name="categoryId"
              label="Category"
              required={false}
              hint="With all below it."
              error={form.error("categoryId")}
            >
              <Select
                placeholder="Any category"
                defaultValue={form.value("categoryId", rule?.category?.id ?? "")}
                options={optionsOf(categories)}
              />
            </Field>
            <Field name="product" label="Product" required={false} hint="Its address." error={form.error("product")}>
              <Input spellCheck={false} defaultValue={form.value("product", rule?.product?.slug)} />
            </Field>
            <span className="max-sm:hidden" />
            <RuleTimeFields rule={rule} form={form} />
          </>
        )}
      </div>
      <Button type="submit" variant="primary" loading={busy}>
        {rule ? "Save" : "Add the rule"}
      </Button>
    </Form>
  );
}

const dollars = (money: { amount: number } | undefined) => (money ? (money.amount / 100).toFixed(2) : "");
const percent = (basisPoints: number | undefined) => (basisPoints === undefined ? "" : String(basisPoints / 100));

function optionsOf(categories: readonly CategoryNodeView[], level = 0): SelectOption[] {
  return categories.flatMap((category) => [
    { value: category.id, label: `${"\u2003".repeat(level)}${category.name}` },
    ...optionsOf(category.children, level + 1),
  ]);
}
