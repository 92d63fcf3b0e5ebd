import type { SavedProductView, updateProductViewInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound, signedIn } from "../../platform/index";
import { refuseSameName } from "./create-view";
import { clearDefault, listViewRows, lockViews, setView } from "./queries";

/**
 * Renames a view of the member's, has it show something else, or makes it the one that the list opens with, or no more.
 * @throws NotFound the member has no such view
 * @throws InvalidInput they have another one of this name
 */
export async function updateProductView(
  ctx: Ctx,
  input: z.output<typeof updateProductViewInput> & { sellerId: string },
): Promise<SavedProductView> {
  const { sellerId, viewId, ...change } = input;
  const keeper = { sellerId, userId: signedIn(ctx).userId };
  return inTransaction(ctx, async (tx) => {
    const kept = await lockViews(tx, keeper);
    if (!kept.some(({ id }) => id === viewId)) throw new NotFound("This view");
    if (change.isDefault) await clearDefault(tx, keeper);
    await setView(tx, viewId, change);
    const view = (await listViewRows(tx, keeper)).find(({ id }) => id === viewId);
    if (!view) throw new NotFound("This view");
    return view;
  }).catch(refuseSameName);
}
