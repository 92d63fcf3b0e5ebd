import { abandonOrder, lockOrderState } from "../orders/index";
import { advanceOrderJob, findPayment, type PaymentRow, setPayment } from "../payments/index";
import { after, appendEvents, type Ctx, enqueue, inTransaction, MINUTE_MS } from "../platform/index";
import { advanceOrder } from "./advance-order";
import { lockCheckoutOfOrder, setCheckout } from "./queries";

const LOOK_AGAIN_MS = 5 * MINUTE_MS;

/**
 * What the job does for an order that began and did not end: takes it further, and once its promise of stock is over
 * gives it up. Money and stock end agreed: an authorisation is voided before the stock is let go, never after.
 * Comes back as long as nobody knows how the payment stands.
 */
export async function settleOrder(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const { orderId } = input;
  const outcome = await advanceOrder(ctx, input);
  if (outcome.status === "confirmed") return;
  if (outcome.status === "processing") return lookAgain(ctx, orderId);
  if (outcome.status !== "cancelled" && !(await endOverdueTry(ctx, orderId))) return lookAgain(ctx, orderId);
  // From here on nobody confirms this payment any more, so what is voided stays voided.
  if (!(await isVoided(ctx, await findPayment(ctx.db, orderId)))) return lookAgain(ctx, orderId);
  await inTransaction(ctx, async (tx) => {
    const state = await lockOrderState(tx, orderId);
    if (state.status === "PENDING") await abandonOrder(tx, ctx, state, "The payment was not completed in time.");
  });
}

/** Ends the tries to pay for an order whose time is over. False while there is time, or when it was paid after all. */
async function endOverdueTry(ctx: Ctx, orderId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const checkout = await lockCheckoutOfOrder(tx, orderId);
    const order = await lockOrderState(tx, orderId);
    if (order.status !== "PENDING" || !checkout || checkout.expiresAt > now) return false;
    const payment = await findPayment(tx, orderId);
    if (payment?.status === "PENDING") {
      await setPayment(tx, payment.id, { status: "CANCELLED" }, now);
      if (payment.awaited_at)
        await appendEvents(tx, ctx, [
          {
            type: "PaymentFailed",
            key: orderId,
            payload: { orderId, paymentId: payment.id, code: "expired", isAwaited: true },
          },
        ]);
    }
    await setCheckout(tx, { ...checkout, status: "EXPIRED" }, now);
    return true;
  });
}

/** Gives an authorisation back whose order is gone or given up. False when Stripe has not let go of it yet. */
async function isVoided(ctx: Ctx, payment: PaymentRow | undefined): Promise<boolean> {
  if (!payment?.stripe_payment_intent_id) return true;
  // Paid for, then cancelled: what was captured goes back as a refund.
  if (payment.status !== "PENDING" && payment.status !== "FAILED" && payment.status !== "CANCELLED") return true;
  const intent = await ctx.services.payments.findIntent(payment.stripe_payment_intent_id);
  if (!intent || intent.status === "canceled") return true;
  return (await ctx.services.payments.voidIntent(intent.id, `void:${payment.id}`)).status === "canceled";
}

async function lookAgain(ctx: Ctx, orderId: string): Promise<void> {
  await inTransaction(ctx, (tx) =>
    enqueue(tx, advanceOrderJob, { orderId }, { runAt: after(ctx.clock, LOOK_AGAIN_MS) }),
  );
}
