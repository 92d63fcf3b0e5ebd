import type { CheckoutView } from "@emporia/contracts/checkout";
import type { Db } from "@emporia/db";
import { leastAmountOf } from "../payments/index";
import { type Ctx, marketOf } from "../platform/index";
import { findAvailable, findHeld } from "../store-credit/index";
import type { Checkout } from "./checkout";
import { amountBeforeCredit, isFree } from "./to-pay";
import { toCheckoutView } from "./view";

/**
 * How much of a total is paid with store credit, in minor units: all that is available and needed, but never so much that
 * the rest is too little for a card. Pure.
 */
export function creditFor({
  available,
  total,
  currency,
}: {
  available: number;
  total: number;
  currency: string;
}): number {
  const credit = Math.min(available, total);
  const rest = total - credit;
  const least = leastAmountOf(currency);
  return rest > 0 && rest < least ? Math.max(0, total - least) : credit;
}

/** Whether what is paid with credit comes back to who paid: not of an order that was made for somebody else. */
export function hasOwnCredit({ userId, agreed }: Pick<Checkout, "userId" | "agreed">): boolean {
  return !agreed || agreed.userId === userId;
}

/** What the shopper of a checkout can pay with: what no order holds, and what this one's does. */
async function readCredit(db: Db, checkout: Checkout): Promise<number | null> {
  const { userId, currency, orderId } = checkout;
  if (!userId || !hasOwnCredit(checkout)) return null;
  const [available, held] = await Promise.all([
    findAvailable(db, { userId, currency }),
    orderId ? findHeld(db, orderId) : 0,
  ]);
  return available + held;
}

/** A checkout with as much paid with store credit as its shopper wants and has. */
export async function withCredit(db: Db, checkout: Checkout): Promise<Checkout> {
  const available = checkout.usesCredit ? await readCredit(db, checkout) : 0;
  const { currency } = checkout;
  const total = amountBeforeCredit(checkout);
  return { ...checkout, creditAmount: creditFor({ available: available ?? 0, total, currency }) };
}

/** When a card is asked for: not where nothing is left to pay with one. */
export function atItsStep(checkout: Checkout): Checkout {
  if (checkout.status !== "PAYMENT" && checkout.status !== "REVIEW") return checkout;
  return { ...checkout, status: isFree(checkout) || checkout.paymentMethod ? "REVIEW" : "PAYMENT" };
}

/** A checkout as its shopper sees it, with the credit that they have, and where its own market sends to. */
export async function readCheckoutView(
  db: Db,
  ctx: Pick<Ctx, "market">,
  checkout: Checkout,
  orderNumber: string | null,
): Promise<CheckoutView> {
  // Their own market may be another by now: chosen in another tab, or theirs was closed.
  const market = checkout.market === ctx.market.code ? ctx.market : await marketOf(db, checkout.market);
  return toCheckoutView(checkout, { orderNumber, credit: await readCredit(db, checkout), market });
}
