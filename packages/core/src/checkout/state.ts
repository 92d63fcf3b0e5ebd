import type { CheckoutStatus } from "@emporia/contracts/checkout";

/** Which step may follow which: forward one by one, back to any, and from a failed payment to another try. */
export const checkoutTransitions = {
  INIT: ["SHIPPING_INFO", "SHIPPING_METHOD", "EXPIRED"],
  SHIPPING_INFO: ["SHIPPING_INFO", "SHIPPING_METHOD", "EXPIRED"],
  SHIPPING_METHOD: ["SHIPPING_METHOD", "PAYMENT", "EXPIRED"],
  PAYMENT: ["SHIPPING_METHOD", "PAYMENT", "REVIEW", "EXPIRED"],
  REVIEW: ["SHIPPING_METHOD", "PAYMENT", "REVIEW", "PROCESSING", "EXPIRED"],
  PROCESSING: ["PROCESSING", "PAYMENT", "CONFIRMED", "EXPIRED"],
  CONFIRMED: [],
  EXPIRED: [],
} as const satisfies Record<CheckoutStatus, readonly CheckoutStatus[]>;

export function canBecome(from: CheckoutStatus, to: CheckoutStatus): boolean {
  return (checkoutTransitions[from] as readonly CheckoutStatus[]).includes(to);
}
