import type { MarketsView } from "@emporia/contracts/markets";
import { type Ctx, marketsOf } from "../platform/index";
import { toMarketView } from "./view";

/** The markets that a shopper can choose from, and the one they are in. Up to ten seconds old. */
export async function listMarkets(ctx: Ctx): Promise<MarketsView> {
  const markets = await marketsOf(ctx.db);
  return { items: markets.filter((market) => market.isOpen).map(toMarketView), current: toMarketView(ctx.market) };
}
