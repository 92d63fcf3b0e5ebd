import type { setExchangeRateInput, staffMarketsView } from "@emporia/contracts/markets";
import type { z } from "zod";
import {
  actorRef,
  type Ctx,
  enqueue,
  InvalidInput,
  inTransaction,
  listMarketRows,
  newId,
  recordAudit,
} from "../platform/index";
import { applyRatesJob } from "./jobs";
import { listStaffMarkets } from "./list-staff-markets";
import { insertExchangeRate, setConversion, setRatesInForce } from "./queries";
import { refreshProducts } from "./refresh-products";

/**
 * Lets prices be converted from home's currency where a seller has set none, at this rate from a time on. Rates are never
 * changed: a later one takes the place of an earlier. What is in carts keeps its price until the shopper accepts the new one.
 * @throws InvalidInput no market besides home has this currency
 */
export async function setExchangeRate(
  ctx: Ctx,
  input: z.output<typeof setExchangeRateInput>,
): Promise<z.output<typeof staffMarketsView>> {
  const { currency, rate, stepAmount } = input;
  const now = ctx.clock.now();
  const validFrom = input.validFrom ? new Date(input.validFrom) : now;
  await inTransaction(ctx, async (tx) => {
    const markets = await listMarketRows(tx);
    const home = markets.find((market) => market.isHome)?.currency ?? "";
    if (currency === home || !markets.some((market) => market.currency === currency))
      throw new InvalidInput({ currency: `No market besides home sells in ${currency}. Open one first.` });
    await setConversion(tx, { currency, from: home, stepAmount });
    await insertExchangeRate(tx, { id: newId(), currency, rate, validFrom, setBy: actorRef(ctx.actor) }, now);
    await recordAudit(tx, ctx, {
      action: "markets.setRate",
      subjectType: "currency",
      subjectId: currency,
      detail: { rate, ...(stepAmount === undefined ? {} : { stepAmount }), validFrom: validFrom.toISOString() },
    });
    if (validFrom > now) await enqueue(tx, applyRatesJob, { at: validFrom.toISOString() }, { runAt: validFrom });
    await setRatesInForce(tx, now);
    await refreshProducts(tx);
  });
  return listStaffMarkets(ctx);
}
