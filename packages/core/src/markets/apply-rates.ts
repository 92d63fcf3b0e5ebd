import { type Ctx, inTransaction } from "../platform/index";
import { setRatesInForce } from "./queries";
import { refreshProducts } from "./refresh-products";

/**
 * Puts the rates in force whose time had come at this moment, and has prices converted anew where one is another than before.
 * It is the moment that was said, should this clock be behind. Doing it twice is harmless.
 */
export async function applyDueRates(ctx: Ctx, { at }: { at: string }): Promise<void> {
  const said = new Date(at);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    if ((await setRatesInForce(tx, said > now ? said : now)) > 0) await refreshProducts(tx);
  });
}
