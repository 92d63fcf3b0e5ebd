import { openAmendment } from "./amendment-state";
import { openQuantity, sentQuantity } from "./quantities";
import type { OrderState, SellerOrderState } from "./state";

type Payment = Pick<OrderState, "paymentStatus" | "captureAt" | "captureAmount">;

/** Whether a payment waits to be collected until something is sent, and nobody has begun to. */
export function isHeld(payment: Payment): boolean {
  return awaitsCapture(payment) && payment.captureAmount === null;
}

/** Whether a payment that was held is still to be collected, begun or not. */
export function awaitsCapture({ paymentStatus, captureAt }: Pick<Payment, "paymentStatus" | "captureAt">): boolean {
  return paymentStatus === "AUTHORIZED" && captureAt !== null;
}

/** Whether the payment was collected, whatever was given back of it since. */
export function wasCollected({ paymentStatus }: Pick<Payment, "paymentStatus">): boolean {
  return paymentStatus === "CONFIRMED" || paymentStatus === "PARTIALLY_REFUNDED" || paymentStatus === "REFUNDED";
}

/**
 * Whether there is a payment behind a part that was not all given back; of what costs nothing there is nothing to give.
 * What is earned by sending it is looked for by the same rule in `payments/queries/unfinished.ts`.
 */
export function isPaidFor(
  { paymentStatus }: Pick<Payment, "paymentStatus">,
  { amounts }: Pick<SellerOrderState, "amounts">,
): boolean {
  return (
    paymentStatus === "CONFIRMED" ||
    paymentStatus === "PARTIALLY_REFUNDED" ||
    (paymentStatus === "REFUNDED" && amounts.total === 0)
  );
}

/** Whether a part is confirmed and nothing of it has left, packed or not. */
export function isUnsent({ status }: Pick<SellerOrderState, "status">): boolean {
  return status === "CONFIRMED" || status === "PROCESSING";
}

/** Whether a part can be sent; what is paid for by a payment that is held once that is collected. */
export function isShippable(
  payment: Pick<Payment, "paymentStatus" | "captureAt">,
  part: Pick<SellerOrderState, "status" | "amounts">,
): boolean {
  return (
    (isPaidFor(payment, part) || awaitsCapture(payment)) && (isUnsent(part) || part.status === "PARTIALLY_SHIPPED")
  );
}

/**
 * Whether a change of a part can be proposed and none waits for the shopper: something of it is not sent, or it was sent, and
 * things can be added still, such as what is wanted in exchange.
 */
export function isAmendable(
  payment: Payment,
  part: Pick<SellerOrderState, "status" | "amounts" | "items" | "amendments">,
): boolean {
  const isOpen = part.status !== "REFUNDED" && isCancellable(payment, part, "shop");
  return (isOpen || (wasCollected(payment) && sentQuantity(part) > 0)) && !openAmendment(part);
}

/** Whether a shop can say that it packs a part: it can be sent, and nobody has said so. */
export function isPackable(
  payment: Pick<Payment, "paymentStatus" | "captureAt">,
  part: Pick<SellerOrderState, "status" | "amounts">,
): boolean {
  return part.status === "CONFIRMED" && isShippable(payment, part);
}

/**
 * Whether what is not sent yet can still be cancelled: the payment is settled or held and, for the shopper, nothing has left,
 * because the rest may be packed already. What was given back whole, by us or by a bank, the shop puts back on the shelf.
 */
export function isCancellable(
  payment: Payment,
  part: Pick<SellerOrderState, "status" | "amounts" | "items">,
  by: "shopper" | "shop",
): boolean {
  if (part.status === "REFUNDED")
    return by === "shop" && wasCollected(payment) && part.items.some((item) => openQuantity(item) > 0);
  return (
    (isPaidFor(payment, part) || isHeld(payment)) &&
    (isUnsent(part) || (by === "shop" && part.status === "PARTIALLY_SHIPPED"))
  );
}
