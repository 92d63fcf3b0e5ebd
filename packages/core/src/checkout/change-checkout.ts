import type { CheckoutView } from "@emporia/contracts/checkout";
import type { Tx } from "@emporia/db";
import { abandonOrder, lockOrderState } from "../orders/index";
import { after, type Ctx, inTransaction, NotFound } from "../platform/index";
import type { Checkout } from "./checkout";
import { CheckoutClosed, CheckoutExpired } from "./errors";
import { CHECKOUT_TTL_MS } from "./init-checkout";
import { readCheckoutView } from "./pay-with-credit";
import { findOwnCheckout, lockOwnCheckout, setCheckout } from "./queries";

/** Whether it can still be changed: its time is not over, and no payment is under way. */
export function isOpen({ status, expiresAt }: Pick<Checkout, "status" | "expiresAt">, now: Date): boolean {
  return !["CONFIRMED", "PROCESSING", "EXPIRED"].includes(status) && expiresAt > now;
}

/** Refuses a checkout whose time is over or whose payment is under way. */
export function assertOpen(checkout: Checkout, now: Date): void {
  if (checkout.status === "CONFIRMED" || checkout.status === "PROCESSING") throw new CheckoutClosed(checkout.status);
  if (checkout.status === "EXPIRED" || checkout.expiresAt <= now) throw new CheckoutExpired();
}

/**
 * One step of a checkout: locks it, lets `step` say what it becomes, and moves its end.
 * @throws NotFound no such checkout of the actor's
 * @throws CheckoutExpired @throws CheckoutClosed
 */
export async function changeCheckout(
  ctx: Ctx,
  checkoutId: string,
  step: (tx: Tx, checkout: Checkout) => Promise<Checkout> | Checkout,
): Promise<CheckoutView> {
  return inTransaction(ctx, async (tx) => {
    const checkout = await lockOwnCheckout(tx, ctx, checkoutId);
    if (!checkout) throw new NotFound("This checkout");
    assertOpen(checkout, ctx.clock.now());
    const stepped = await step(tx, checkout);
    const orderId = isSameDeal(checkout, stepped) ? checkout.orderId : await withdrawOrder(tx, ctx, checkout);
    const changed = { ...stepped, orderId, expiresAt: after(ctx.clock, CHECKOUT_TTL_MS) };
    await setCheckout(tx, changed, ctx.clock.now());
    return readCheckoutView(tx, ctx, changed, null);
  });
}

/** Whether an order written down for the one is also what the other asks for: who, where to, how, and for how much. */
function isSameDeal(one: Checkout, other: Checkout): boolean {
  const deal = ({ email, shippingAddress, billingAddress, shippingChoices, couponCodes, ...paid }: Checkout) =>
    JSON.stringify(
      [
        ...[email, shippingAddress, billingAddress, shippingChoices, couponCodes],
        ...[paid.totalAmount, paid.creditAmount],
      ].map(inOneOrder),
    );
  return deal(one) === deal(other);
}

/** The same fields in one order, however they came. */
function inOneOrder(value: unknown): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;
}

/**
 * An order that was written down and not paid for is given up when what it says changes: its money and address are
 * frozen, and nobody may be charged another amount than their order says. The next try places a new one.
 */
export async function withdrawOrder(tx: Tx, ctx: Ctx, checkout: Checkout): Promise<null> {
  if (checkout.orderId) {
    const order = await lockOrderState(tx, checkout.orderId);
    if (order.status !== "PENDING" && order.status !== "CANCELLED") throw new CheckoutClosed("CONFIRMED");
    await abandonOrder(tx, ctx, order, "The shopper changed the order before paying.");
  }
  return null;
}

/** A checkout of the actor's, whatever its state. @throws NotFound */
export async function ownCheckout(ctx: Ctx, checkoutId: string): Promise<Checkout> {
  const checkout = await findOwnCheckout(ctx.db, ctx, checkoutId);
  if (!checkout) throw new NotFound("This checkout");
  return checkout;
}
