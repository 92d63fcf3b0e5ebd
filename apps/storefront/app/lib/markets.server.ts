import type { MarketView } from "@emporia/contracts/markets";
import { minorDigits } from "@emporia/ui/lib/money-text";
import { apiFor, type RouteArgs } from "./api.server";
import { marketCookie } from "./cookies.server";

const KEPT_MS = 10_000;
let kept: { items: MarketView[]; at: number } | undefined;

/** The markets to choose from, up to ten seconds old, and the one of this visitor; none while the API cannot be reached. */
export async function marketsOf(args: RouteArgs): Promise<{ markets: MarketView[]; market: MarketView | undefined }> {
  const now = Date.now();
  if (!kept || now - kept.at >= KEPT_MS) {
    try {
      kept = { items: (await apiFor(args).markets.list.query()).items, at: now };
    } catch {
      // As it last was.
    }
  }
  const markets = kept?.items ?? [];
  const chosen = marketCookie.read(args.request);
  return { markets, market: markets.find((each) => each.code === chosen) ?? markets[0] };
}

/** Digits after the point in what this visitor pays with. */
export async function priceDigitsOf(args: RouteArgs): Promise<number> {
  const { market } = await marketsOf(args);
  return market ? minorDigits(market.currency) : 2;
}
