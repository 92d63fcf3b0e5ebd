import { lockOrderState, recordOrderEvents } from "../orders/index";
import { appendEvents, type Ctx, inTransaction, newId } from "../platform/index";
import { partMoney } from "./capture-order";
import { postToLedger, refundEntries } from "./ledger";
import { findPayment, setPayment } from "./queries/payments";
import { findRefund, insertRefund, setRefundSucceeded } from "./queries/refunds";
import { findOrderOfPart } from "./queries/transfers";

/**
 * Gives back all that was paid for a cancelled part of an order. Books first, then Stripe, then the order's history:
 * killed in between, the next run goes on where it stopped, and nothing is given back twice.
 */
export async function refundPart(ctx: Ctx, input: { sellerOrderId: string; reason: string }): Promise<void> {
  const found = await findOrderOfPart(ctx.db, input.sellerOrderId);
  if (!found) return;
  const payment = await findPayment(ctx.db, found.order_id);
  if (!payment?.stripe_payment_intent_id) return;
  const key = `cancelled:${input.sellerOrderId}`;
  const refund = await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, found.order_id);
    const part = order.sellerOrders.find((each) => each.id === input.sellerOrderId);
    // Nothing was collected for an order whose authorisation lapsed.
    if (order.paymentStatus === "CANCELLED") return undefined;
    if (part?.status !== "CANCELLED" || part.amounts.total === 0) return undefined;
    const known = await findRefund(tx, key);
    if (known) return known;
    const id = newId();
    await insertRefund(tx, {
      id,
      key,
      orderId: order.id,
      paymentId: payment.id,
      sellerOrderId: part.id,
      amount: part.amounts.total,
      currency: order.currency,
      reason: input.reason,
      now: ctx.clock.now(),
    });
    await postToLedger(tx, ctx, {
      key: `refund:${id}`,
      kind: "refund",
      orderId: order.id,
      currency: order.currency,
      description: `Refund of ${part.number}`,
      entries: refundEntries(partMoney(part)),
    });
    return { id, status: "PENDING", amount: part.amounts.total };
  });
  if (refund?.status !== "PENDING") return;
  const { id: stripeRefundId } = await ctx.services.payments.refund({
    intentId: payment.stripe_payment_intent_id,
    amount: refund.amount,
    orderId: found.order_id,
    refundId: refund.id,
    idempotencyKey: `refund:${refund.id}`,
  });
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, found.order_id);
    if (!(await setRefundSucceeded(tx, refund.id, stripeRefundId, ctx.clock.now()))) return;
    const after = await recordOrderEvents(tx, ctx, order, [
      {
        type: "RefundIssued",
        payload: {
          refundId: refund.id,
          sellerOrderId: input.sellerOrderId,
          amount: refund.amount,
          reason: input.reason,
        },
      },
    ]);
    const status = after.paymentStatus === "REFUNDED" ? "REFUNDED" : "PARTIALLY_REFUNDED";
    await setPayment(tx, payment.id, { status }, ctx.clock.now());
    await appendEvents(tx, ctx, [
      {
        type: "RefundIssued",
        key: order.id,
        payload: {
          orderId: order.id,
          sellerOrderId: input.sellerOrderId,
          refundId: refund.id,
          amount: { amount: refund.amount, currency: order.currency },
        },
      },
    ]);
  });
}
