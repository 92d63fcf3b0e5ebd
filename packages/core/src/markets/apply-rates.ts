import type { Tx } from "@emporia/db";
import { type Ctx, inTransaction } from "../platform/index";
import { setRatesInForce } from "./queries";
import { refreshProducts } from "./refresh-products";

/** Puts the rates in force whose time has come, and has prices converted anew where one is another than before. */
export async function applyRates(tx: Tx, ctx: Ctx, options: { always?: string } = {}): Promise<void> {
  const changed = await setRatesInForce(tx, ctx.clock.now());
  if (changed > 0 || options.always !== undefined) await refreshProducts(tx, ctx);
}

/** The same when the time of a rate has come. Doing it twice, or too early, is harmless. */
export async function applyDueRates(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, (tx) => applyRates(tx, ctx));
}
