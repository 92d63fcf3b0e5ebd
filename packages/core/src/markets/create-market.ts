import type { createMarketInput, staffMarketsView } from "@emporia/contracts/markets";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../platform/index";
import { isKnownCurrency } from "./currency";
import { listStaffMarkets } from "./list-staff-markets";
import { insertMarket } from "./queries";
import { refreshProducts } from "./refresh-products";

/**
 * Opens another market. What sellers have priced in its currency is for sale there at once; listings follow in a while.
 * @throws InvalidInput the code is taken, or there is no such currency
 */
export async function createMarket(
  ctx: Ctx,
  input: z.output<typeof createMarketInput>,
): Promise<z.output<typeof staffMarketsView>> {
  if (!isKnownCurrency(input.currency))
    throw new InvalidInput({ currency: `There is no currency ${input.currency}. Use one such as EUR.` });
  await inTransaction(ctx, async (tx) => {
    if (!(await insertMarket(tx, input, ctx.clock.now())))
      throw new InvalidInput({ code: `There is a market ${input.code} already. Choose another code.` });
    await recordAudit(tx, ctx, {
      action: "markets.create",
      subjectType: "market",
      subjectId: input.code,
      detail: { ...input },
    });
    await refreshProducts(tx);
  });
  return listStaffMarkets(ctx);
}
