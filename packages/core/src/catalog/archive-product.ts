import type { OwnProductView } from "@emporia/contracts/catalog";
import { type Ctx, NotFound } from "../platform/index";
import { ProductTransitionRefused } from "./errors";
import { readOwnProduct } from "./get-own-product";
import { inCatalogTransaction } from "./in-catalog-transaction";
import { lockOwnProduct } from "./queries/product-state";
import { setPublishAt } from "./queries/sales";
import { saveProducts } from "./save-products";
import { canBecome } from "./state";

/**
 * Withdraws a product from sale, now and later: neither the clock nor staff publish it any more. Its orders and its
 * history stay. Archiving twice is harmless.
 * @throws NotFound no such product in this shop
 */
export async function archiveProduct(
  ctx: Ctx,
  input: { sellerId: string; productId: string },
): Promise<OwnProductView> {
  const { sellerId, productId } = input;
  return inCatalogTransaction(ctx, async (tx) => {
    const current = await lockOwnProduct(tx, sellerId, productId);
    if (!current) throw new NotFound("This product");
    const isArchived = current.status === "ARCHIVED";
    if (!isArchived && !canBecome(current.status, "ARCHIVED"))
      throw new ProductTransitionRefused(current.status, "ARCHIVED");

    const change = { current, sellerId, content: current, status: "ARCHIVED" as const, wantedSlug: undefined };
    await saveProducts(tx, ctx, [change], "counted");
    await setPublishAt(tx, sellerId, productId, null);
    return readOwnProduct(tx, sellerId, productId);
  });
}
