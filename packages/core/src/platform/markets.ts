import type { Db } from "@emporia/db";
import { memoised } from "./memo";

/** A set of countries that share a currency, a language and whether prices include tax. */
export interface Market {
  code: string;
  name: string;
  countries: readonly string[];
  currency: string;
  locale: string;
  pricesIncludeTax: boolean;
  /** Listings are kept in its currency; those of other markets are read beside them. */
  isHome: boolean;
  isOpen: boolean;
}

/** Home as a new marketplace begins, and for what is done in no market: jobs, scripts. */
export const homeMarket: Market = {
  code: "us",
  name: "United States",
  countries: ["US"],
  currency: "USD",
  locale: "en-US",
  pricesIncludeTax: false,
  isHome: true,
  isOpen: true,
};

const KEPT_MS = 10_000;
const keptMarkets = memoised<Market[]>(KEPT_MS, 1);

/** All markets, home first, as they were at most ten seconds ago: each request asks for one. */
export function marketsOf(db: Db): Promise<Market[]> {
  return keptMarkets(db, "markets", () => listMarketRows(db));
}

/** The open market that somebody asks for by its code; home when they name none, or one that is closed or unknown. */
export async function marketFor(db: Db, code: string | null): Promise<Market> {
  const markets = await marketsOf(db);
  return markets.find((market) => market.code === code && market.isOpen) ?? markets[0] ?? homeMarket;
}

/** The market of something that was begun in it, open still or not. */
export async function marketOf(db: Db, code: string): Promise<Market> {
  const market = (await marketsOf(db)).find((each) => each.code === code);
  if (!market) throw new Error(`There is no market ${code}.`);
  return market;
}

/** Home first, then in their order. */
export async function listMarketRows(db: Db): Promise<Market[]> {
  return db
    .selectFrom("markets")
    .select(["code", "name", "countries", "currency", "locale"])
    .select(["prices_include_tax as pricesIncludeTax", "is_home as isHome", "is_open as isOpen"])
    .orderBy("is_home", "desc")
    .orderBy("position")
    .orderBy("code")
    .execute();
}
