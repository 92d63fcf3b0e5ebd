import type { CheckoutView, paymentConfigView } from "@emporia/contracts/checkout";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { ownCheckout } from "./change-checkout";
import { readCheckoutView } from "./pay-with-credit";
import { findOrderNumber } from "./queries";

/** All of a checkout: what is bought, where it goes, what it costs, which step is next. @throws NotFound */
export async function getCheckout(ctx: Ctx, input: { checkoutId: string }): Promise<CheckoutView> {
  const checkout = await ownCheckout(ctx, input.checkoutId);
  const orderNumber = checkout.orderId ? await findOrderNumber(ctx.db, checkout.orderId) : undefined;
  return readCheckoutView(ctx.db, ctx, checkout, orderNumber ?? null);
}

const testCards = [
  { paymentMethodId: "pm_card_visa", label: "Visa", number: "4242 4242 4242 4242", outcome: "Goes through" },
  {
    paymentMethodId: "pm_card_authenticationRequired",
    label: "Visa",
    number: "4000 0027 6000 3184",
    outcome: "Asks you to prove it is yours (3-D Secure)",
  },
  { paymentMethodId: "pm_card_chargeDeclined", label: "Visa", number: "4000 0000 0000 0002", outcome: "Is declined" },
  {
    paymentMethodId: "pm_card_chargeDeclinedInsufficientFunds",
    label: "Visa",
    number: "4000 0000 0000 9995",
    outcome: "Has too little on it",
  },
  {
    paymentMethodId: "pm_card_createDispute",
    label: "Visa",
    number: "4000 0000 0000 0259",
    outcome: "Goes through, and its bank takes the money back afterwards",
  },
];

/** How the page collects a card. */
export function getPaymentConfig(ctx: Ctx): z.output<typeof paymentConfigView> {
  const { mode, publishableKey } = ctx.services.payments;
  return { mode, publishableKey, testCards: mode === "test" ? testCards : [] };
}
