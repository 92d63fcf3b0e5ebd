import { InvalidInput } from "../platform/index";

interface Place {
  code: string;
  name: string;
  countries: readonly string[];
  currency: string;
}

/**
 * Where an order comes from is told by its country and currency: no two markets may share both.
 * @throws InvalidInput names the countries and the market that has them
 */
export function assertNoRival(markets: readonly Place[], wanted: Omit<Place, "name">): void {
  for (const market of markets) {
    if (market.code === wanted.code || market.currency !== wanted.currency) continue;
    const shared = wanted.countries.filter((country) => market.countries.includes(country));
    if (shared.length === 0) continue;
    const names = shared.join(", ");
    throw new InvalidInput({
      countries: `The market ${market.name} sells in ${market.currency} to ${names} already. Leave them out here, or take them out there first.`,
    });
  }
}
