import type { Tx } from "@emporia/db";
import { deductReservations } from "../inventory/index";
import {
  abandonOrder,
  agreeToAmendment,
  awaitsCapture,
  cancelUncarried,
  carriedAmount,
  carriedOfParts,
  creditOfParts,
  endAmendmentOf,
  feeAmounts,
  lockOrderState,
  type OrderState,
  type RefundState,
  recordOrderEvents,
} from "../orders/index";
import {
  appendEvents,
  type Ctx,
  enqueue,
  enqueueAll,
  inTransaction,
  jobRequest,
  leastAmountOf,
  MINUTE_MS,
  ServiceUnavailable,
} from "../platform/index";
import { takeHeldCredit } from "../store-credit/index";
import { captureOrderJob, refundPartJob, voidUnusedPaymentsJob } from "./jobs";
import { type PartMoney, postToLedger, refundEntries, saleEntries } from "./ledger";
import type { Intent } from "./payment-provider";
import { isAnyTakenBack } from "./queries/disputes";
import { findPayment, type PaymentRow, setPayment } from "./queries/payments";
import { insertRefund, setRefundSucceeded } from "./queries/refunds";
import { announced, giveAtOnce, issued } from "./refund-part";

/** The seller's parts of an order as the ledger needs them; what is paid with store credit is of each in proportion. */
export function partsMoney(order: OrderState): PartMoney[] {
  const { userId, sellerOrders } = order;
  const shares = creditOfParts(order);
  const carried = carriedOfParts(order);
  return sellerOrders.map((part) => {
    const amount = shares.get(part.id) ?? 0;
    const credit = userId !== null && amount > 0 ? { userId, amount } : undefined;
    return { ...partMoney(part), credit, carried: carried.get(part.id) };
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
    sellerTax: part.sellerTax ?? 0,
    ...feeAmounts(part),
  };
}

/**
 * Collects what was authorised; stock leaves the shelf and the sale is posted, in one transaction after Stripe said yes. Where
 * what is taken out of another order pays for some of it, that order gives it in the same transaction; if it cannot any more,
 * this one is cancelled and its card gets back what it paid.
 * A payment that is held until something is sent is left alone before its day, unless Stripe knows better.
 * When the authorisation lapsed there is nothing to collect: the order ends, its stock returns, nothing was charged.
 * Harmless to repeat: Stripe gets the same key, and what is recorded already is left alone.
 */
export async function captureOrder(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const payment = await findPayment(ctx.db, input.orderId);
  if (payment?.status !== "AUTHORIZED") return;
  if (payment.capture_at && payment.capture_at > ctx.clock.now()) await keepHeld(ctx, payment, payment.capture_at);
  else await collectPayment(ctx, payment);
}

/** Collects a payment that was held, because something is sent now; see {@link captureOrder}. */
export async function collectHeldPayment(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const payment = await findPayment(ctx.db, input.orderId);
  if (payment?.status === "AUTHORIZED") await collectPayment(ctx, payment);
}

/** Somebody asked for a payment before its day: it waits on, unless it was collected or let go of at Stripe. */
async function keepHeld(ctx: Ctx, payment: PaymentRow, captureAt: Date): Promise<void> {
  const intent = await ctx.services.payments.findIntent(payment.stripe_payment_intent_id ?? "");
  if (intent?.status === "succeeded" || intent?.status === "canceled") return collectPayment(ctx, payment);
  const { order_id: orderId } = payment;
  await inTransaction(ctx, (tx) => enqueue(tx, captureOrderJob, { orderId }, { runAt: captureAt }));
}

async function collectPayment(ctx: Ctx, payment: PaymentRow): Promise<void> {
  const amount = payment.capture_at ? await beginCapture(ctx, payment) : payment.amount;
  if (amount === undefined) return;
  const collected = await collect(ctx, payment, amount);
  if (!collected) return giveUpOrder(ctx, payment);
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, payment.order_id);
    if (order.paymentStatus !== "AUTHORIZED") return;
    await deductReservations(tx, ctx, order.id);
    if (order.credit > 0) await takeHeldCredit(tx, ctx, { orderId: order.id, amount: order.credit });
    const carriedFrom = await takeCarried(tx, ctx, order);
    const after = await recordCapture(tx, ctx, order, payment, { amount, chargeId: collected.chargeId });
    if (carriedFrom === "nobody") {
      await endAmendmentOf(tx, ctx, order);
      await giveCarried(tx, ctx, await cancelUncarried(tx, ctx, after));
    } else if (carriedFrom) await giveCarried(tx, ctx, carriedFrom);
  });
}

/**
 * Has the order that another one adds to give what pays for it.
 * @returns that order, once it has; undefined where nothing pays but card and credit; `nobody` where it cannot give so much
 */
async function takeCarried(tx: Tx, ctx: Ctx, order: OrderState): Promise<OrderState | undefined | "nobody"> {
  const { id: orderId, number, supplements } = order;
  if (!supplements || carriedAmount(order) === 0) return undefined;
  const from = await lockOrderState(tx, supplements.orderId);
  const isWithBank = await isAnyTakenBack(tx, supplements.carried?.map((each) => each.orderId) ?? []);
  return (!isWithBank && (await agreeToAmendment(tx, ctx, from, supplements, { orderId, number }))) || "nobody";
}

/** Writes down what of an order pays for another one: it is given in the moment in which it is promised. */
async function giveCarried(tx: Tx, ctx: Ctx, order: OrderState): Promise<void> {
  const payment = await findPayment(tx, order.id);
  if (!payment) throw new Error(`Order ${order.number} has no payment that could pay for another one.`);
  for (const part of order.sellerOrders) {
    const given = part.refunds.filter((refund) => refund.to === "order" && refund.status === "PENDING");
    if (given.length > 0) await giveAtOnce(tx, ctx, { order, part, payment }, given);
  }
}

/**
 * Says how much of a held payment is collected: all but what was cancelled by now. From here on nothing is cancelled until
 * it is. Undefined when there is nothing to collect any more.
 */
async function beginCapture(ctx: Ctx, payment: PaymentRow): Promise<number | undefined> {
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, payment.order_id);
    if (!awaitsCapture(order)) return undefined;
    if (order.captureAmount !== null) return order.captureAmount;
    const left = releasedOf(order).reduce((sum, { refund }) => sum - refund.money.total, payment.amount);
    // A card pays so much at least: what would be less is collected whole, and the rest of it given back.
    const amount = left > 0 && left < leastAmountOf(payment.currency) ? payment.amount : left;
    await recordOrderEvents(tx, ctx, order, [{ type: "CaptureBegun", payload: { paymentId: payment.id, amount } }]);
    // Killed before Stripe answers, the job goes on; given up, the hourly look at unfinished money finds it.
    await setPayment(tx, payment.id, { captureAt: ctx.clock.now() }, ctx.clock.now());
    await enqueueAll(tx, [
      jobRequest(captureOrderJob, { orderId: order.id }, { runAt: new Date(ctx.clock.now().getTime() + MINUTE_MS) }),
    ]);
    return amount;
  });
}

/** What was promised back to the card before anything was collected: it never is. */
function releasedOf(order: OrderState): { part: OrderState["sellerOrders"][number]; refund: RefundState }[] {
  return order.sellerOrders.flatMap((part) =>
    part.refunds
      .filter((refund) => refund.status === "PENDING" && refund.to === "card")
      .map((refund) => ({ part, refund })),
  );
}

/** Writes down what was collected. What was cancelled before is in the same posting, sold and taken back. */
async function recordCapture(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  payment: PaymentRow,
  collected: { amount: number; chargeId: string | null },
): Promise<OrderState> {
  const now = ctx.clock.now();
  const { amount } = collected;
  const released = amount < payment.amount ? releasedOf(order) : releasedOf(order).filter(isOfNothing);
  const after = await recordOrderEvents(tx, ctx, order, [
    { type: "PaymentConfirmed", payload: { paymentId: payment.id, amount } },
    ...released.map(({ part, refund }) => issued(part.id, refund)),
  ]);
  const chargeId = collected.chargeId ?? payment.stripe_charge_id;
  await setPayment(tx, payment.id, { status: statusOfPayment(after), chargeId }, now);
  for (const { part, refund } of released.filter((each) => each.refund.money.total > 0)) {
    await insertRefund(tx, {
      id: refund.id,
      orderId: order.id,
      paymentId: payment.id,
      sellerOrderId: part.id,
      amount: refund.money.total,
      currency: order.currency,
      reason: refund.reason,
      now,
    });
    await setRefundSucceeded(tx, refund.id, null, now);
  }
  await postToLedger(tx, ctx, {
    key: `sale:${order.id}`,
    kind: "sale",
    orderId: order.id,
    currency: order.currency,
    description: `Sale ${order.number}`,
    entries: [
      ...saleEntries(partsMoney(order)),
      ...released.flatMap(({ part, refund }) => refundEntries({ ...partMoney(part), ...refund.money })),
    ],
  });
  const { currency } = payment;
  await appendEvents(
    tx,
    ctx,
    [
      {
        type: "PaymentConfirmed",
        key: order.id,
        payload: { orderId: order.id, paymentId: payment.id, amount: { amount, currency } },
      },
      ...released.map(({ part, refund }) => announced(order, part.id, refund)),
    ],
    [
      ...(payment.attempt > 1 ? [jobRequest(voidUnusedPaymentsJob, { orderId: order.id })] : []),
      // What goes back to store credit is spent by now, and can; so can what was collected beyond what is left.
      ...after.sellerOrders
        .filter((part) => part.refunds.some((refund) => refund.status === "PENDING"))
        .map((part) => jobRequest(refundPartJob, { sellerOrderId: part.id })),
    ],
  );
  return after;
}

/** What the platform paid for in full, and takes back from its seller all the same. */
const isOfNothing = ({ refund }: { refund: RefundState }) => refund.money.total === 0;

function statusOfPayment({ paymentStatus }: OrderState): "CONFIRMED" | "PARTIALLY_REFUNDED" | "REFUNDED" {
  return paymentStatus === "CONFIRMED" || paymentStatus === "REFUNDED" ? paymentStatus : "PARTIALLY_REFUNDED";
}

/** Asks Stripe for so much of what was authorised; for nothing it lets go of it. Undefined when it lapsed. */
async function collect(
  ctx: Ctx,
  payment: PaymentRow,
  amount: number,
): Promise<{ chargeId: string | null } | undefined> {
  if (payment.amount === 0) return { chargeId: null };
  const { payments } = ctx.services;
  const intentId = payment.stripe_payment_intent_id;
  if (!intentId) throw new Error(`Payment ${payment.id} is authorised and Stripe unknown.`);
  if (amount === 0) {
    const { status } = await payments.voidIntent(intentId, `void:${payment.id}`);
    if (status !== "canceled") throw new ServiceUnavailable(`Voiding ${intentId} left it ${status}.`);
    return { chargeId: null };
  }
  const intent = await payments.capture({ intentId, amount, idempotencyKey: `capture:${payment.id}` });
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

async function giveUpOrder(ctx: Ctx, payment: PaymentRow): Promise<void> {
  const { order_id: orderId } = payment;
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
    if (carriedAmount(order) > 0) await endAmendmentOf(tx, ctx, order);
    await abandonOrder(tx, ctx, failed, "The payment could not be collected.");
    await appendEvents(tx, ctx, [
      { type: "PaymentFailed", key: orderId, payload: { orderId, paymentId: payment.id, code: failure.code } },
    ]);
  });
}
