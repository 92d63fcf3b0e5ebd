import type { staffMarketsView, updateMarketInput } from "@emporia/contracts/markets";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { listStaffMarkets } from "./list-staff-markets";
import { lockMarket, setMarket } from "./queries";

/**
 * Changes a market, opens or closes it. Checkouts that have begun go on as they began; carts of a closed market are at home.
 * @throws NotFound @throws InvalidInput home cannot be closed
 */
export async function updateMarket(
  ctx: Ctx,
  input: z.output<typeof updateMarketInput>,
): Promise<z.output<typeof staffMarketsView>> {
  await inTransaction(ctx, async (tx) => {
    const market = await lockMarket(tx, input.code);
    if (!market) throw new NotFound("This market");
    if (market.is_home && !input.isOpen) throw new InvalidInput({ isOpen: "Home is always open." });
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
