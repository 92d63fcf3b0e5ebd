import type { CompleteCheckoutView } from "@emporia/contracts/checkout";
import { type Tx, writeLast } from "@emporia/db";
import type { RawBuilder } from "kysely";
import { issuesOf } from "../cart/index";
import { shipsBy, type Terms } from "../catalog/index";
import { passReservations, reserveStock, setReservationExpiry } from "../inventory/index";
import {
  carriedAmount,
  isAmendmentOpen,
  lockOrderState,
  type OrderState,
  orderTokenOf,
  placeOrder,
  type SupplementedPart,
} from "../orders/index";
import {
  type ChosenCard,
  insertPayment,
  leastAmountOf,
  PaymentDeclined,
  type PaymentRow,
  setPaymentAwaited,
} from "../payments/index";
import { after, type Ctx, insertEvents, inTransaction, NotFound, newId } from "../platform/index";
import { DiscountGone, redeemPromotions } from "../promotions/index";
import { holdCredit } from "../store-credit/index";
import { noteTaxReview } from "../tax/index";
import { advanceOrder } from "./advance-order";
import { assertOpen } from "./change-checkout";
import { type Checkout, chosenRate, type SnapshotItem } from "./checkout";
import { CartChanged, CheckoutAgreed, CheckoutExpired, CheckoutStepMissing, TotalTooSmall } from "./errors";
import { giveWay } from "./give-way";
import { CHECKOUT_TTL_MS } from "./init-checkout";
import { atItsStep } from "./pay-with-credit";
import {
  type LockedCheckout,
  lockOwnCheckoutToPlace,
  type OrderForPayment,
  type PaidCheckout,
  setCheckoutProcessing,
} from "./queries";
import { reprice } from "./reprice";
import { changePriced } from "./tax-by-provider";
import { amountBeforeCredit, amountToPay, carriedTo, isFree } from "./to-pay";

/**
 * Places the order and pays for it, unless nothing is left to pay: then it is confirmed without a card. The checkout's id makes it one order, however often this is called: a repeat goes
 * on where the last call stopped and gives the same answer. Killed between any two steps, a job brings it to its end.
 * @throws CheckoutStepMissing something is not chosen yet
 * @throws CartChanged a price changed or something is no longer sold
 * @throws OutOfStock too little is left; nothing was charged
 * @throws PaymentDeclined the card was refused; the order waits for another one, its stock still promised
 * @throws CheckoutExpired
 * @throws CheckoutClosed another checkout of the same things has just asked for a payment, and nobody knows yet how it stands
 * @throws CouponRefused a coupon was used up, ended or switched off since it was entered
 * @throws DiscountGone what applied by itself is not for this shopper any more; the checkout is without it now
 * @throws TotalTooSmall no card can pay so little
 * @throws CreditChanged less store credit is left than was to be used
 * @throws CheckoutAgreed staff made this order, and something of it is no longer sold
 */
export async function completeCheckout(ctx: Ctx, input: { checkoutId: string }): Promise<CompleteCheckoutView> {
  const begun = await beginOrder(ctx, input).catch((error: unknown) => pricedAnew(ctx, input.checkoutId, error));
  const { orderId } = begun;
  let outcome = await advanceOrder(ctx, begun);
  // Who is told to wait hears by mail how it ended; where it has just ended, they are told that.
  if (
    outcome.status === "processing" &&
    !(await inTransaction(ctx, (tx) => setPaymentAwaited(tx, orderId, ctx.clock.now())))
  )
    outcome = await advanceOrder(ctx, { orderId });
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
        message: "Your payment is taking longer than usual. You need not pay again: we will mail you how it ended.",
      };
    case "declined":
      throw new PaymentDeclined(outcome.failure);
    case "cancelled":
      throw new CheckoutExpired();
  }
}

/** The order and what is to be paid for it; no payment where it was asked for before. */
async function beginOrder(
  ctx: Ctx,
  input: { checkoutId: string },
): Promise<{ orderId: string; toPay?: OrderForPayment }> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockToPlace(tx, ctx, input.checkoutId);
    const { checkout } = locked;
    const { orderId, status } = checkout;
    if (orderId && (status === "CONFIRMED" || status === "PROCESSING")) return { orderId };
    assertOpen(checkout, ctx.clock.now());
    const toPay = orderId ? await payAgain(tx, ctx, locked, orderId) : await place(tx, ctx, locked);
    return { orderId: toPay.payment.order_id, toPay };
  });
}

/** A checkout whose total was shown with a discount that is gone is priced without it before its shopper is told. */
async function pricedAnew(ctx: Ctx, checkoutId: string, error: unknown): Promise<never> {
  if (error instanceof DiscountGone)
    await changePriced(ctx, checkoutId, async (tx, checkout) => atItsStep(await reprice(tx, ctx, checkout)));
  throw error;
}

/**
 * Locks what is to be placed. An order of the same things of the cart that still waits for its shopper's bank, or for another
 * card, gives way: they are bought once.
 */
async function lockToPlace(tx: Tx, ctx: Ctx, checkoutId: string): Promise<LockedCheckout> {
  const locked = await lockOwnCheckoutToPlace(tx, ctx, checkoutId);
  if (!locked) throw new NotFound("This checkout");
  if (locked.rivals.length === 0) return locked;
  for (const orderId of locked.rivals) await giveWay(tx, ctx, orderId);
  return (await lockOwnCheckoutToPlace(tx, ctx, checkoutId)) ?? locked;
}

/** The first try: checks what was promised, reserves, and writes the order down before any money is asked for. */
async function place(tx: Tx, ctx: Ctx, locked: LockedCheckout): Promise<OrderForPayment> {
  const { checkout, terms, serial, inCart, withdrawalDays } = locked;
  const { snapshot, pricing, shippingAddress, billingAddress, email } = checkout;
  if (!email) throw new CheckoutStepMissing("email", "Enter the e-mail address that the confirmation should go to.");
  if (!shippingAddress || !billingAddress)
    throw new CheckoutStepMissing("shippingAddress", "Enter the shipping address before you pay.");
  if (!checkout.shippingChoices || !pricing)
    throw new CheckoutStepMissing("shippingMethod", "Choose how your items are sent before you pay.");
  const paymentMethod = methodOf(checkout);
  if (paymentMethod && amountToPay(checkout) < leastAmountOf(checkout.currency))
    throw new TotalTooSmall(checkout.currency);

  const termsOf = new Map(terms.map((each) => [each.variantId, each]));
  assertInCart(checkout, inCart);
  if (checkout.agreed) assertSold(checkout, termsOf);
  else assertUnchanged(checkout, termsOf);
  const orderId = newId();
  const expiresAt = after(ctx.clock, CHECKOUT_TTL_MS);
  const setAside = await takeOver(tx, ctx, checkout, { orderId, expiresAt });
  const redemptions = await redeemPromotions(tx, ctx, {
    ...{ orderId, userId: checkout.userId, email, currency: checkout.currency },
    // What staff agreed on is no promotion that could be used up.
    discounts: checkout.agreed ? [] : pricing.steps.filter((step) => step.step === "discount"),
  });
  const held = await holdCreditOf(tx, ctx, checkout, orderId);
  const reservation = reserveStock(ctx, terms, {
    orderId,
    demands: snapshot.items.filter((item) => !setAside.has(item.variantId)),
    expiresAt,
  });
  const placed = placeOrder(
    ctx,
    {
      id: orderId,
      // A checkout belongs to its first order; one that replaces it is found through the checkout.
      checkoutId: checkout.paymentAttempt === 0 ? checkout.id : null,
      userId: checkout.agreed ? checkout.agreed.userId : checkout.userId,
      email,
      market: checkout.market,
      currency: checkout.currency,
      credit: checkout.creditAmount,
      supplements: supplementsOf(checkout),
      withdrawalDays,
      shippingAddress,
      billingAddress,
      items: snapshot.items.map((item) => ({
        ...item,
        unitPriceAmount: item.priceAmount,
        shipsBy: shipsBy(termsOf.get(item.variantId), item.quantity, ctx.clock.now()),
        processingDays: termsOf.get(item.variantId)?.processingDays,
      })),
      shipping: shippingOf(checkout),
      pricing,
    },
    serial,
  );
  assertAgrees(checkout, placed.order);
  const { writes, toPay } = beginPayment(ctx, checkout, placed.order, paymentMethod);
  await writeLast(tx, [
    ...reservation.writes,
    ...placed.writes,
    ...redemptions,
    ...held,
    ...writes,
    ...(pricing.isTaxFallback ? [noteTaxReview(orderId, ctx.clock.now())] : []),
    insertEvents(ctx, [reservation.event, placed.event]),
  ]);
  return toPay;
}

/**
 * What was set aside for an amendment is its order's from here on.
 * @returns the variants
 * @throws CheckoutAgreed the amendment is over
 */
async function takeOver(
  tx: Tx,
  ctx: Ctx,
  { agreed }: Checkout,
  to: { orderId: string; expiresAt: Date },
): Promise<ReadonlySet<string>> {
  if (!agreed?.supplements) return new Set();
  const { amendmentId } = agreed.supplements;
  if (!(await isAmendmentOpen(tx, amendmentId, ctx.clock.now())))
    throw new CheckoutAgreed("This change of your order is over. Nothing was charged, and the order stays as it is.");
  return passReservations(tx, { from: amendmentId, to: to.orderId, expiresAt: to.expiresAt });
}

/** Another try after a decline: the same order, its stock promised for longer. */
async function payAgain(
  tx: Tx,
  ctx: Ctx,
  { checkout, inCart }: LockedCheckout,
  orderId: string,
): Promise<OrderForPayment> {
  assertInCart(checkout, inCart);
  const order = await lockOrderState(tx, orderId);
  if (order.status !== "PENDING") throw new CheckoutExpired();
  const paymentMethod = methodOf(checkout);
  assertAgrees(checkout, order);
  await setReservationExpiry(tx, orderId, after(ctx.clock, CHECKOUT_TTL_MS));
  const { writes, toPay } = beginPayment(ctx, checkout, order, paymentMethod);
  await writeLast(tx, writes);
  return toPay;
}

/** What is paid with; null when nothing is left to pay. */
function methodOf(checkout: Checkout): ChosenCard | null {
  if (isFree(checkout)) return null;
  if (!checkout.paymentMethod) throw new CheckoutStepMissing("paymentMethod", "Choose a card before you pay.");
  return checkout.paymentMethod;
}

function beginPayment(
  ctx: Ctx,
  checkout: Checkout,
  order: OrderState,
  paymentMethod: ChosenCard | null,
): { writes: RawBuilder<unknown>[]; toPay: OrderForPayment } {
  const now = ctx.clock.now();
  const payment: PaymentRow = {
    id: newId(),
    order_id: order.id,
    attempt: checkout.paymentAttempt + 1,
    amount: amountToPay(checkout),
    currency: checkout.currency,
    status: "PENDING",
    stripe_payment_intent_id: null,
    stripe_charge_id: null,
    payment_method: paymentMethod,
    failure_code: null,
    failure_message: null,
    capture_at: null,
    created_at: now,
  };
  const { id: orderId, number, status, email } = order;
  return {
    writes: [
      insertPayment(payment),
      setCheckoutProcessing(
        checkout.id,
        { orderId, paymentAttempt: payment.attempt, expiresAt: after(ctx.clock, CHECKOUT_TTL_MS) },
        now,
      ),
    ],
    toPay: {
      number,
      status,
      email,
      checkoutId: checkout.id,
      payment,
      known: { order, checkout: paidCheckout(checkout) },
    },
  };
}

function paidCheckout({ id, cartId, userId, snapshot }: Checkout): PaidCheckout {
  return { id, cartId, userId, itemIds: snapshot.items.map((item) => item.id) };
}

/** Nothing is asked of the database where no credit is used. */
async function holdCreditOf(tx: Tx, ctx: Ctx, checkout: Checkout, orderId: string): Promise<RawBuilder<unknown>[]> {
  const { userId, currency, creditAmount: amount } = checkout;
  return userId ? holdCredit(tx, ctx, { orderId, userId, currency, amount }) : [];
}

/** The part that is added to, with what of the total is paid by what is taken out of it. */
function supplementsOf(checkout: Checkout): SupplementedPart | undefined {
  const carried = carriedTo(checkout);
  const { supplements } = checkout.agreed ?? {};
  return supplements && (carried.length > 0 ? { ...supplements, carried } : supplements);
}

function assertAgrees(checkout: Checkout, order: OrderState): void {
  const { id, totalAmount, creditAmount } = checkout;
  const { amounts, credit } = order;
  if (amounts.total !== totalAmount || credit !== creditAmount)
    throw new Error(
      `Checkout ${id} says ${totalAmount}, ${creditAmount} of it by credit; its order ${amounts.total}, ${credit}.`,
    );
  if (carriedAmount(order) !== totalAmount - amountBeforeCredit(checkout))
    throw new Error(`Checkout ${id} and its order differ in what another order pays.`);
}

/** Refuses what is not in the cart any more: another tab bought it, or took it out. */
function assertInCart({ snapshot: { items } }: Checkout, inCart: readonly string[] | null): void {
  const gone = items.filter((item) => inCart && !inCart.includes(item.variantId));
  if (gone.length > 0)
    throw new CartChanged(
      gone.map(({ id: itemId, name }) => ({
        itemId,
        issue: "NO_LONGER_IN_CART",
        message: `${name} is no longer in your cart: it was ordered or taken out in the meantime.`,
      })),
    );
}

/** Compares the snapshot with what is on offer now. Stock is left to the reservation, which decides. */
function assertUnchanged({ snapshot: { items }, currency }: Checkout, termsOf: ReadonlyMap<string, Terms>): void {
  const issues = issuesOf({ items, currency }, termsOf).filter((issue) => issue.issue !== "OUT_OF_STOCK");
  if (issues.length > 0) throw new CartChanged(issues);
}

/** What staff agreed on keeps its price; what is no longer sold is not sold. */
function assertSold({ snapshot: { items }, currency }: Checkout, termsOf: ReadonlyMap<string, Terms>): void {
  const asNow = items.map((item) => ({
    ...item,
    priceAmount: termsOf.get(item.variantId)?.priceAmount ?? item.priceAmount,
  }));
  const [issue] = issuesOf({ items: asNow, currency }, termsOf).filter((each) => each.issue !== "OUT_OF_STOCK");
  if (issue)
    throw new CheckoutAgreed(`${issue.message} Nothing was charged. Answer our mail, and we make the order anew.`);
}

function shippingOf(checkout: Checkout): Parameters<typeof placeOrder>[1]["shipping"] {
  const sellers = new Set(checkout.snapshot.items.map((item: SnapshotItem) => item.sellerId));
  return Object.fromEntries(
    [...sellers].map((sellerId) => {
      const rate = chosenRate(checkout, sellerId);
      if (!rate) throw new CheckoutStepMissing("shippingMethod", "Choose how your items are sent before you pay.");
      const { id: rateId, name, minDays, maxDays, source, parts } = rate;
      const cheapest = Math.min(...(checkout.shippingRates?.[sellerId] ?? [rate]).map(({ amount }) => amount));
      const cheapestAmount = cheapest < rate.amount ? { cheapestAmount: cheapest } : {};
      return [
        sellerId,
        {
          rateId,
          name,
          minDays,
          maxDays,
          ...cheapestAmount,
          ...(source ? { source } : {}),
          ...(parts ? { parts } : {}),
        },
      ];
    }),
  );
}
