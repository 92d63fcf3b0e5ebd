import type { CheckoutView, setPaymentMethodInput } from "@emporia/contracts/checkout";
import type { z } from "zod";
import { cardToPayWith, voidUnusedPaymentsJob } from "../payments/index";
import { type Ctx, enqueue } from "../platform/index";
import { changeCheckout } from "./change-checkout";
import { CheckoutStepMissing } from "./errors";

/**
 * Chooses what to pay with. Nothing is charged yet; after a decline, choosing another card opens the next try, and what
 * the tries before may still hold is let go of.
 * @throws InvalidInput Stripe does not know the card, it is somebody else's, or a guest wants it kept
 * @throws CheckoutStepMissing shipping is not chosen yet
 */
export async function setPaymentMethod(ctx: Ctx, input: z.input<typeof setPaymentMethodInput>): Promise<CheckoutView> {
  const paymentMethod = await cardToPayWith(ctx, { ...input, isKept: input.keepCard ?? false });
  return changeCheckout(ctx, input.checkoutId, async (tx, checkout) => {
    if (!checkout.shippingChoices)
      throw new CheckoutStepMissing("shippingMethod", "Choose how your items are sent before you pay.");
    if (checkout.orderId) await enqueue(tx, voidUnusedPaymentsJob, { orderId: checkout.orderId });
    return { ...checkout, paymentMethod, paymentError: null, status: "REVIEW" };
  });
}
