import { type Ctx, NotFound, previewUrl } from "../../platform/index";
import { findProductSeller } from "../queries/product-page";

/**
 * An address at which a product of the shop can be seen as shoppers would see it, in any status and with what waits for
 * staff. Whoever has it sees it for an hour or two.
 * @throws NotFound no such product in this shop
 */
export async function getPreviewLink(
  ctx: Ctx,
  input: { sellerId: string; productId: string },
): Promise<{ url: string }> {
  const sellerId = await findProductSeller(ctx.db, input.productId);
  if (sellerId !== input.sellerId) throw new NotFound("This product");
  return { url: previewUrl(ctx, input.productId) };
}

/** The same for staff, of any shop. @throws NotFound no such product */
export async function getStaffPreviewLink(ctx: Ctx, input: { productId: string }): Promise<{ url: string }> {
  if ((await findProductSeller(ctx.db, input.productId)) === undefined) throw new NotFound("This product");
  return { url: previewUrl(ctx, input.productId) };
}
