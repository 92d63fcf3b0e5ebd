import type { CompleteCheckoutView } from "@emporia/contracts/checkout";
import type { Tx } from "@emporia/db";
import { issuesOf } from "../cart/index";
import { listOffers } from "../catalog/index";
import { reserveStock, setReservationExpiry } from "../inventory/index";
import { lockOrderState, orderTokenOf, placeOrder } from "../orders/index";
import { advanceOrderJob, insertPayment, PaymentDeclined } from "../payments/index";
import { after, type Ctx, enqueueAll, inTransaction, jobRequest, MINUTE_MS, NotFound, newId } from "../platform/index";
import { advanceOrder } from "./advance-order";
import { assertOpen } from "./change-checkout";
import { type Checkout, chosenRate, type SnapshotItem } from "./checkout";
import { CartChanged, CheckoutExpired, CheckoutStepMissing, SMALLEST_TOTAL_AMOUNT, TotalTooSmall } from "./errors";
import { CHECKOUT_TTL_MS } from "./init-checkout";
import { lockOwnCheckout, setCheckout } from "./queries";

/** When the job looks after an order that nobody came back to. */
const LOOK_AFTER_MS = 2 * MINUTE_MS;

/**
 * Places the order and pays for it. The checkout's id makes it one order, however often this is called: a repeat goes
 * on where the last call stopped and gives the same answer. Killed between any two steps, a job brings it to its end.
 * @throws CheckoutStepMissing something is not chosen yet
 * @throws CartChanged a price changed or something is no longer sold
 * @throws OutOfStock too little is left; nothing was charged
 * @throws PaymentDeclined the card was refused; the order waits for another one, its stock still promised
 * @throws CheckoutExpired
 * @throws TotalTooSmall no card can pay so little
 */
export async function completeCheckout(ctx: Ctx, input: { checkoutId: string }): Promise<CompleteCheckoutView> {
  const orderId = await inTransaction(ctx, async (tx) => {
    const checkout = await lockOwnCheckout(tx, ctx, input.checkoutId);
    if (!checkout) throw new NotFound("This checkout");
    if (checkout.orderId && (checkout.status === "CONFIRMED" || checkout.status === "PROCESSING"))
      return checkout.orderId;
    assertOpen(checkout, ctx.clock.now());
    return checkout.orderId ? payAgain(tx, ctx, checkout, checkout.orderId) : place(tx, ctx, checkout);
  });
  const outcome = await advanceOrder(ctx, { orderId });
  switch (outcome.status) {
    case "confirmed":
      return {
        status: "confirmed",
        orderId,
        orderNumber: outcome.orderNumber,
        orderToken: orderTokenOf(ctx, orderId),
      };
    case "requires_action":
      return {
        status: "requires_action",
        orderNumber: outcome.orderNumber,
        clientSecret: outcome.clientSecret,
        redirectUrl: outcome.redirectUrl,
      };
    case "processing":
      return {
        status: "processing",
        orderNumber: outcome.orderNumber,
        message:
          "Your payment is taking longer than usual. You need not pay again: we will mail you when it is through.",
      };
    case "declined":
      throw new PaymentDeclined(outcome.failure);
    case "cancelled":
      throw new CheckoutExpired();
  }
}

/** The first try: checks what was promised, reserves, and writes the order down before any money is asked for. */
async function place(tx: Tx, ctx: Ctx, checkout: Checkout): Promise<string> {
  const { snapshot, shippingAddress, billingAddress, paymentMethod, email } = checkout;
  if (!email) throw new CheckoutStepMissing("email", "Enter the e-mail address that the confirmation should go to.");
  if (!shippingAddress || !billingAddress)
    throw new CheckoutStepMissing("shippingAddress", "Enter the shipping address before you pay.");
  if (!checkout.shippingChoices)
    throw new CheckoutStepMissing("shippingMethod", "Choose how your items are sent before you pay.");
  if (!paymentMethod) throw new CheckoutStepMissing("paymentMethod", "Choose a card before you pay.");
  if (checkout.totalAmount < SMALLEST_TOTAL_AMOUNT) throw new TotalTooSmall();
  await assertUnchanged(tx, checkout);

  const orderId = newId();
  const reserved = await reserveStock(tx, ctx, {
    orderId,
    demands: snapshot.items,
    expiresAt: after(ctx.clock, CHECKOUT_TTL_MS),
  });
  const order = await placeOrder(
    tx,
    ctx,
    {
      id: orderId,
      // A checkout belongs to its first order; one that replaces it is found through the checkout.
      checkoutId: checkout.paymentAttempt === 0 ? checkout.id : null,
      userId: checkout.userId,
      email,
      market: checkout.market,
      currency: checkout.currency,
      shippingAddress,
      billingAddress,
      items: snapshot.items.map((item) => ({
        ...item,
        unitPriceAmount: item.priceAmount,
        taxAmount: checkout.tax?.lines[item.id] ?? 0,
      })),
      shipping: shippingOf(checkout),
    },
    { events: [reserved], jobs: [lookAfter(ctx, orderId)] },
  );
  if (order.amounts.total !== checkout.totalAmount)
    throw new Error(`Checkout ${checkout.id} says ${checkout.totalAmount}, its order ${order.amounts.total}.`);
  await beginPayment(tx, ctx, { ...checkout, orderId });
  return orderId;
}

/** Another try after a decline: the same order, its stock promised for longer. */
async function payAgain(tx: Tx, ctx: Ctx, checkout: Checkout, orderId: string): Promise<string> {
  const order = await lockOrderState(tx, orderId);
  if (order.status !== "PENDING") throw new CheckoutExpired();
  if (!checkout.paymentMethod) throw new CheckoutStepMissing("paymentMethod", "Choose a card before you pay.");
  if (order.amounts.total !== checkout.totalAmount)
    throw new Error(`Checkout ${checkout.id} says ${checkout.totalAmount}, its order ${order.amounts.total}.`);
  await setReservationExpiry(tx, orderId, after(ctx.clock, CHECKOUT_TTL_MS));
  await enqueueAll(tx, [lookAfter(ctx, orderId)]);
  await beginPayment(tx, ctx, checkout);
  return orderId;
}

async function beginPayment(tx: Tx, ctx: Ctx, checkout: Checkout): Promise<void> {
  const { orderId, paymentMethod } = checkout;
  if (!orderId || !paymentMethod) throw new Error("A payment needs an order and a card.");
  const attempt = checkout.paymentAttempt + 1;
  const now = ctx.clock.now();
  await insertPayment(tx, {
    id: newId(),
    orderId,
    attempt,
    amount: checkout.totalAmount,
    currency: checkout.currency,
    paymentMethod,
    now,
  });
  await setCheckout(
    tx,
    {
      ...checkout,
      orderId,
      status: "PROCESSING",
      paymentAttempt: attempt,
      paymentError: null,
      expiresAt: after(ctx.clock, CHECKOUT_TTL_MS),
    },
    now,
  );
}

const lookAfter = (ctx: Ctx, orderId: string) =>
  jobRequest(advanceOrderJob, { orderId }, { runAt: after(ctx.clock, LOOK_AFTER_MS) });

/** Compares the snapshot with what is on offer now. Stock is left to the reservation, which decides. */
async function assertUnchanged(tx: Tx, checkout: Checkout): Promise<void> {
  const { items } = checkout.snapshot;
  const offers = await listOffers(
    tx,
    items.map((item) => item.variantId),
    checkout.currency,
  );
  const cart = { id: checkout.cartId, userId: null, currency: checkout.currency, version: 0, expiresAt: "", items };
  const issues = issuesOf(cart, offers).filter((issue) => issue.issue !== "OUT_OF_STOCK");
  if (issues.length > 0) throw new CartChanged(issues);
}

function shippingOf(checkout: Checkout): Parameters<typeof placeOrder>[2]["shipping"] {
  const sellers = new Set(checkout.snapshot.items.map((item: SnapshotItem) => item.sellerId));
  return Object.fromEntries(
    [...sellers].map((sellerId) => {
      const rate = chosenRate(checkout, sellerId);
      if (!rate) throw new CheckoutStepMissing("shippingMethod", "Choose how your items are sent before you pay.");
      const { id: rateId, name, minDays, maxDays, amount } = rate;
      return [sellerId, { rateId, name, minDays, maxDays, amount, taxAmount: checkout.tax?.shipping[sellerId] ?? 0 }];
    }),
  );
}
