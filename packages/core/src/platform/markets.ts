/** A set of countries that share a currency, a language and whether prices include tax. */
export interface Market {
  code: string;
  countries: readonly string[];
  currency: string;
  locale: string;
  pricesIncludeTax: boolean;
}

const markets: readonly Market[] = [
  { code: "us", countries: ["US"], currency: "USD", locale: "en-US", pricesIncludeTax: false },
];

/** The market a shopper is in; the first one until there are several. */
export function defaultMarket(): Market {
  const [market] = markets;
  if (!market) throw new Error("There is no market.");
  return market;
}

/** The market of something that was begun in it. */
export function marketOf(code: string): Market {
  const market = markets.find((each) => each.code === code);
  if (!market) throw new Error(`There is no market ${code}.`);
  return market;
}
