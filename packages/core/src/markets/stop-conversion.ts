import type { staffMarketsView } from "@emporia/contracts/markets";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { listStaffMarkets } from "./list-staff-markets";
import { endConversion } from "./queries";
import { refreshProducts } from "./refresh-products";

/**
 * From now on only sellers' own prices count in a currency; what was converted is not for sale there. The next rate that is
 * set lets it begin anew; rates that were set before, those to come too, count no more. @throws NotFound
 */
export async function stopConversion(
  ctx: Ctx,
  input: { currency: string },
): Promise<z.output<typeof staffMarketsView>> {
  await inTransaction(ctx, async (tx) => {
    if (!(await endConversion(tx, input.currency, ctx.clock.now())))
      throw new NotFound("A conversion into this currency");
    await recordAudit(tx, ctx, {
      action: "markets.stopConversion",
      subjectType: "currency",
      subjectId: input.currency,
    });
    await refreshProducts(tx);
  });
  return listStaffMarkets(ctx);
}
