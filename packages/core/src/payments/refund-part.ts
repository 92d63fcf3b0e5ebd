import { lockOrderState, type RefundState, recordOrderEvents } from "../orders/index";
import { appendEvents, type Ctx, inTransaction } from "../platform/index";
import { postToLedger, refundEntries } from "./ledger";
import { isTakenBack } from "./queries/disputes";
import { findPayment, type PaymentRow, setPayment } from "./queries/payments";
import { insertRefund, setRefundSucceeded } from "./queries/refunds";
import { findOrderOfPart } from "./queries/transfers";

/**
 * Gives back what was promised of a seller's part of an order and is not given yet. Books first, then Stripe, then the
 * order's history: killed in between, the next run goes on where it stopped, and nothing is given back twice.
 * It waits while the shopper's bank disputes the payment, and for good once the bank has given the money back.
 */
export async function refundPart(ctx: Ctx, input: { sellerOrderId: string }): Promise<void> {
  const found = await findOrderOfPart(ctx.db, input.sellerOrderId);
  const payment = found && (await findPayment(ctx.db, found.order_id));
  if (!payment?.stripe_payment_intent_id) return;
  const waiting = await bookRefunds(ctx, payment, input.sellerOrderId);
  for (const refund of waiting) {
    const { id: stripeRefundId } = await ctx.services.payments.refund({
      intentId: payment.stripe_payment_intent_id,
      amount: refund.money.total,
      orderId: payment.order_id,
      refundId: refund.id,
      idempotencyKey: `refund:${refund.id}`,
    });
    await recordRefund(ctx, payment, input.sellerOrderId, { refund, stripeRefundId });
  }
}

/** Writes promised refunds down and into the ledger, each once, and says which are to be given. */
async function bookRefunds(ctx: Ctx, payment: PaymentRow, sellerOrderId: string): Promise<RefundState[]> {
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, payment.order_id);
    // Nothing was collected for an order whose authorisation lapsed.
    if (order.paymentStatus === "CANCELLED") return [];
    // What the shopper's bank took back is not given a second time; should the bank return it, money is resumed hourly.
    if (await isTakenBack(tx, payment.id)) return [];
    const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
    const waiting = part?.refunds.filter((refund) => refund.status === "PENDING") ?? [];
    for (const refund of waiting) {
      if (!part) continue;
      await insertRefund(tx, {
        id: refund.id,
        orderId: order.id,
        paymentId: payment.id,
        sellerOrderId: part.id,
        amount: refund.money.total,
        currency: order.currency,
        reason: refund.reason,
        now: ctx.clock.now(),
      });
      await postToLedger(tx, ctx, {
        key: `refund:${refund.id}`,
        kind: "refund",
        orderId: order.id,
        currency: order.currency,
        description: `Refund of ${part.number}`,
        entries: refundEntries({
          sellerOrderId: part.id,
          sellerId: part.sellerId,
          shopName: part.shopName,
          ...refund.money,
        }),
      });
    }
    return waiting;
  });
}

async function recordRefund(
  ctx: Ctx,
  payment: PaymentRow,
  sellerOrderId: string,
  { refund, stripeRefundId }: { refund: RefundState; stripeRefundId: string },
): Promise<void> {
  const { id: refundId, kind, reason } = refund;
  const amount = refund.money.total;
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, payment.order_id);
    if (!(await setRefundSucceeded(tx, refundId, stripeRefundId, ctx.clock.now()))) return;
    const after = await recordOrderEvents(tx, ctx, order, [
      { type: "RefundIssued", payload: { refundId, sellerOrderId, amount, reason } },
    ]);
    const status = after.paymentStatus === "REFUNDED" ? "REFUNDED" : "PARTIALLY_REFUNDED";
    await setPayment(tx, payment.id, { status }, ctx.clock.now());
    await appendEvents(tx, ctx, [
      {
        type: "RefundIssued",
        key: order.id,
        payload: {
          orderId: order.id,
          sellerOrderId,
          refundId,
          kind,
          amount: { amount, currency: order.currency },
        },
      },
    ]);
  });
}
