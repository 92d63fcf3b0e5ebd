import type { staffMarketsView } from "@emporia/contracts/markets";
import type { z } from "zod";
import { type Ctx, listMarketRows } from "../platform/index";
import { listConversions } from "./queries";
import { toMarketView } from "./view";

/** All markets, closed ones too, with the rates at which prices are converted into their currencies. */
export async function listStaffMarkets(ctx: Ctx): Promise<z.output<typeof staffMarketsView>> {
  const [markets, conversions] = await Promise.all([listMarketRows(ctx.db), listConversions(ctx.db)]);
  return {
    items: markets.map((market) => ({
      ...toMarketView(market),
      isHome: market.isHome,
      isOpen: market.isOpen,
      conversion: conversions.get(market.currency) ?? null,
    })),
  };
}
