import type { OwnProductView } from "@emporia/contracts/catalog";
import { type Ctx, NotFound } from "../platform/index";
import { readOwnProduct } from "./get-own-product";
import { inCatalogTransaction } from "./in-catalog-transaction";
import { findOwnProductState } from "./queries/product-state";
import { saveProducts } from "./save-products";
import { slugify } from "./text";

/**
 * Makes a draft with the same content, without SKUs and with nothing on hand.
 * @throws NotFound no such product in this shop
 */
export async function duplicateProduct(
  ctx: Ctx,
  input: { sellerId: string; productId: string },
): Promise<OwnProductView> {
  const { sellerId, productId } = input;
  return inCatalogTransaction(ctx, async (tx) => {
    const original = await findOwnProductState(tx, sellerId, productId);
    if (!original) throw new NotFound("This product");
    const name = `Copy of ${original.name}`.slice(0, 255);
    const variants = original.variants.map((each) => ({ ...each, id: undefined, sku: null, barcode: null, onHand: 0 }));
    const change = {
      current: undefined,
      sellerId,
      content: { ...original, name, variants },
      status: "DRAFT" as const,
      wantedSlug: slugify(name, "product"),
    };
    const [saved] = await saveProducts(tx, ctx, [change], "counted");
    return readOwnProduct(tx, sellerId, saved?.id ?? "");
  });
}
