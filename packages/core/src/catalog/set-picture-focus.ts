import type { setPictureFocusInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound } from "../platform/index";
import { listProductIdsShowing, setFocus } from "./queries/media";
import { refreshListings } from "./refresh-listings";

/**
 * Says what of a picture must be seen where a page cuts it, in every product that shows it.
 * @throws NotFound no such picture of this shop
 */
export async function setPictureFocus(
  ctx: Ctx,
  input: z.output<typeof setPictureFocusInput> & { sellerId: string },
): Promise<{ ok: true }> {
  const { sellerId, mediaId, x, y } = input;
  return inTransaction(ctx, async (tx) => {
    if (!(await setFocus(tx, sellerId, mediaId, { x, y }))) throw new NotFound("This picture");
    await refreshListings(tx, (await listProductIdsShowing(tx, mediaId)).sort());
    return { ok: true };
  });
}
