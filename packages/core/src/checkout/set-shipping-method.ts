import type { CheckoutView, setShippingMethodInput, shippingRatesView } from "@emporia/contracts/checkout";
import type { z } from "zod";
import { type Ctx, InvalidInput } from "../platform/index";
import { ownCheckout } from "./change-checkout";
import { CheckoutAgreed, CheckoutStepMissing } from "./errors";
import { reprice } from "./reprice";
import { changePriced } from "./tax-by-provider";
import { isFree } from "./to-pay";
import { toShippingRatesView } from "./view";

/** What each seller offers to send their part. @throws CheckoutStepMissing there is no address yet */
export async function getShippingRates(
  ctx: Ctx,
  input: { checkoutId: string },
): Promise<z.output<typeof shippingRatesView>> {
  const checkout = await ownCheckout(ctx, input.checkoutId);
  if (!checkout.shippingRates)
    throw new CheckoutStepMissing("shippingAddress", "Enter the shipping address first: rates depend on it.");
  return toShippingRatesView(checkout);
}

/**
 * Chooses how each seller sends their part: one rate per seller, for all of them.
 * @throws CheckoutAgreed staff made this order
 * @throws InvalidInput a seller without a choice, or a rate that is not offered
 */
export async function setShippingMethod(
  ctx: Ctx,
  input: z.output<typeof setShippingMethodInput>,
): Promise<CheckoutView> {
  return changePriced(ctx, input.checkoutId, async (tx, checkout) => {
    if (checkout.agreed) throw new CheckoutAgreed();
    if (!checkout.shippingRates || !checkout.shippingAddress)
      throw new CheckoutStepMissing("shippingAddress", "Enter the shipping address first: rates depend on it.");
    const choices = Object.fromEntries(input.choices.map((choice) => [choice.sellerId, choice.rateId]));
    for (const [sellerId, rates] of Object.entries(checkout.shippingRates))
      if (!rates.some((rate) => rate.id === choices[sellerId])) {
        const shop = checkout.snapshot.items.find((item) => item.sellerId === sellerId)?.shopName;
        throw new InvalidInput({ choices: `Choose one of the ways in which ${shop} can send your items.` });
      }
    const priced = await reprice(tx, ctx, {
      ...checkout,
      shippingChoices: Object.fromEntries(Object.keys(checkout.shippingRates).map((id) => [id, choices[id] as string])),
      paymentError: null,
    });
    return { ...priced, status: isFree(priced) || priced.paymentMethod ? "REVIEW" : "PAYMENT" };
  });
}
