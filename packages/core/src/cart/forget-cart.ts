import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";

/** Deletes the cart of somebody whose account is closed. Without one it does nothing. */
export async function forgetCart(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("carts").where("user_id", "=", userId).execute();
}

/** Has the cache forget it too, once that is done. */
export async function forgetCachedCart(ctx: Ctx, userId: string): Promise<void> {
  await ctx.services.cartCache?.remove(`user:${userId}`);
}
