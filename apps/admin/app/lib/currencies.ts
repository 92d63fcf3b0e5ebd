/** The currencies of markets, home's first, each once. */
export function currenciesOf({ items }: { items: readonly { currency: string }[] }): string[] {
  return [...new Set(items.map(({ currency }) => currency))];
}

/** The currency of home, in which staff say amounts that are of no market. */
export function homeCurrencyOf(markets: { items: readonly { currency: string }[] }): string {
  return currenciesOf(markets)[0] ?? "USD";
}
