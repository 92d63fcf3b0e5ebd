import type { DraftOrderView } from "@emporia/contracts/draft-orders";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { Price } from "@emporia/ui/commerce/price";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

const days = ({ minDays, maxDays }: { minDays: number; maxDays: number }) =>
  `${minDays === maxDays ? minDays : `${minDays} to ${maxDays}`} ${maxDays === 1 ? "day" : "days"}`;

/** Of each shop how it sends its part: a rate of its own, or a sum that was agreed. */
export function DraftShipping({ draft, isOpen }: { draft: DraftOrderView; isOpen: boolean }) {
  const form = useFieldErrorsOf("intent", "shipping");
  const busy = useBusy();
  if (!isOpen)
    return (
      <ul className="flex flex-col gap-1 text-sm">
        {draft.groups.map(({ seller, shipping }) => (
          <li key={seller.id} className="wrap-anywhere">
            {seller.shopName}:{" "}
            {shipping ? (
              <>
                {shipping.name}, {days(shipping)}, <Price money={shipping.price} isFreeWhenZero />
              </>
            ) : (
              "not chosen"
            )}
          </li>
        ))}
      </ul>
    );
  if (!draft.shippingAddress)
    return <p className="text-sm text-muted">Say where it goes first: what each shop asks depends on it.</p>;
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-xl flex-col items-start gap-7">
      <FormErrors failure={form.failure} focus="field" />
      {draft.groups.map(({ seller, rates, shipping }, at) => {
        const name = (field: string) => `shipping.${at}.${field}`;
        const named = shipping?.isNamed ? shipping : undefined;
        const chosen = named ? "named" : shipping?.id;
        return (
          <div key={`${seller.id}-${chosen}`} className="group w-full">
            <input type="hidden" name={name("sellerId")} value={seller.id} />
            <RadioGroup
              legend={`From ${seller.shopName}`}
              name={name("choice")}
              error={form.error(name("choice")) ?? form.error(name("rateId"))}
              defaultValue={form.value(name("choice")) ?? chosen ?? rates[0]?.id ?? "named"}
              options={[
                ...rates.map((rate) => ({
                  value: rate.id,
                  label: rate.name,
                  hint: `On its way for ${days(rate)}`,
                  aside: <Price money={rate.price} isFreeWhenZero />,
                })),
                {
                  value: "named",
                  label: "A sum that was agreed",
                  hint:
                    rates.length > 0 ? "No less than what the shop asks itself." : "This shop has no rate to there.",
                },
              ]}
            />
            <div className="mt-4 hidden grid-cols-6 gap-4 group-has-[input[value=named]:checked]:grid">
              <Field
                name={name("name")}
                label="How it is sent"
                error={form.error(name("name"))}
                className="col-span-6 sm:col-span-4"
              >
                <Input maxLength={60} defaultValue={form.value(name("name")) ?? named?.name} placeholder="By van" />
              </Field>
              <Field
                name={name("amount")}
                label="Sum"
                error={form.error(name("amount"))}
                className="col-span-6 sm:col-span-2"
              >
                <MoneyInput
                  currency={draft.currency}
                  defaultValue={form.value(name("amount")) ?? named?.price.amount}
                />
              </Field>
              <Field
                name={name("minDays")}
                label="Days at least"
                error={form.error(name("minDays"))}
                className="col-span-3"
              >
                <Input
                  type="number"
                  min={0}
                  max={60}
                  defaultValue={form.value(name("minDays")) ?? named?.minDays ?? 3}
                />
              </Field>
              <Field
                name={name("maxDays")}
                label="Days at most"
                error={form.error(name("maxDays"))}
                className="col-span-3"
              >
                <Input
                  type="number"
                  min={0}
                  max={90}
                  defaultValue={form.value(name("maxDays")) ?? named?.maxDays ?? 7}
                />
              </Field>
            </div>
          </div>
        );
      })}
      <Button type="submit" name="intent" value="shipping" loading={busy("shipping", "Saving…")}>
        Save how it is sent
      </Button>
    </Form>
  );
}
