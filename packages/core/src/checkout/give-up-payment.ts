import type { CheckoutView } from "@emporia/contracts/checkout";
import type { Ctx } from "../platform/index";
import { advanceOrder } from "./advance-order";
import { ownCheckout } from "./change-checkout";
import { getCheckout } from "./get-checkout";

/**
 * Gives up a payment that waits for its bank, so that another card can be chosen: the try counts as refused, the order and
 * its stock wait for the next one. What went through before stays, and what the bank confirms later is let go of, as with
 * every earlier try.
 * @throws NotFound no such checkout of the actor's
 */
export async function giveUpPayment(ctx: Ctx, input: { checkoutId: string }): Promise<CheckoutView> {
  const { status, orderId } = await ownCheckout(ctx, input.checkoutId);
  if (status === "PROCESSING" && orderId) await advanceOrder(ctx, { orderId, isGivenUp: true });
  return getCheckout(ctx, input);
}
