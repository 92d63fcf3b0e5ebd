import type { CheckoutView } from "@emporia/contracts/checkout";
import type { FormState } from "@emporia/ui/lib/form-result";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Button } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Form } from "@remix-run/react";
import { WalletCards } from "lucide-react";
import { useSending } from "./use-sending";

/** Store credit, for those who have some: used as far as it goes, or not. Nothing for everybody else. */
export function CreditChoice({ checkout, form }: { checkout: CheckoutView; form: FormState }) {
  const isSending = useSending("credit");
  const { credit } = checkout;
  if (!credit || (credit.available.amount === 0 && !credit.isUsed)) return null;
  const said = form.value("intent") === "credit" ? form : undefined;
  return (
    <Form method="post" className="flex flex-col gap-3 rounded-md bg-sunken p-4" preventScrollReset>
      <FormErrors failure={said?.failure} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="flex min-w-0 basis-56 grow items-start gap-3 text-[0.9375rem]">
          <WalletCards aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />
          <span>
            {credit.isUsed ? creditText(checkout) : `You have ${moneyText(credit.available)} of store credit.`}
            <span className="block text-sm text-muted">{hintOf(checkout)}</span>
          </span>
        </p>
        <input type="hidden" name="intent" value="credit" />
        <Button
          type="submit"
          size="sm"
          name="usesCredit"
          value={credit.isUsed ? "false" : "true"}
          loading={isSending && "Looking…"}
        >
          {credit.isUsed ? "Do not use it" : `Use my ${moneyText(credit.available)}`}
        </Button>
      </div>
    </Form>
  );
}

function hintOf({ credit, toPay }: CheckoutView): string {
  if (!credit?.isUsed) return "It pays as much as it can, and a card the rest.";
  if (toPay.amount === 0) return "No card is needed.";
  const left = credit.available.amount - credit.used.amount;
  return left > 0
    ? `A card pays the other ${moneyText(toPay)}, which is the least a card can pay.`
    : `A card pays the other ${moneyText(toPay)}.`;
}

/** What of it store credit pays; nothing where it pays nothing. */
export function creditText({ credit, toPay }: CheckoutView): string {
  if (!credit?.isUsed) return "";
  if (credit.used.amount === 0) return "None of your store credit can be used for this order.";
  return toPay.amount === 0
    ? `Your store credit pays all of it, ${moneyText(credit.used)}.`
    : `Your store credit pays ${moneyText(credit.used)}.`;
}
