import type { createMarketInput, staffMarketsView } from "@emporia/contracts/markets";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../platform/index";
import { assertNoRival } from "./assert-no-rival";
import { isKnownCurrency } from "./currency";
import { listStaffMarkets } from "./list-staff-markets";
import { insertMarket, lockMarkets } from "./queries";
import { refreshProducts } from "./refresh-products";

/**
 * Opens another market. What sellers have priced in its currency is for sale there at once; listings follow in a while.
 * @throws InvalidInput the code is taken, there is no such currency, or another market sells there in it
 */
export async function createMarket(
  ctx: Ctx,
  input: z.output<typeof createMarketInput>,
): Promise<z.output<typeof staffMarketsView>> {
  if (!isKnownCurrency(input.currency))
    throw new InvalidInput({ currency: `There is no currency ${input.currency}. Use one such as EUR.` });
  await inTransaction(ctx, async (tx) => {
    assertNoRival(await lockMarkets(tx), input);
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
