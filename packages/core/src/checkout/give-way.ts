import type { Tx } from "@emporia/db";
import { abandonOrder, lockOrderState } from "../orders/index";
import { advanceOrderJob, findPayment, setPayment } from "../payments/index";
import { type Ctx, enqueue } from "../platform/index";
import { lockCheckoutOfOrder, setCheckout } from "./queries";

/**
 * Gives up an order whose payment has not ended, because its shopper buys the same things by another checkout. From here on
 * nobody confirms it; what its card may hold all the same the job gives back. One that was paid meanwhile stays.
 */
export async function giveWay(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const now = ctx.clock.now();
  const checkout = await lockCheckoutOfOrder(tx, orderId);
  const order = await lockOrderState(tx, orderId);
  if (order.status !== "PENDING") return;
  const payment = await findPayment(tx, orderId);
  if (payment?.status === "PENDING") await setPayment(tx, payment.id, { status: "CANCELLED" }, now);
  if (checkout) await setCheckout(tx, { ...checkout, status: "EXPIRED" }, now);
  await abandonOrder(tx, ctx, order, "Another checkout bought the same things.");
  await enqueue(tx, advanceOrderJob, { orderId });
}
