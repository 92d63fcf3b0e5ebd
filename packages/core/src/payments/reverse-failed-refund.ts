import { lockOrderState, recordOrderEvents } from "../orders/index";
import { appendEvents, type Ctx, inTransaction } from "../platform/index";
import { settleReturns } from "./disputes/settle-returns";
import { postToLedger, refundFailureEntries } from "./ledger";
import { findPayment, setPayment } from "./queries/payments";
import { findRefundOfStripe, findReturnedCredit, setRefundFailed } from "./queries/refunds";

/**
 * Takes back a refund that the shopper's bank sent back: the money lies at Stripe again and is still the shopper's, so
 * that staff have to pay it another way, and the shopper is told. Any other refund, and one that is taken back already, is left as it is.
 */
export async function reverseFailedRefund(ctx: Ctx, input: { stripeRefundId: string }): Promise<void> {
  const answer = await ctx.services.payments.findRefund(input.stripeRefundId);
  if (answer?.status !== "failed" && answer?.status !== "canceled") return;
  const refund = await findRefundOfStripe(ctx.db, answer);
  if (!refund) return;
  if (refund.status === "PENDING") throw new Error("The refund is not written down as given yet; this is tried again.");
  const { id: refundId, order_id: orderId, seller_order_id: sellerOrderId, amount, currency } = refund;
  const reason = `The bank sent it back: ${answer.failureReason ?? "no reason given"}.`;
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, orderId);
    const now = ctx.clock.now();
    if (!(await setRefundFailed(tx, refundId, reason, now))) return;
    // What was store credit of a closed account belongs to no part: the order had given it before.
    if (sellerOrderId) {
      const after = await recordOrderEvents(tx, ctx, order, [
        { type: "RefundFailed", payload: { refundId, sellerOrderId, amount, reason } },
      ]);
      const status = after.paymentStatus === "CONFIRMED" ? "CONFIRMED" : "PARTIALLY_REFUNDED";
      // Another order's payment may have had the money; it stands as before.
      const payment = await findPayment(tx, orderId);
      if (payment) await setPayment(tx, payment.id, { status }, now);
    }
    await postToLedger(tx, ctx, {
      key: `refund_failure:${refundId}`,
      kind: "refund_failure",
      orderId,
      currency,
      description: `Refund ${answer.id} came back`,
      entries: refundFailureEntries({ ...(sellerOrderId ? { sellerOrderId } : {}), amount }, "Sent back by the bank"),
    });
    if (!sellerOrderId) {
      const returned = await findReturnedCredit(tx, refundId);
      if (returned) await settleReturns(tx, ctx, { id: returned.payment_id, orderId: returned.paying_order_id });
      return;
    }
    await appendEvents(tx, ctx, [
      {
        type: "RefundFailed",
        key: orderId,
        payload: { orderId, sellerOrderId, refundId, amount: { amount, currency } },
      },
    ]);
  });
}
