import { isOutdated, writeLast } from "@emporia/db";
import type { RawBuilder } from "kysely";
import { emptyBoughtCarts, refreshCachedCart } from "../cart/index";
import { carriedAmount, changeOrders, lockedOrderState, type OrderState } from "../orders/index";
import {
  advanceOrderJob,
  type ChosenCard,
  type PaymentRow,
  setPayment,
  setPaymentsAuthorized,
} from "../payments/index";
import { after, type Ctx, DAY_MS, enqueue, insertAllEvents, inTransaction, together } from "../platform/index";
import {
  type KnownOrder,
  lockPaidOrder,
  type OrderForPayment,
  type PaidCheckout,
  paidOrdersMustBe,
  setCheckoutsConfirmed,
} from "./queries";

/** What Stripe knows of a payment, as far as it is kept; of one of nothing it knows nothing. */
type Authorised = { id: string | null; chargeId: string | null };
export const nothingToCollect: Authorised = { id: null, chargeId: null };

type Confirmed = { status: "confirmed" | "cancelled"; orderNumber: string };

/** An order whose payment is authorised, as it stands before it is confirmed. */
interface PaidOrder {
  ctx: Ctx;
  order: OrderState;
  checkout: PaidCheckout | null;
  payment: PaymentRow;
  intent: Authorised;
}

/**
 * Confirms an order whose payment is authorised, closes its checkout and empties its cart of what was bought. Of an order
 * that was given up in the meantime the authorisation is given back. A repeat finds it confirmed.
 */
export async function confirmOrder(
  ctx: Ctx,
  { number: orderNumber, payment, known }: OrderForPayment,
  intent: Authorised,
): Promise<Confirmed> {
  const isDone = known !== undefined && (await confirmKnown({ ctx, ...known, payment, intent }));
  const { outcome, checkout } = isDone
    ? { outcome: { status: "confirmed", orderNumber } as const, checkout: known.checkout }
    : await confirmLocked(ctx, orderNumber, payment, intent, known);
  if (checkout) await refreshCachedCart(ctx, { id: checkout.cartId, userId: checkout.userId });
  return outcome;
}

/**
 * Confirms in one journey what nobody else has changed since it was placed; false, and nothing done, when somebody has.
 * Orders that are paid at the same moment are confirmed together: most of the work is the same for one and for ten.
 */
const confirmKnown = together(
  { of: ({ ctx }: PaidOrder & KnownOrder) => ctx.db, most: 10 },
  async (orders): Promise<boolean[]> => {
    const [first] = orders;
    if (!first) return [];
    const known = orders.map(({ order, checkout, payment }) => ({ order, checkout, paymentId: payment.id }));
    try {
      await inTransaction(first.ctx, (tx) =>
        writeLast(tx, writesOfConfirmations(orders, first.ctx.clock.now()), paidOrdersMustBe(known)),
      );
      return orders.map(() => true);
    } catch (error) {
      // Of several it is tried for each alone, so that only what has changed goes the slow way.
      if (orders.length === 1 && isOutdated(error)) return [false];
      throw error;
    }
  },
);

/** Reads under its lock how far an order is, and confirms it if it still waits. */
async function confirmLocked(
  ctx: Ctx,
  orderNumber: string,
  payment: PaymentRow,
  intent: Authorised,
  known: KnownOrder | undefined,
): Promise<{ outcome: Confirmed; checkout: PaidCheckout | null }> {
  const orderId = payment.order_id;
  return inTransaction(ctx, async (tx) => {
    const locked = await lockPaidOrder(tx, orderId, payment.id);
    const order = await lockedOrderState(tx, orderId, locked?.eventCount, known?.order);
    if (order.status !== "PENDING" && order.status !== "CANCELLED")
      return { outcome: { status: "confirmed", orderNumber }, checkout: null };
    if (order.status === "CANCELLED" || locked?.paymentStatus !== "PENDING") {
      // Given up in the meantime: the job gives the authorisation back, so it has to know of it.
      await setPayment(tx, payment.id, { intentId: intent.id }, ctx.clock.now());
      await enqueue(tx, advanceOrderJob, { orderId });
      return { outcome: { status: "cancelled", orderNumber }, checkout: null };
    }
    const { checkout } = locked;
    await writeLast(tx, writesOfConfirmations([{ ctx, order, checkout, payment, intent }], ctx.clock.now()));
    return { outcome: { status: "confirmed", orderNumber }, checkout };
  });
}

/** Banks let go of an authorisation after seven days; on the sixth what nobody has sent is collected. */
const HOLD_MS = 6 * DAY_MS;

/**
 * Until when a payment is held for its first parcel; null for one that is collected at once, as is what another order helps
 * to pay for.
 */
function captureAtOf({ ctx, order, payment }: PaidOrder): Date | null {
  const isHeld = ctx.services.settings.capturesAtDispatch && payment.amount > 0 && carriedAmount(order) === 0;
  return isHeld ? after(ctx.clock, HOLD_MS) : null;
}

const heldUntil = (captureAt: Date | null) => (captureAt ? { captureAt: captureAt.toISOString() } : {});

const keepsCard = ({ payment_method }: PaymentRow) => (payment_method as ChosenCard | null)?.isKept === true;

function writesOfConfirmations(orders: readonly PaidOrder[], now: Date): RawBuilder<unknown>[] {
  const closed = orders.flatMap(({ checkout }) => (checkout ? [checkout] : []));
  const captureAts = orders.map(captureAtOf);
  const { writes } = changeOrders(
    orders.map(({ ctx, order, payment }, nth) => ({
      ctx,
      before: order,
      events: [
        { type: "PaymentAuthorized", payload: { paymentId: payment.id, ...heldUntil(captureAts[nth] ?? null) } },
        { type: "OrderConfirmed", payload: {} },
      ],
    })),
  );
  return [
    setPaymentsAuthorized(
      orders.map(({ payment, intent }, nth) => ({
        paymentId: payment.id,
        intent,
        captureAt: captureAts[nth] ?? null,
      })),
      now,
    ),
    ...writes,
    ...(closed.length > 0
      ? [
          setCheckoutsConfirmed(
            closed.map(({ id }) => id),
            now,
          ),
          emptyBoughtCarts(closed, now),
        ]
      : []),
    insertAllEvents(
      orders.map(({ ctx, order, payment }, nth) => ({
        ctx,
        events: [
          {
            type: "PaymentAuthorized",
            key: order.id,
            payload: {
              orderId: order.id,
              paymentId: payment.id,
              ...heldUntil(captureAts[nth] ?? null),
              ...(keepsCard(payment) ? { keepsCard: true } : {}),
            },
          },
          {
            type: "OrderConfirmed",
            key: order.id,
            payload: {
              orderId: order.id,
              sellerOrderIds: order.sellerOrders.map((part) => part.id),
              ...(order.supplements ? { amendmentId: order.supplements.amendmentId } : {}),
            },
          },
        ],
      })),
    ),
  ];
}
