import type { CheckoutView } from "@emporia/contracts/checkout";
import type { FormState } from "@emporia/ui/lib/form-result";
import { moneyText } from "@emporia/ui/lib/money-text";
import { withdrawalExclusionWords } from "@emporia/ui/lib/withdrawal-words";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Form } from "@remix-run/react";
import { Lock } from "lucide-react";
import { parcelsText } from "~/lib/delivery";
import { creditText } from "./credit-choice";
import { cardText } from "./payment-step";
import { useSending } from "./use-sending";

/** The last look: what it costs and what happens when the button is pressed. */
export function ReviewStep({ checkout, form }: { checkout: CheckoutView; form: FormState }) {
  const isSending = useSending("place");
  const said = form.value("intent") === "place" ? form : undefined;
  const isCartAtFault = ["CART_CHANGED", "OUT_OF_STOCK", "PRODUCT_UNAVAILABLE", "SHOP_AWAY"].includes(
    said?.failure?.code ?? "",
  );
  const isFree = checkout.toPay.amount === 0;
  const isCreditAtFault = said?.failure?.code === "CREDIT_CHANGED";
  const parcels = checkout.groups.map(
    ({ rates, chosenRateId }) => rates.find(({ id }) => id === chosenRateId)?.parts.length || 1,
  );
  const excluded = checkout.groups.flatMap(({ items }) => items).filter((item) => item.withdrawalExclusion !== null);
  return (
    <Form method="post" className="flex flex-col gap-5">
      <input type="hidden" name="intent" value="place" />
      {said?.formError && (
        <Alert
          tone="bad"
          title="The order was not placed"
          action={
            isCartAtFault ? (
              <ButtonLink size="sm" href="/cart">
                Look at the cart
              </ButtonLink>
            ) : isCreditAtFault ? (
              <ButtonLink size="sm" href="?step=payment">
                Look at how you pay
              </ButtonLink>
            ) : undefined
          }
        >
          {said.formError}
        </Alert>
      )}
      <p className="max-w-prose text-[0.9375rem] text-muted">
        {creditText(checkout)}{" "}
        {!isFree
          ? `${cardText(checkout)} will be charged ${moneyText(checkout.toPay)}.`
          : checkout.total.amount === 0 && "There is nothing to pay."}{" "}
        {parcelsText(parcels, "The shop")} You can cancel until it is sent.{" "}
        <a href="/withdrawal" className="underline underline-offset-4">
          Your right of withdrawal
        </a>
      </p>
      {excluded.length > 0 && (
        <ul className="flex max-w-prose flex-col gap-1 text-[0.9375rem] text-muted">
          {excluded.map(({ id, name, withdrawalExclusion }) => (
            <li key={id} className="wrap-anywhere">
              {name}: {withdrawalExclusion && withdrawalExclusionWords[withdrawalExclusion]}
            </li>
          ))}
        </ul>
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        block
        className="sm:w-auto sm:self-start"
        icon={isFree ? undefined : <Lock />}
        loading={isSending && "Placing the order…"}
      >
        {isFree ? "Place the order" : `Place the order and pay ${moneyText(checkout.toPay)}`}
      </Button>
    </Form>
  );
}
