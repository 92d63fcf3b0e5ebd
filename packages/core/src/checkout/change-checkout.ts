import type { CheckoutView } from "@emporia/contracts/checkout";
import type { Tx } from "@emporia/db";
import { after, type Ctx, inTransaction, NotFound } from "../platform/index";
import type { Checkout } from "./checkout";
import { CheckoutClosed, CheckoutExpired } from "./errors";
import { CHECKOUT_TTL_MS } from "./init-checkout";
import { findOwnCheckout, lockOwnCheckout, setCheckout } from "./queries";
import { toCheckoutView } from "./view";

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
    const changed = { ...(await step(tx, checkout)), expiresAt: after(ctx.clock, CHECKOUT_TTL_MS) };
    await setCheckout(tx, changed, ctx.clock.now());
    return toCheckoutView(changed, null);
  });
}

/** A checkout of the actor's, whatever its state. @throws NotFound */
export async function ownCheckout(ctx: Ctx, checkoutId: string): Promise<Checkout> {
  const checkout = await findOwnCheckout(ctx.db, ctx, checkoutId);
  if (!checkout) throw new NotFound("This checkout");
  return checkout;
}
