import type { OwnProductView } from "@emporia/contracts/catalog";
import type { PictureView } from "@emporia/contracts/common";
import { money } from "@emporia/contracts/money";
import { purchasableUnits } from "./offers";
import {
  missingToPublish,
  type PictureState,
  type ProductState,
  type SaleState,
  type VariantState,
} from "./product-content";
import { asWritten, type SubmissionState } from "./proposals";
import { toOwnVideoView, withPostersAmong } from "./videos";

export function toPictureView(picture: PictureState): PictureView | undefined {
  if (!picture.isStored || picture.width === null || picture.height === null) return undefined;
  return {
    id: picture.mediaId,
    url: `/media/${picture.mediaId}`,
    width: picture.width,
    height: picture.height,
    alt: picture.alt,
    dominantColor: picture.dominantColor,
    focus: picture.focus,
  };
}

/** A break of the shop says nothing about its variants. */
const atWork = { awayUntil: null, laterBy: null };

function toOwnVariantView(variant: VariantState): OwnProductView["variants"][number] {
  const { price } = variant;
  const currency = price?.currency ?? "USD";
  const available = Math.max(variant.onHand - variant.reserved, 0);
  const toMoney = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? null : money(amount, currency);
  return {
    id: variant.id,
    options: variant.optionValues,
    sku: variant.sku,
    barcode: variant.barcode,
    price: money(price?.amount ?? 0, currency),
    compareAtPrice: toMoney(price?.compareAtAmount),
    costPerItem: toMoney(variant.costAmount),
    isPurchasable:
      purchasableUnits({ ...variant, available, backorderDays: variant.backorderDays ?? null, ...atWork }) !== 0,
    available: variant.trackQuantity ? available : null,
    isBackorder: variant.trackQuantity && variant.allowBackorder && available === 0,
    mediaId: variant.mediaId,
    onHand: variant.onHand,
    reserved: variant.reserved,
    trackQuantity: variant.trackQuantity,
    allowBackorder: variant.allowBackorder,
    backorderDays: variant.backorderDays ?? null,
    lowStockThreshold: variant.lowStockThreshold,
    weightGrams: variant.weightGrams,
    weightUnit: variant.weightUnit,
    taxable: variant.isTaxable,
    requiresShipping: variant.requiresShipping,
  };
}

function toModerationView({ status, reason, submittedAt, proposed }: SubmissionState): OwnProductView["moderation"] {
  return { status, reason, submittedAt, isNew: proposed === null };
}

function toSaleView({ amount, currency, ...sale }: SaleState): OwnProductView["sale"] {
  return { ...sale, amount: amount === null || currency === null ? null : money(amount, currency) };
}

/** A product as its seller sees it, with what it costs them and what publishing still needs. */
export function toOwnProductView(state: ProductState): OwnProductView {
  const product = asWritten(state);
  return {
    id: product.id,
    sellerId: product.sellerId,
    slug: product.slug,
    name: product.name,
    description: product.description,
    status: product.status,
    categoryId: product.categoryId,
    tags: product.tags,
    options: product.options,
    variants: product.variants.map(toOwnVariantView),
    pictures: product.pictures.flatMap((picture) => toPictureView(picture) ?? []),
    videos: withPostersAmong(product.videos, product.pictures).map(toOwnVideoView),
    pendingPictures: product.pictures.flatMap(({ isStored, sourceUrl }) => (isStored || !sourceUrl ? [] : [sourceUrl])),
    taxClass: product.taxClass,
    taxable: product.isTaxable,
    shippingProfileId: product.shippingProfileId ?? null,
    withdrawalExclusion: state.withdrawalExclusion ?? null,
    seo: { title: product.seoTitle, description: product.seoDescription, isHidden: product.seoIsHidden },
    attributes: product.askedAttributes.map((asked) => ({ ...asked, value: product.attributes[asked.code] ?? null })),
    version: product.version,
    missingToPublish: missingToPublish(product, product.askedAttributes),
    publishAt: product.status === "PUBLISHED" ? null : product.publishAt,
    sale: product.sale && toSaleView(product.sale),
    takedown: product.takedown,
    moderation: product.submission && toModerationView(product.submission),
    publishedAt: product.publishedAt,
    updatedAt: product.updatedAt,
  };
}
