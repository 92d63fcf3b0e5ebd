import type { Tx } from "@emporia/db";
import {
  lockOrderState,
  type OrderEvent,
  type OrderState,
  type RefundState,
  recordOrderEvents,
  type SellerOrderState,
} from "../orders/index";
import { appendEvents, type Ctx, inTransaction, type NewDomainEvent } from "../platform/index";
import { askOnce } from "./asked-before";
import { type PartMoney, postToLedger, refundEntries, refundFailureEntries } from "./ledger";
import { ProviderRefusal } from "./payment-provider";
import { isAnyTakenBack, isLostAndSettled, isTakenBack } from "./queries/disputes";
import { findPayment, type PaymentRow, setPayment } from "./queries/payments";
import {
  insertCarriedRefund,
  insertCreditedRefund,
  insertRefund,
  setRefundRefused,
  setRefundSucceeded,
} from "./queries/refunds";
import { findOrderOfPart } from "./queries/transfers";
import { redirectCredit } from "./redirect-credit";

/**
 * Gives back what was promised of a seller's part of an order and is not given yet: what goes to store credit at once, the
 * rest by books first, then Stripe, then the order's history. To a closed account no store credit goes. Killed in between, the next run goes on where it stopped, and
 * nothing is given back twice.
 * It waits while the shopper's bank disputes the payment.
 */
export async function refundPart(ctx: Ctx, input: { sellerOrderId: string }): Promise<void> {
  const found = await findOrderOfPart(ctx.db, input.sellerOrderId);
  const payment = found && (await findPayment(ctx.db, found.order_id));
  if (!payment || (payment.amount > 0 && !payment.stripe_payment_intent_id)) return;
  const waiting = await bookRefunds(ctx, payment, input.sellerOrderId);
  const { payments } = ctx.services;
  for (const { begunAt, intentId, paymentId, ...refund } of waiting) {
    const find = () => payments.findRefundOfPayment(intentId, refund.id);
    const ask = () =>
      payments.refund({
        intentId,
        amount: refund.money.total,
        orderId: payment.order_id,
        refundId: refund.id,
        idempotencyKey: `refund:${refund.id}`,
      });
    try {
      const { id: stripeRefundId } = await askOnce<{ id: string }>(ctx, begunAt, { find, ask });
      await recordRefund(ctx, payment, input.sellerOrderId, { refund, stripeRefundId });
    } catch (error) {
      if (!(error instanceof ProviderRefusal)) throw error;
      const given = await find();
      if (given) await recordRefund(ctx, payment, input.sellerOrderId, { refund, stripeRefundId: given.id });
      else
        await takeRefusal(ctx, payment.order_id, input.sellerOrderId, {
          refundId: refund.id,
          paymentId,
          refusal: error,
        });
    }
  }
}

/**
 * Writes down that Stripe will never give a refund, so that staff pay it another way and the shopper is told. While a dispute is undecided, or not
 * heard of yet, it waits: won, it is given after all, and lost, the bank has given it.
 */
async function takeRefusal(
  ctx: Ctx,
  orderId: string,
  sellerOrderId: string,
  { refundId, paymentId, refusal }: { refundId: string; paymentId: string; refusal: ProviderRefusal },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, orderId);
    if (refusal.code === "charge_disputed" && !(await isLostAndSettled(tx, paymentId))) return;
    const reason = `Stripe does not give it: ${refusal.message}`;
    const events = await refuseRefunds(tx, ctx, order, [{ refundId, sellerOrderId }], reason);
    if (events.length === 0) return;
    await recordOrderEvents(tx, ctx, order, events);
    await announceRefusals(tx, ctx, order, events);
  });
}

/** Has the shopper told of refunds that they are owed and that went nowhere. */
async function announceRefusals(tx: Tx, ctx: Ctx, order: OrderState, events: readonly OrderEvent[]): Promise<void> {
  await appendEvents(
    tx,
    ctx,
    events.flatMap(({ type, payload }) =>
      type === "RefundFailed"
        ? [
            {
              type,
              key: order.id,
              payload: {
                orderId: order.id,
                sellerOrderId: payload.sellerOrderId,
                refundId: payload.refundId,
                amount: { amount: payload.amount, currency: order.currency },
              },
            } as const,
          ]
        : [],
    ),
  );
}

/** Takes refunds back that are in the books and were never given; they are owed to the shopper on. @returns what to record */
export async function refuseRefunds(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  refused: readonly { refundId: string; sellerOrderId: string }[],
  reason: string,
): Promise<OrderEvent[]> {
  const events: OrderEvent[] = [];
  for (const { refundId, sellerOrderId } of refused) {
    const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
    const amount = part?.refunds.find((each) => each.id === refundId)?.money.total ?? 0;
    if (!(await setRefundRefused(tx, refundId, reason, ctx.clock.now()))) continue;
    await postToLedger(tx, ctx, {
      key: `refund_failure:${refundId}`,
      kind: "refund_failure",
      orderId: order.id,
      currency: order.currency,
      description: `Refund of ${part?.number} was not given`,
      entries: refundFailureEntries({ sellerOrderId, amount }, "Not given"),
    });
    events.push({ type: "RefundFailed", payload: { refundId, sellerOrderId, amount, reason } });
  }
  return events;
}

/** A refund that Stripe is to be asked for: since when it is written down, and what has the money. */
type BookedRefund = RefundState & { begunAt: Date; intentId: string; paymentId: string };

/** Writes promised refunds down and into the ledger, each once, and says which are to be given. */
async function bookRefunds(ctx: Ctx, payment: PaymentRow, sellerOrderId: string): Promise<BookedRefund[]> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockOrderState(tx, payment.order_id);
    // Of what was not collected yet the less will be, and of an order whose authorisation lapsed nothing was.
    if (locked.paymentStatus === "AUTHORIZED" || locked.paymentStatus === "CANCELLED") return [];
    // What the shopper's bank has is not given a second time; should the bank return it, money is resumed hourly.
    const carriedFrom = locked.supplements?.carried?.map((each) => each.orderId) ?? [];
    const isWithBank = (await isTakenBack(tx, payment.id)) || (await isAnyTakenBack(tx, carriedFrom));
    const order = isWithBank ? locked : await withoutClosedCredit(tx, ctx, locked, payment, sellerOrderId);
    const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
    if (!part) return [];
    const pending = part.refunds.filter((refund) => refund.status === "PENDING");
    const sources = await paymentsBehind(tx, payment, pending);
    await giveAtOnce(
      tx,
      ctx,
      { order, part, payment },
      pending.filter((refund) => isOfNothing(refund) || (refund.to === "credit" && !isWithBank)),
    );
    const waiting: BookedRefund[] = [];
    for (const refund of pending.filter((each) => !isOfNothing(each) && each.to === "card")) {
      const source = sources.get(refund.from);
      // Of a payment of nothing only nothing, or store credit, can be given back, which is done by now.
      if (!source?.stripe_payment_intent_id || (await isTakenBack(tx, source.id))) continue;
      const begunAt = await insertRefund(tx, refundRow(order, part, source, refund, ctx.clock.now()));
      await postRefund(tx, ctx, order, part, refund);
      waiting.push({ ...refund, begunAt, intentId: source.stripe_payment_intent_id, paymentId: source.id });
    }
    return waiting;
  });
}

/** Books what a closed account can have neither as store credit nor on its card: it is owed, and staff pay it by hand. */
async function withoutClosedCredit(
  tx: Tx,
  ctx: Ctx,
  before: OrderState,
  payment: PaymentRow,
  sellerOrderId: string,
): Promise<OrderState> {
  const { order, owed } = await redirectCredit(tx, ctx, before, sellerOrderId);
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part || owed.length === 0) return order;
  for (const refund of owed) {
    await insertRefund(tx, refundRow(order, part, payment, refund, ctx.clock.now()));
    await postRefund(tx, ctx, order, part, { ...refund, to: "card" });
  }
  const refused = owed.map(({ id }) => ({ refundId: id, sellerOrderId }));
  const events = await refuseRefunds(tx, ctx, order, refused, ACCOUNT_CLOSED);
  await announceRefusals(tx, ctx, order, events);
  return recordOrderEvents(tx, ctx, order, events);
}
const ACCOUNT_CLOSED = "It was paid with store credit, and the account is closed: pay it another way.";

function refundRow(
  order: OrderState,
  part: SellerOrderState,
  payment: PaymentRow,
  refund: RefundState,
  now: Date,
): Parameters<typeof insertRefund>[1] {
  return {
    ...{ id: refund.id, orderId: order.id, paymentId: payment.id, sellerOrderId: part.id, now },
    ...{ amount: refund.money.total, currency: order.currency, reason: refund.reason },
  };
}

/** The payments that have the money of refunds, by the order whose it is; undefined: the order's own. */
async function paymentsBehind(
  tx: Tx,
  own: PaymentRow,
  refunds: readonly RefundState[],
): Promise<Map<string | undefined, PaymentRow>> {
  const sources = new Map<string | undefined, PaymentRow>([[undefined, own]]);
  for (const { from } of refunds) {
    const found = from !== undefined && !sources.has(from) ? await findPayment(tx, from) : undefined;
    if (found) sources.set(from, found);
  }
  return sources;
}

/** What cost the shopper nothing: the platform paid for it, and takes it back from the seller. */
const isOfNothing = ({ money }: RefundState): boolean => money.total === 0;

/** Ends refunds of nothing, those to store credit and those that pay for another order: books and history, and nothing to ask of Stripe. */
export async function giveAtOnce(
  tx: Tx,
  ctx: Ctx,
  { order, part, payment }: { order: OrderState; part: SellerOrderState; payment: PaymentRow },
  refunds: readonly RefundState[],
): Promise<void> {
  if (refunds.length === 0) return;
  const now = ctx.clock.now();
  for (const refund of refunds) {
    const row = refundRow(order, part, payment, refund, now);
    if (refund.to === "order") await insertCarriedRefund(tx, row);
    else if (!isOfNothing(refund)) await insertCreditedRefund(tx, row);
    await postRefund(tx, ctx, order, part, refund);
  }
  const after = await recordOrderEvents(
    tx,
    ctx,
    order,
    refunds.map((refund) => issued(part.id, refund)),
  );
  if (after.paymentStatus === "REFUNDED" || after.paymentStatus === "PARTIALLY_REFUNDED")
    await setPayment(tx, payment.id, { status: after.paymentStatus }, now);
  await appendEvents(
    tx,
    ctx,
    refunds.map((refund) => announced(order, part.id, refund)),
  );
}

async function postRefund(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  part: SellerOrderState,
  refund: RefundState,
): Promise<void> {
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
      credit: creditOf(order, refund),
      carried: refund.to === "order" ? refund.money.total : 0,
    }),
  });
}

function creditOf({ number, userId }: OrderState, { to, money }: RefundState): PartMoney["credit"] {
  if (to !== "credit") return undefined;
  if (!userId) throw new Error(`Order ${number} belongs to nobody who could have store credit.`);
  return { userId, amount: money.total };
}

/** What an order's history says of a refund that was given. */
export function issued(sellerOrderId: string, { id, money, reason }: RefundState): OrderEvent {
  return { type: "RefundIssued", payload: { refundId: id, sellerOrderId, amount: money.total, reason } };
}

/** What others are told of a refund that was given. */
export function announced(order: OrderState, sellerOrderId: string, { id, kind, money }: RefundState): NewDomainEvent {
  const amount = { amount: money.total, currency: order.currency };
  return {
    type: "RefundIssued",
    key: order.id,
    payload: { orderId: order.id, sellerOrderId, refundId: id, kind, amount },
  };
}

/** Writes down that Stripe gave a refund. Repeating it changes nothing. */
export async function recordRefund(
  ctx: Ctx,
  payment: Pick<PaymentRow, "id" | "order_id">,
  sellerOrderId: string,
  { refund, stripeRefundId }: { refund: RefundState; stripeRefundId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, payment.order_id);
    if (!(await setRefundSucceeded(tx, refund.id, stripeRefundId, ctx.clock.now()))) return;
    const after = await recordOrderEvents(tx, ctx, order, [issued(sellerOrderId, refund)]);
    const status = after.paymentStatus === "REFUNDED" ? "REFUNDED" : "PARTIALLY_REFUNDED";
    await setPayment(tx, payment.id, { status }, ctx.clock.now());
    await appendEvents(tx, ctx, [announced(order, sellerOrderId, refund)]);
  });
}
