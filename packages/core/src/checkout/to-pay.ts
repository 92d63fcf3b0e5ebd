import { type CarriedMoney, carriedFor } from "../orders/index";
import type { Checkout } from "./checkout";

type ToPay = Pick<Checkout, "totalAmount" | "creditAmount" | "currency" | "agreed">;

/** What of a total is paid by what goes back for what is taken out of another order. Pure. */
export function carriedTo({ totalAmount, currency, agreed }: Omit<ToPay, "creditAmount">): CarriedMoney[] {
  return carriedFor(agreed?.carriable ?? [], totalAmount, currency);
}

/** What is left once that is off, in minor units: for store credit and a card to pay. */
export function amountBeforeCredit(checkout: Omit<ToPay, "creditAmount">): number {
  return carriedTo(checkout).reduce((left, { amount }) => left - amount, checkout.totalAmount);
}

/** What is left for a card to pay, in minor units. */
export function amountToPay(checkout: ToPay): number {
  return amountBeforeCredit(checkout) - checkout.creditAmount;
}

/** Whether nothing is left to pay: then no card is asked for, and Stripe hears nothing of the order. */
export function isFree(checkout: ToPay): boolean {
  return amountToPay(checkout) === 0;
}
