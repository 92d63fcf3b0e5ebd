import type { ownChangesView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, NotFound } from "../platform/index";
import { asWritten } from "./proposals";
import { findOwnProductState } from "./queries/product-state";
import { listCategoryPaths } from "./queries/submissions";
import { picturesOf, shownChanges } from "./shown-changes";

/**
 * How what waits for staff, or came back from them, differs from what shoppers see of a product: what staff look at.
 * Nothing of one that shoppers do not see, and of one of which nothing waits.
 * @throws NotFound no such product in this shop
 */
export async function getOwnChanges(
  ctx: Ctx,
  input: { sellerId: string; productId: string },
): Promise<z.output<typeof ownChangesView>> {
  const product = await findOwnProductState(ctx.db, input.sellerId, input.productId);
  if (!product) throw new NotFound("This product");
  const written = asWritten(product);
  if (written === product) return { changes: [], picturesBefore: [], picturesAfter: [] };
  const categoryIds = [product.categoryId, written.categoryId].filter((id) => id !== null);
  return {
    changes: shownChanges(product, written, await listCategoryPaths(ctx.db, categoryIds)),
    picturesBefore: picturesOf(product),
    picturesAfter: picturesOf(written),
  };
}
