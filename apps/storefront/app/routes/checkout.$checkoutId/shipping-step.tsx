import type { CheckoutView } from "@emporia/contracts/checkout";
import { Price } from "@emporia/ui/commerce/price";
import type { FormState } from "@emporia/ui/lib/form-result";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Button } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Form } from "@remix-run/react";
import { daysRange, wayText } from "~/lib/delivery";
import { markedRate } from "./summary";
import { useSending } from "./use-sending";

interface ShippingStepProps {
  checkout: CheckoutView;
  form: FormState;
  onPick: (sellerId: string, rateId: string) => void;
}

/** A choice for each shop: every one sends its own parcel. */
export function ShippingStep({ checkout, form, onPick }: ShippingStepProps) {
  const isSending = useSending("shipping");
  const said = form.value("intent") === "shipping" ? form : undefined;
  return (
    <Form method="post" className="flex flex-col gap-7">
      <input type="hidden" name="intent" value="shipping" />
      <FormErrors failure={said?.failure} focus="field" />
      {checkout.groups.map((group, at) => (
        <div key={group.seller.id}>
          <input type="hidden" name={`choices.${at}.sellerId`} value={group.seller.id} />
          <RadioGroup
            legend={`From ${group.seller.shopName}`}
            name={`choices.${at}.rateId`}
            hint={itemsText(group.items)}
            required
            error={said?.error(`choices.${at}.rateId`)}
            defaultValue={said?.value(`choices.${at}.rateId`) ?? markedRate(group)}
            onChange={(rateId) => onPick(group.seller.id, rateId)}
            options={group.rates.map((rate) => ({
              value: rate.id,
              label: rate.name,
              hint: hintOf(rate, group.items),
              aside: <Price money={rate.price} isFreeWhenZero />,
            }))}
            empty={<p className="text-sm text-muted">This shop cannot send to your address.</p>}
          />
        </div>
      ))}
      <Button type="submit" variant="primary" size="lg" className="self-start" loading={isSending && "Adding it up…"}>
        Go on to payment
      </Button>
    </Form>
  );
}

type Group = CheckoutView["groups"][number];

/** How long it takes; of several parcels what each of them is, takes and asks. */
function hintOf(rate: Group["rates"][number], items: Group["items"]): string {
  if (rate.parts.length < 2) return `On its way for ${daysRange(rate)}`;
  const parts = rate.parts.map(({ name, price, itemIds, ...days }) => {
    const cost = price.amount === 0 ? "free" : moneyText(price);
    return `${itemsText(items.filter(({ id }) => itemIds.includes(id)))} by ${name}, ${daysRange(days)}, ${cost}`;
  });
  return `In ${rate.parts.length} parcels: ${parts.join("; ")}`;
}

function itemsText(items: Group["items"]): string {
  const [first] = items;
  if (!first) return "";
  const name = first.name.length > 60 ? `${first.name.slice(0, 60)}…` : first.name;
  return items.length === 1 ? name : `${name} and ${items.length - 1} more`;
}

ShippingStep.Done = function ShippingDone({ checkout }: { checkout: CheckoutView }) {
  return (
    <ul>
      {checkout.groups.map((group) => {
        const rate = group.rates.find((each) => each.id === group.chosenRateId);
        return (
          <li key={group.seller.id} className="wrap-anywhere">
            {group.seller.shopName}: {rate ? `${wayText(rate)}, ` : ""}
            <Price money={group.shipping} isFreeWhenZero />
          </li>
        );
      })}
    </ul>
  );
};
