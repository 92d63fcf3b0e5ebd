import type { ProductView, previewView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, NotFound, readPreviewToken } from "../../platform/index";
import { toProductView } from "../get-product-page";
import type { ProductState } from "../product-content";
import { asWritten } from "../proposals";
import { findCategoryHeader } from "../queries/categories";
import { findProductPage } from "../queries/product-page";
import { findOwnProductState } from "../queries/product-state";
import { picturesOf, saidOf } from "../shown-changes";
import { galleryOf } from "../videos";

/**
 * A product as shoppers would see it, as its seller wrote it last: a draft, or one with changes that wait for staff.
 * @throws NotFound the address is not ours, has run out, or the product is gone
 */
export async function getPreview(ctx: Ctx, input: { token: string }): Promise<z.output<typeof previewView>> {
  const productId = readPreviewToken(ctx, input.token);
  const row = productId === undefined ? undefined : await findProductPage(ctx.db, ctx.market, "id", productId);
  const state = row && (await findOwnProductState(ctx.db, row.seller_id, row.document.id));
  if (!row || !state) throw new NotFound("This preview");
  const shown = toProductView(row, ctx);
  const written = asWritten(state);
  const product = written === state ? shown : await withWritten(ctx, shown, state, written);
  return { product, isVisible: row.is_visible, isChanged: written !== state };
}

async function withWritten(
  ctx: Ctx,
  shown: ProductView,
  before: ProductState,
  written: ProductState,
): Promise<ProductView> {
  const { name, slug, description, tags, options, seoTitle, seoDescription, seoIsHidden, categoryId } = written;
  const header =
    categoryId === before.categoryId || categoryId === null ? undefined : await findCategoryHeader(ctx.db, categoryId);
  const pictures = picturesOf(written);
  const videos = written.videos.map((video) => ({
    ...video,
    poster: pictures.find(({ id }) => id === video.posterMediaId) ?? null,
    addedAt: written.updatedAt,
  }));
  return {
    ...shown,
    ...{ name, slug, description, tags, options, pictures, variants: variantsOf(shown, written) },
    specs: [...saidOf(written), ...written.specs],
    media: galleryOf(pictures, videos),
    breadcrumbs: categoryId === null ? [] : (header?.breadcrumbs ?? shown.breadcrumbs),
    seo: { title: seoTitle, description: seoDescription, isHidden: seoIsHidden },
  };
}

/** Variants under the names they are to have. Those that are to be new have nothing on hand yet. */
function variantsOf(shown: ProductView, written: ProductState): ProductView["variants"] {
  const known = new Map(shown.variants.map((variant) => [variant.id, variant]));
  return written.variants.flatMap(({ id, optionValues, mediaId, sku, price }): ProductView["variants"] => {
    const variant = known.get(id);
    if (variant) return [{ ...variant, options: optionValues, mediaId }];
    if (!price) return [];
    const { amount, currency, compareAtAmount } = price;
    return [
      {
        ...{ id, options: optionValues, mediaId, sku, price: { amount, currency } },
        compareAtPrice: compareAtAmount === null ? null : { amount: compareAtAmount, currency },
        ...{ isPurchasable: false, available: 0, isBackorder: false, shipsBy: null },
      },
    ];
  });
}
