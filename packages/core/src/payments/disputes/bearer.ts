/** Stripe's reasons that speak of what the seller did or left undone. */
const sellersFault: ReadonlySet<string> = new Set([
  "product_not_received",
  "product_unacceptable",
  "credit_not_processed",
  "subscription_canceled",
]);

/**
 * Who bears a dispute if it is lost, and why: the seller when its reason lies with them, else the platform, which chose to
 * take the payment. Staff may decide otherwise while it is open. Pure.
 */
export function bearerOf(reason: string): { bearer: "seller" | "platform"; why: string } {
  const words = reason.replaceAll("_", " ");
  return sellersFault.has(reason)
    ? { bearer: "seller", why: `The reason, ${words}, is about what the seller sent.` }
    : { bearer: "platform", why: `The reason, ${words}, is about the payment, not about what the seller sent.` };
}
