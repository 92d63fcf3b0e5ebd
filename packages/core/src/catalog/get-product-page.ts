import type { ProductView, productPageView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, isId, NotFound } from "../platform/index";
import { ProductGone } from "./errors";
import { purchasableUnits, type Stock, shipsBy } from "./offers";
import { findMovedProduct, findProductPage, type ProductPageRow } from "./queries/product-page";
import { galleryOf } from "./videos";

type ProductPageView = z.output<typeof productPageView>;

/**
 * All that a product page shows, by the product's id or slug; an old slug answers too and says where the product is now.
 * What shoppers may not see can be previewed by members of its shop.
 * @throws ProductGone it was sold once, and its shop withdrew it
 * @throws NotFound no such product, hidden from this person, or without a price in their market
 */
export async function getProductPage(ctx: Ctx, input: { ref: string }): Promise<ProductPageView> {
  const found = await findProduct(ctx, input.ref);
  if (!found) throw new NotFound("This product");
  return toPageView(ctx, found.row, found.isMoved ? found.row.document.slug : null);
}

/** The product alone, as the REST interface gives it. @throws ProductGone, NotFound */
export async function getProduct(ctx: Ctx, input: { ref: string }): Promise<ProductView> {
  return (await getProductPage(ctx, input)).product;
}

/** A product in any status, by its id or slug, or by one that it had before. */
export async function findProduct(
  ctx: Ctx,
  ref: string,
): Promise<{ row: ProductPageRow; isMoved: boolean } | undefined> {
  const row = await findProductPage(ctx.db, ctx.market, isId(ref) ? "id" : "slug", ref);
  if (row) return { row, isMoved: false };
  const movedId = isId(ref) ? undefined : await findMovedProduct(ctx.db, ref);
  const moved = movedId === undefined ? undefined : await findProductPage(ctx.db, ctx.market, "id", movedId);
  return moved && { row: moved, isMoved: true };
}

function toPageView(ctx: Ctx, row: ProductPageRow, movedTo: string | null): ProductPageView {
  const product = toProductView(row, ctx);
  if ((row.is_visible && product.variants.length > 0) || isMember(ctx, row.seller_id)) return { product, movedTo };
  if (row.is_gone) throw new ProductGone({ ...product, shopSlug: product.seller.shopSlug });
  throw new NotFound("This product");
}

/**
 * The product as it was written, with its shop and stock as they are now, and of its variants those with a price here. What was
 * read as JSON is put together by Object.assign: spreading it takes V8 twenty times as long, which was an eighth of a call.
 */
export function toProductView(
  { document, seller, stock, videos, prices, withdrawal_exclusion: withdrawalExclusion }: ProductPageRow,
  { market: { currency, isHome }, clock }: Ctx,
): ProductView {
  const stockOf = new Map(stock?.map((each) => [each.variantId, each]));
  const pricesOf = new Map(prices?.map((each) => [each.variantId, each]));
  const now = clock.now();
  const variants = document.variants.flatMap((variant) => {
    const own = stockOf.get(variant.id);
    const priced = isHome ? variant : pricesOf.get(variant.id);
    if (!own || priced?.price.currency !== currency) return [];
    const { price, compareAtPrice, priorPrice } = priced;
    return [Object.assign({}, variant, { price, compareAtPrice, priorPrice }, availability(own, now))];
  });
  return Object.assign({}, document, {
    media: galleryOf(document.pictures, videos ?? []),
    variants,
    seller,
    withdrawalExclusion,
    isPurchasable: variants.some((variant) => variant.isPurchasable),
  });
}

function availability(
  stock: Stock,
  now: Date,
): Pick<ProductView["variants"][number], "isPurchasable" | "available" | "isBackorder" | "shipsBy"> {
  const units = purchasableUnits(stock);
  return {
    isPurchasable: units !== 0,
    available: stock.trackQuantity ? Math.max(stock.available, 0) : null,
    isBackorder: stock.trackQuantity && stock.allowBackorder && stock.available <= 0,
    shipsBy: shipsBy(stock, 1, now),
  };
}

function isMember({ actor }: Ctx, sellerId: string): boolean {
  return actor.kind === "user" && actor.memberships.some((membership) => membership.sellerId === sellerId);
}
