import type { MarketView } from "@emporia/contracts/markets";
import type { Market } from "../platform/index";

export function toMarketView(market: Market): MarketView {
  const { code, name, countries, currency, locale, pricesIncludeTax } = market;
  return { code, name, countries: [...countries], currency, locale, pricesIncludeTax };
}
