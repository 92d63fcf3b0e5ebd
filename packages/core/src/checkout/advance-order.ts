import { lockOrderState, recordOrderEvents } from "../orders/index";
import {
  type ChosenCard,
  findPayment,
  type Intent,
  PaymentDeclined,
  type PaymentRow,
  setPayment,
} from "../payments/index";
import { appendEvents, type Ctx, HOUR_MS, inTransaction, ServiceUnavailable } from "../platform/index";
import { confirmOrder, nothingToCollect } from "./confirm-order";
import { findOrderForPayment, lockCheckoutOfOrder, type OrderForPayment, setCheckout } from "./queries";

export type Outcome =
  | { status: "confirmed"; orderNumber: string }
  | { status: "requires_action"; orderNumber: string; clientSecret: string; redirectUrl: string | null }
  | { status: "processing"; orderNumber: string }
  | { status: "declined"; orderNumber: string; failure: { code: string; message: string } }
  | { status: "cancelled"; orderNumber: string };

/**
 * Brings an order whose payment began one step further, by what Stripe says now. The browser, the webhook and the job
 * all call this, at the same time if they must: each step is decided under the order's lock and taken once.
 * Who has just begun the payment says so by `toPay` and spares a read. With `isGivenUp` a payment that waits for its bank
 * waits no longer.
 */
export async function advanceOrder(
  ctx: Ctx,
  input: { orderId: string; toPay?: OrderForPayment; isGivenUp?: boolean },
): Promise<Outcome> {
  const order = input.toPay ?? (await findOrderForPayment(ctx.db, input.orderId));
  if (!order) throw new Error(`There is no order ${input.orderId} that is paid for here.`);
  const { number: orderNumber, payment } = order;
  if (order.status === "CANCELLED") return { status: "cancelled", orderNumber };
  if (order.status !== "PENDING") return { status: "confirmed", orderNumber };
  if (payment.status === "CANCELLED") return { status: "cancelled", orderNumber };
  if (payment.status === "FAILED")
    return {
      status: "declined",
      orderNumber,
      failure: {
        code: payment.failure_code ?? "declined",
        message: payment.failure_message ?? "The card was declined.",
      },
    };
  if (payment.amount === 0) return confirmOrder(ctx, order, nothingToCollect);
  let intent: Intent;
  try {
    intent = await intentOf(ctx, payment, order);
  } catch (error) {
    if (error instanceof PaymentDeclined)
      return decline(ctx, input.orderId, orderNumber, payment, { id: null, failure: error.failure });
    if (!(error instanceof ServiceUnavailable)) throw error;
    ctx.log.warn({ orderId: input.orderId, error: error.message }, "payment waits for the provider");
    return { status: "processing", orderNumber };
  }
  switch (intent.status) {
    case "requires_capture":
    case "succeeded":
      return confirmOrder(ctx, order, intent);
    case "requires_action":
      if (input.isGivenUp)
        return decline(ctx, input.orderId, orderNumber, payment, { id: intent.id, failure: givenUp });
      await rememberIntent(ctx, payment, intent);
      return {
        status: "requires_action",
        orderNumber,
        clientSecret: intent.clientSecret,
        redirectUrl: intent.redirectUrl,
      };
    case "processing":
      await rememberIntent(ctx, payment, intent);
      return { status: "processing", orderNumber };
    case "requires_payment_method":
    case "canceled":
      return decline(ctx, input.orderId, orderNumber, payment, intent);
  }
}

const givenUp = {
  code: "given_up",
  message: "You did not confirm the payment with your bank. Choose what to pay with.",
};

/** Stripe remembers an idempotency key for a day at least; a repeat after that would be another authorisation. */
const KEY_LIVES_MS = 23 * HOUR_MS;

/**
 * Asks for the authorisation, or how far it is. The attempt's id is the key: asking twice authorises once, and once the
 * key may be forgotten it is looked for first.
 */
async function intentOf(
  ctx: Ctx,
  payment: PaymentRow,
  order: { number: string; email: string; checkoutId: string | null },
): Promise<Intent> {
  if (payment.stripe_payment_intent_id) {
    const intent = await ctx.services.payments.findIntent(payment.stripe_payment_intent_id);
    if (intent) return intent;
  } else if (ctx.clock.now().getTime() - payment.created_at.getTime() > KEY_LIVES_MS) {
    const intent = await ctx.services.payments.findIntentOfPayment(payment.id);
    if (intent) return intent;
  }
  return ctx.services.payments.authorise({
    amount: payment.amount,
    currency: payment.currency,
    ...cardOf(payment),
    paymentId: payment.id,
    orderId: payment.order_id,
    orderNumber: order.number,
    email: order.email,
    returnUrl: `${ctx.services.settings.storefrontUrl}/checkout/${order.checkoutId}/return`,
    idempotencyKey: `authorise:${payment.id}`,
  });
}

/** The card of a try, and whose customer it is or will be kept with. */
function cardOf({ payment_method }: PaymentRow): { paymentMethodId: string; customerId?: string; isKept?: true } {
  const { id, customerId, isKept } = payment_method as ChosenCard;
  return { paymentMethodId: id, ...(customerId ? { customerId } : {}), ...(isKept ? { isKept } : {}) };
}

async function rememberIntent(ctx: Ctx, payment: PaymentRow, intent: Intent): Promise<void> {
  if (payment.stripe_payment_intent_id === intent.id) return;
  await inTransaction(ctx, (tx) => setPayment(tx, payment.id, { intentId: intent.id }, ctx.clock.now()));
}

async function decline(
  ctx: Ctx,
  orderId: string,
  orderNumber: string,
  payment: PaymentRow,
  intent: { id: string | null; failure: Intent["failure"] },
): Promise<Outcome> {
  const failure = intent.failure ?? { code: "authentication_failed", message: "The payment was not completed." };
  await inTransaction(ctx, async (tx) => {
    const checkout = await lockCheckoutOfOrder(tx, orderId);
    const order = await lockOrderState(tx, orderId);
    const current = await findPayment(tx, orderId);
    if (order.status !== "PENDING" || current?.id !== payment.id || current.status !== "PENDING") return;
    await recordOrderEvents(tx, ctx, order, [
      { type: "PaymentFailed", payload: { paymentId: payment.id, ...failure } },
    ]);
    await setPayment(tx, payment.id, { status: "FAILED", intentId: intent.id, failure }, ctx.clock.now());
    if (checkout?.status === "PROCESSING")
      await setCheckout(
        tx,
        { ...checkout, status: "PAYMENT", paymentMethod: null, paymentError: failure },
        ctx.clock.now(),
      );
    await appendEvents(tx, ctx, [
      {
        type: "PaymentFailed",
        key: orderId,
        payload: { orderId, paymentId: payment.id, code: failure.code, isAwaited: current.awaited_at !== null },
      },
    ]);
  });
  return { status: "declined", orderNumber, failure };
}
