/** What is left for a card to pay, in minor units. */
export function amountToPay({ totalAmount, creditAmount }: { totalAmount: number; creditAmount: number }): number {
  return totalAmount - creditAmount;
}

/** Whether nothing is left to pay: then no card is asked for, and Stripe hears nothing of the order. */
export function isFree(checkout: { totalAmount: number; creditAmount: number }): boolean {
  return amountToPay(checkout) === 0;
}
