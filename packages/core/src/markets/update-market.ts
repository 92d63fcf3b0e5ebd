import type { staffMarketsView, updateMarketInput } from "@emporia/contracts/markets";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { assertNoRival } from "./assert-no-rival";
import { listStaffMarkets } from "./list-staff-markets";
import { lockMarkets, setMarket } from "./queries";

/**
 * Changes a market, opens or closes it. Checkouts that have begun go on as they began; carts of a closed market are at home.
 * @throws NotFound @throws InvalidInput home cannot be closed; another market sells there in this currency
 */
export async function updateMarket(
  ctx: Ctx,
  input: z.output<typeof updateMarketInput>,
): Promise<z.output<typeof staffMarketsView>> {
  await inTransaction(ctx, async (tx) => {
    const markets = await lockMarkets(tx);
    const market = markets.find(({ code }) => code === input.code);
    if (!market) throw new NotFound("This market");
    if (market.is_home && !input.isOpen) throw new InvalidInput({ isOpen: "Home is always open." });
    assertNoRival(markets, { ...input, currency: market.currency });
    await setMarket(tx, input, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "markets.update",
      subjectType: "market",
      subjectId: input.code,
      detail: { ...input },
    });
  });
  return listStaffMarkets(ctx);
}
