import type { OwnProductView } from "@emporia/contracts/catalog";
import { type Ctx, NotFound } from "../platform/index";
import { ProductIncomplete, ProductTransitionRefused, ShopNotApproved } from "./errors";
import { readOwnProduct } from "./get-own-product";
import { inCatalogTransaction } from "./in-catalog-transaction";
import { missingToPublish } from "./product-content";
import { lockOwnProduct } from "./queries/product-state";
import { setPublishAt } from "./queries/sales";
import { isShopApproved } from "./queries/write-product";
import { saveProducts } from "./save-products";
import { canBecome } from "./state";

/**
 * Shows a product to shoppers; also brings an archived one back. Publishing twice is harmless.
 * @throws NotFound no such product in this shop
 * @throws ProductIncomplete naming all that is missing
 * @throws ShopNotApproved the shop may not sell yet, or not any more
 */
export async function publishProduct(
  ctx: Ctx,
  input: { sellerId: string; productId: string },
): Promise<OwnProductView> {
  const { sellerId, productId } = input;
  return inCatalogTransaction(ctx, async (tx) => {
    const current = await lockOwnProduct(tx, sellerId, productId);
    if (!current) throw new NotFound("This product");
    if (current.status === "PUBLISHED") return readOwnProduct(tx, sellerId, productId);
    if (!canBecome(current.status, "PUBLISHED")) throw new ProductTransitionRefused(current.status, "PUBLISHED");
    const missing = missingToPublish(current, current.askedAttributes);
    if (missing.length > 0) throw new ProductIncomplete(missing);
    if (!(await isShopApproved(tx, sellerId))) throw new ShopNotApproved();

    const change = { current, sellerId, content: current, status: "PUBLISHED" as const, wantedSlug: undefined };
    await saveProducts(tx, ctx, [change], "counted");
    await setPublishAt(tx, sellerId, productId, null);
    return readOwnProduct(tx, sellerId, productId);
  });
}
