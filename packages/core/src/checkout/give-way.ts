import type { Tx } from "@emporia/db";
import { abandonOrder, lockOrderState } from "../orders/index";
import { advanceOrderJob, findPayment, setPayment } from "../payments/index";
import { type Ctx, enqueue } from "../platform/index";
import { CheckoutClosed } from "./errors";
import { lockCheckoutOfOrder, setCheckout } from "./queries";

/**
 * Gives up an order whose payment has not ended, because its shopper buys the same things by another checkout. From here on
 * nobody confirms it; what its card may hold all the same the job gives back. One that was paid meanwhile stays.
 * @throws CheckoutClosed its payment was asked for, and the answer is not known yet
 */
export async function giveWay(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const now = ctx.clock.now();
  const checkout = await lockCheckoutOfOrder(tx, orderId);
  const order = await lockOrderState(tx, orderId);
  if (order.status !== "PENDING") return;
  const payment = await findPayment(tx, orderId);
  // While nobody knows whether the bank was asked, nobody could let go of what it may hold.
  if (payment?.status === "PENDING" && payment.amount > 0 && !payment.stripe_payment_intent_id)
    throw new CheckoutClosed("PROCESSING");
  if (payment?.status === "PENDING") await setPayment(tx, payment.id, { status: "CANCELLED" }, now);
  if (checkout) await setCheckout(tx, { ...checkout, status: "EXPIRED" }, now);
  await abandonOrder(tx, ctx, order, "Another checkout bought the same things.");
  await enqueue(tx, advanceOrderJob, { orderId });
}
