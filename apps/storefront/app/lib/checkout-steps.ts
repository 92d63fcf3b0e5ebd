import type { CheckoutView } from "@emporia/contracts/checkout";

export const checkoutSteps = ["address", "shipping", "payment", "review"] as const;
export type CheckoutStep = (typeof checkoutSteps)[number];

type Progress = Pick<
  CheckoutView,
  "isAgreed" | "email" | "shippingAddress" | "paymentMethod" | "paymentError" | "toPay"
> & {
  groups: readonly { chosenRateId: string | null }[];
};

/** The first step that is not done; after a refused card, the card again. Without anything to pay no card is asked for. */
export function nextStep(checkout: Progress): CheckoutStep {
  if (!checkout.email || !checkout.shippingAddress) return "address";
  if (checkout.groups.some((group) => group.chosenRateId === null)) return "shipping";
  if (checkout.toPay.amount > 0 && (!checkout.paymentMethod || checkout.paymentError)) return "payment";
  return "review";
}

/** The step to show: the one asked for, unless something before it is still open. */
export function stepOf(checkout: Progress, asked: string | null): CheckoutStep {
  const next = nextStep(checkout);
  const wanted = checkoutSteps.find((step) => step === asked);
  if (!wanted || checkoutSteps.indexOf(wanted) >= checkoutSteps.indexOf(next)) return next;
  // What was agreed on is shown and not asked for.
  return checkout.isAgreed && (wanted === "address" || wanted === "shipping") ? next : wanted;
}
