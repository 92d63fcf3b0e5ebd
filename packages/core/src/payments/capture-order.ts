import { deductReservations } from "../inventory/index";
import { lockOrderState, type OrderState, recordOrderEvents } from "../orders/index";
import { appendEvents, type Ctx, inTransaction } from "../platform/index";
import { type PartMoney, postToLedger, saleEntries } from "./ledger";
import { findPayment, setPayment } from "./queries/payments";

/** A seller's part of an order as the ledger needs it. */
export function partMoney(part: OrderState["sellerOrders"][number]): PartMoney {
  return {
    sellerOrderId: part.id,
    sellerId: part.sellerId,
    shopName: part.shopName,
    ...part.amounts,
    commission: part.commissionAmount,
  };
}

/**
 * Collects what was authorised; stock leaves the shelf and the sale is posted, in one transaction after Stripe said yes.
 * Harmless to repeat: Stripe gets the same key, and what is recorded already is left alone.
 */
export async function captureOrder(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const payment = await findPayment(ctx.db, input.orderId);
  if (!payment?.stripe_payment_intent_id || payment.status !== "AUTHORIZED") return;
  const intent = await ctx.services.payments.capture(payment.stripe_payment_intent_id, `capture:${payment.id}`);
  if (intent.status !== "succeeded") throw new Error(`Capturing ${intent.id} left it ${intent.status}.`);
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, input.orderId);
    if (order.paymentStatus !== "AUTHORIZED") return;
    await recordOrderEvents(tx, ctx, order, [
      { type: "PaymentConfirmed", payload: { paymentId: payment.id, amount: payment.amount } },
    ]);
    await setPayment(tx, payment.id, { status: "CONFIRMED", chargeId: intent.chargeId }, ctx.clock.now());
    await deductReservations(tx, ctx, order.id);
    await postToLedger(tx, ctx, {
      key: `sale:${order.id}`,
      kind: "sale",
      orderId: order.id,
      currency: order.currency,
      description: `Sale ${order.number}`,
      entries: saleEntries(order.sellerOrders.map(partMoney)),
    });
    await appendEvents(tx, ctx, [
      {
        type: "PaymentConfirmed",
        key: order.id,
        payload: {
          orderId: order.id,
          paymentId: payment.id,
          amount: { amount: payment.amount, currency: payment.currency },
        },
      },
    ]);
  });
}
