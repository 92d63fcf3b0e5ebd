import type { createProductViewInput, SavedProductView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, newId, signedIn, violates } from "../../platform/index";
import { clearDefault, insertView, lockViews } from "./queries";

const MAX_VIEWS = 30;

/**
 * Keeps a filter of the list of products under a name, for the member who asks. Made the default, it takes the place of
 * the one before.
 * @throws InvalidInput the member has a view of this name, or as many as there can be
 */
export async function createProductView(
  ctx: Ctx,
  input: z.output<typeof createProductViewInput> & { sellerId: string },
): Promise<SavedProductView> {
  const { sellerId, name, filter, isDefault } = input;
  const keeper = { sellerId, userId: signedIn(ctx).userId };
  const view = { id: newId(), name, filter, isDefault };
  await inTransaction(ctx, async (tx) => {
    const kept = await lockViews(tx, keeper);
    if (kept.length >= MAX_VIEWS)
      throw new InvalidInput({ name: `${MAX_VIEWS} views are kept at most. Remove one of them first.` });
    if (isDefault) await clearDefault(tx, keeper);
    await insertView(tx, keeper, view, ctx.clock.now());
  }).catch(refuseSameName);
  return view;
}

/** @throws InvalidInput when it was the name that is taken; else what it was */
export function refuseSameName(error: unknown): never {
  if (violates(error, "product_views_name")) throw new InvalidInput({ name: "You have a view of this name already." });
  throw error;
}
