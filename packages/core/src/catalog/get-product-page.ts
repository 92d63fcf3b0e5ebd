import type { ProductView, productPageView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, isId, NotFound } from "../platform/index";
import { purchasableUnits, type Stock } from "./offers";
import {
  findMovedProduct,
  findProductPageById,
  findProductPageBySlug,
  type ProductPageRow,
} from "./queries/product-page";

type ProductPageView = z.output<typeof productPageView>;

/**
 * All that a product page shows, by the product's id or slug; an old slug answers too and says where the product is now.
 * What shoppers may not see can be previewed by members of its shop.
 * @throws NotFound no such product, or hidden from this person
 */
export async function getProductPage(ctx: Ctx, input: { ref: string }): Promise<ProductPageView> {
  const { ref } = input;
  const found = isId(ref) ? await findProductPageById(ctx.db, ref) : await findProductPageBySlug(ctx.db, ref);
  if (found) return toPageView(ctx, found, null);
  const movedId = isId(ref) ? undefined : await findMovedProduct(ctx.db, ref);
  const moved = movedId === undefined ? undefined : await findProductPageById(ctx.db, movedId);
  if (!moved) throw new NotFound("This product");
  return toPageView(ctx, moved, moved.document.slug);
}

/** The product alone, as the REST interface gives it. @throws NotFound */
export async function getProduct(ctx: Ctx, input: { ref: string }): Promise<ProductView> {
  return (await getProductPage(ctx, input)).product;
}

function toPageView(ctx: Ctx, row: ProductPageRow, movedTo: string | null): ProductPageView {
  if (!row.is_visible && !isMember(ctx, row.seller_id)) throw new NotFound("This product");
  return { product: toProductView(row), movedTo };
}

/** The product as it was written, with its shop and stock as they are now. */
function toProductView({ document, seller, stock }: ProductPageRow): ProductView {
  const stockOf = new Map(stock?.map((each) => [each.variantId, each]));
  const variants = document.variants.flatMap((variant) => {
    const own = stockOf.get(variant.id);
    return own ? { ...variant, ...availability(own) } : [];
  });
  return { ...document, variants, seller, isPurchasable: variants.some((variant) => variant.isPurchasable) };
}

function availability(
  stock: Stock,
): Pick<ProductView["variants"][number], "isPurchasable" | "available" | "isBackorder"> {
  const units = purchasableUnits(stock);
  return {
    isPurchasable: units !== 0,
    available: stock.trackQuantity ? Math.max(stock.available, 0) : null,
    isBackorder: stock.trackQuantity && stock.allowBackorder && stock.available <= 0,
  };
}

function isMember({ actor }: Ctx, sellerId: string): boolean {
  return actor.kind === "user" && actor.memberships.some((membership) => membership.sellerId === sellerId);
}
