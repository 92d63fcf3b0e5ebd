import type { OwnProductView } from "@emporia/contracts/catalog";
import type { Tx } from "@emporia/db";
import { appendEvents, type Ctx, enqueue, inTransaction, NotFound } from "../platform/index";
import { readOwnProduct } from "./get-own-product";
import { advanceSaleJob } from "./jobs";
import { applySale, deleteSale, lockAnyProduct, lockSale, setSaleRunning } from "./queries/sales";
import { refreshListings } from "./refresh-listings";

/** Begins or ends a product's sale if its time has come. Doing it twice, too early or without a sale is harmless. */
export async function advanceSale(ctx: Ctx, input: { productId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (await lockAnyProduct(tx, input.productId)) await moveSale(tx, ctx, input.productId);
  });
}

/**
 * Ends a product's sale now, or takes a planned one back. Without one nothing happens.
 * @throws NotFound no such product in this shop
 */
export async function endSale(ctx: Ctx, input: { sellerId: string; productId: string }): Promise<OwnProductView> {
  const { sellerId, productId } = input;
  return inTransaction(ctx, async (tx) => {
    const product = await lockAnyProduct(tx, productId);
    if (product?.seller_id !== sellerId) throw new NotFound("This product");
    await deleteSale(tx, productId);
    await showPrices(tx, ctx, productId);
    return readOwnProduct(tx, sellerId, productId);
  });
}

/** Brings a locked product's prices to what its sale says at this moment, and asks to be called when that changes. */
export async function moveSale(tx: Tx, ctx: Ctx, productId: string): Promise<void> {
  const sale = await lockSale(tx, productId);
  if (!sale) return;
  const now = ctx.clock.now();
  const isOver = sale.ends_at !== null && sale.ends_at <= now;
  const hasBegun = sale.starts_at <= now;
  if (isOver) await deleteSale(tx, productId);
  else if (hasBegun && !sale.is_running) await setSaleRunning(tx, productId);
  // One that was planned anew while it ran goes back to regular prices until it begins.
  await showPrices(tx, ctx, productId);
  const next = isOver ? null : hasBegun ? sale.ends_at : sale.starts_at;
  if (next !== null) await enqueue(tx, advanceSaleJob, { productId, at: next.toISOString() }, { runAt: next });
}

async function showPrices(tx: Tx, ctx: Ctx, productId: string): Promise<void> {
  const product = await lockAnyProduct(tx, productId);
  if (!product) return;
  await applySale(tx, productId);
  await refreshListings(tx, [productId]);
  const payload = { productId, sellerId: product.seller_id, slug: product.slug, name: product.name };
  await appendEvents(tx, ctx, [{ type: "ProductUpdated", key: productId, payload }]);
}
