import { lockOrderState } from "../orders/index";
import { type Ctx, inTransaction, ServiceUnavailable } from "../platform/index";
import { findPayment, listUnusedPayments, setPayment } from "./queries/payments";

/**
 * Lets go of what earlier tries to pay for an order may still hold: Stripe keeps a declined one open, and another tab may
 * have confirmed it with a better card. A payment that was held for an order that is cancelled goes too. What is void
 * already stays so.
 */
export async function voidUnusedPayments(ctx: Ctx, input: { orderId: string }): Promise<void> {
  await giveUpHeldPayment(ctx, input.orderId);
  for (const { id, intentId } of await listUnusedPayments(ctx.db, input.orderId)) {
    const intent = await ctx.services.payments.findIntent(intentId);
    if (!intent || intent.status === "canceled") continue;
    const { status } = await ctx.services.payments.voidIntent(intentId, `void:${id}`);
    if (status !== "canceled") throw new ServiceUnavailable(`Voiding ${intentId} left it ${status}.`);
  }
}

async function giveUpHeldPayment(ctx: Ctx, orderId: string): Promise<void> {
  if ((await findPayment(ctx.db, orderId))?.status !== "AUTHORIZED") return;
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, orderId);
    const payment = await findPayment(tx, orderId);
    if (order.paymentStatus !== "CANCELLED" || payment?.status !== "AUTHORIZED") return;
    await setPayment(tx, payment.id, { status: "CANCELLED" }, ctx.clock.now());
  });
}
