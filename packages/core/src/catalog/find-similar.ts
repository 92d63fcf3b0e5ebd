import { type Ctx, inTransaction } from "../platform/index";
import { listCategoriesWithProducts, listComparable, listProductsToCompare, setSimilar } from "./queries/similar";
import { mostAlike } from "./similarity";

const BATCH = 500;
/** Best sellers that each product of a category is compared with. */
const COMPARED = 300;
/** More than are shown, for those that are sold out or hidden by then. */
const MOST = 16;

/**
 * Works out anew which products are like each other, from what they are and not from who buys them: each is compared with the
 * best sellers of its category, or of the nearest category above that has enough.
 */
export async function findSimilar(ctx: Ctx): Promise<void> {
  for (const { categoryId, comparedIn } of await listCategoriesWithProducts(ctx.db, MOST)) {
    const others = await listComparable(ctx.db, comparedIn, COMPARED);
    for (let afterId: string | null = null; ; ) {
      const products = await listProductsToCompare(ctx.db, categoryId, afterId, BATCH);
      if (products.length === 0) break;
      const found = products.map((product) => ({
        productId: product.productId,
        otherIds: mostAlike(product, others, MOST),
      }));
      await inTransaction(ctx, (tx) => setSimilar(tx, found));
      afterId = products.at(-1)?.productId ?? null;
    }
  }
}
