/** The currencies of markets, home's first, each once. */
export function currenciesOf({ items }: { items: readonly { currency: string }[] }): string[] {
  return [...new Set(items.map(({ currency }) => currency))];
}
