import { lockOrderState } from "../orders/index";
import { type Ctx, inTransaction, newId } from "../platform/index";
import { postToLedger } from "./ledger";
import { saveDispute } from "./queries/disputes";
import { findPaymentByCharge } from "./queries/payments";

/**
 * Writes down how a shopper's dispute with their bank stands, and posts what it moved: withdrawn when it is opened,
 * reinstated when it is won; lost, the loss stays on the account of disputes. Each movement is posted once.
 */
export async function recordDispute(ctx: Ctx, input: { stripeDisputeId: string }): Promise<void> {
  const dispute = await ctx.services.payments.findDispute(input.stripeDisputeId);
  const payment = dispute && (await findPaymentByCharge(ctx.db, dispute.chargeId));
  if (!payment) return;
  const { id, amount, currency, reason, status, openedAt } = dispute;
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, payment.order_id);
    const now = ctx.clock.now();
    await saveDispute(tx, {
      id: newId(),
      order_id: order.id,
      payment_id: payment.id,
      stripe_dispute_id: id,
      amount,
      currency,
      reason,
      status,
      opened_at: openedAt,
      closed_at: dispute.isClosed ? now : null,
    });
    for (const movement of dispute.movements) {
      const note = movement.amount < 0 ? "Withdrawn by the shopper's bank" : "Given back by the shopper's bank";
      await postToLedger(tx, ctx, {
        key: `dispute:${movement.id}`,
        kind: "dispute",
        orderId: order.id,
        currency,
        description: `Dispute ${id} of order ${order.number}`,
        entries: [
          { account: "stripe_balance", amount: movement.amount, note },
          { account: "disputes", amount: -movement.amount, note },
        ],
      });
    }
  });
}
