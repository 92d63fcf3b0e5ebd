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
