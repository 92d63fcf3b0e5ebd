/** Minor units that a card pays at least, as Stripe has it; of a currency that it does not name, half a unit. */
const leastAmounts: Readonly<Record<string, number>> = {
  AED: 200,
  BGN: 100,
  CZK: 1500,
  DKK: 250,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  PLN: 200,
  RON: 200,
  SEK: 300,
  THB: 1000,
};

/** What a card pays at least in a currency. Source: Stripe's minimum charge amounts. */
export function leastAmountOf(currency: string): number {
  return leastAmounts[currency] ?? 50;
}

/** What is left for a card to pay, in minor units. */
export function amountToPay({ totalAmount, creditAmount }: { totalAmount: number; creditAmount: number }): number {
  return totalAmount - creditAmount;
}

/** Whether nothing is left to pay: then no card is asked for, and Stripe hears nothing of the order. */
export function isFree(checkout: { totalAmount: number; creditAmount: number }): boolean {
  return amountToPay(checkout) === 0;
}
