import { lockStockLevels } from "../inventory/index";
import { hasBeenOrdered } from "../orders/index";
import { appendEvents, type Ctx, inTransaction, NotFound } from "../platform/index";
import { lockOwnProduct } from "./queries/product-state";
import { setPublishAt } from "./queries/sales";
import { deleteProduct } from "./queries/write-product";
import { saveProducts } from "./save-products";

/**
 * Deletes a product that nobody ever ordered. One that was ordered is archived, so that its orders keep their product,
 * and one that staff took down, so that they keep what they decided.
 * @throws NotFound no such product in this shop
 */
export async function removeProduct(
  ctx: Ctx,
  input: { sellerId: string; productId: string },
): Promise<{ ok: true; outcome: "deleted" | "archived" }> {
  const { sellerId, productId } = input;
  return inTransaction(ctx, async (tx) => {
    const current = await lockOwnProduct(tx, sellerId, productId);
    if (!current) throw new NotFound("This product");

    // An order that is being placed holds the levels of its variants: it is there by then, or finds nothing.
    await lockStockLevels(
      tx,
      current.variants.map(({ id }) => id),
    );
    if (current.takedown || (await hasBeenOrdered(tx, productId))) {
      const change = { current, sellerId, content: current, status: "ARCHIVED" as const, wantedSlug: undefined };
      await saveProducts(tx, ctx, [change], "counted");
      await setPublishAt(tx, sellerId, productId, null);
      return { ok: true, outcome: "archived" };
    }
    await deleteProduct(tx, sellerId, productId);
    await appendEvents(tx, ctx, [{ type: "ProductDeleted", key: productId, payload: { productId, sellerId } }]);
    return { ok: true, outcome: "deleted" };
  });
}
