import type { Ctx } from "../platform/index";
import { deleteExpiredCarts } from "./queries";

/** Forgets carts past their time. @returns how many */
export async function removeExpiredCarts(ctx: Ctx): Promise<number> {
  return deleteExpiredCarts(ctx.db, ctx.clock.now());
}
