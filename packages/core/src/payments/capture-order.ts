import { deductReservations } from "../inventory/index";
import { abandonOrder, creditOfParts, lockOrderState, type OrderState, recordOrderEvents } from "../orders/index";
import { appendEvents, type Ctx, inTransaction, jobRequest } from "../platform/index";
import { takeHeldCredit } from "../store-credit/index";
import { voidUnusedPaymentsJob } from "./jobs";
import { type PartMoney, postToLedger, saleEntries } from "./ledger";
import type { Intent } from "./payment-provider";
import { findPayment, type PaymentRow, setPayment } from "./queries/payments";

/** The seller's parts of an order as the ledger needs them; what is paid with store credit is of each in proportion. */
export function partsMoney(order: OrderState): PartMoney[] {
  const { userId, sellerOrders } = order;
  const shares = creditOfParts(order);
  return sellerOrders.map((part) => {
    const amount = shares.get(part.id) ?? 0;
    return { ...partMoney(part), credit: userId !== null && amount > 0 ? { userId, amount } : undefined };
  });
}

/** One part of it, as if the card had paid all. */
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
 * When the authorisation lapsed there is nothing to collect: the order ends, its stock returns, nothing was charged.
 * Harmless to repeat: Stripe gets the same key, and what is recorded already is left alone.
 */
export async function captureOrder(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const payment = await findPayment(ctx.db, input.orderId);
  if (payment?.status !== "AUTHORIZED") return;
  const collected = await collect(ctx, payment);
  if (!collected) return giveUpOrder(ctx, input.orderId, payment);
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, input.orderId);
    if (order.paymentStatus !== "AUTHORIZED") return;
    await recordOrderEvents(tx, ctx, order, [
      { type: "PaymentConfirmed", payload: { paymentId: payment.id, amount: payment.amount } },
    ]);
    await setPayment(tx, payment.id, { status: "CONFIRMED", chargeId: collected.chargeId }, ctx.clock.now());
    await deductReservations(tx, ctx, order.id);
    if (order.credit > 0) await takeHeldCredit(tx, ctx, { orderId: order.id, amount: order.credit });
    await postToLedger(tx, ctx, {
      key: `sale:${order.id}`,
      kind: "sale",
      orderId: order.id,
      currency: order.currency,
      description: `Sale ${order.number}`,
      entries: saleEntries(partsMoney(order)),
    });
    await appendEvents(
      tx,
      ctx,
      [
        {
          type: "PaymentConfirmed",
          key: order.id,
          payload: {
            orderId: order.id,
            paymentId: payment.id,
            amount: { amount: payment.amount, currency: payment.currency },
          },
        },
      ],
      payment.attempt > 1 ? [jobRequest(voidUnusedPaymentsJob, { orderId: order.id })] : [],
    );
  });
}

/** Asks Stripe for what was authorised; of a payment of nothing there is nothing to ask. Undefined when it lapsed. */
async function collect(ctx: Ctx, payment: PaymentRow): Promise<{ chargeId: string | null } | undefined> {
  if (payment.amount === 0) return { chargeId: null };
  if (!payment.stripe_payment_intent_id) throw new Error(`Payment ${payment.id} is authorised and Stripe unknown.`);
  const intent = await ctx.services.payments.capture(payment.stripe_payment_intent_id, `capture:${payment.id}`);
  if (await isLapsed(ctx, payment, intent)) return undefined;
  if (intent.status !== "succeeded") throw new Error(`Capturing ${intent.id} left it ${intent.status}.`);
  return intent;
}

/** Whether nothing can be collected any more. What somebody could still confirm is voided first. */
async function isLapsed(ctx: Ctx, payment: PaymentRow, intent: Intent): Promise<boolean> {
  if (intent.status === "canceled") return true;
  if (intent.status !== "requires_payment_method") return false;
  return (await ctx.services.payments.voidIntent(intent.id, `void:${payment.id}`)).status === "canceled";
}

async function giveUpOrder(ctx: Ctx, orderId: string, payment: PaymentRow): Promise<void> {
  const failure = {
    code: "authorisation_lapsed",
    message: "The bank let go of the payment before it was collected. Nothing was charged.",
  };
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, orderId);
    if (order.paymentStatus !== "AUTHORIZED") return;
    const failed = await recordOrderEvents(tx, ctx, order, [
      { type: "PaymentFailed", payload: { paymentId: payment.id, ...failure } },
    ]);
    await setPayment(tx, payment.id, { status: "CANCELLED", failure }, ctx.clock.now());
    await abandonOrder(tx, ctx, failed, "The payment could not be collected.");
    await appendEvents(tx, ctx, [
      { type: "PaymentFailed", key: orderId, payload: { orderId, paymentId: payment.id, code: failure.code } },
    ]);
  });
}
