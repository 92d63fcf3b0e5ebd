import { isDeepStrictEqual } from "node:util";
import type { AttributeValues } from "./attributes";
import type { PictureState, ProductContent, ProductState, VariantContent, VariantState } from "./product-content";

/** What shoppers read and see of a variant. */
type ShownVariant = Pick<VariantContent, "optionValues" | "mediaId"> & { id: string };

/** A variant that shoppers know with what they are to see of it, or all of one that is to be new. */
export type ProposedVariant = (ShownVariant & { isNew: false }) | (VariantContent & { id: string; isNew: true });

type Words = Pick<
  ProductContent,
  | "name"
  | "description"
  | "categoryId"
  | "tags"
  | "specs"
  | "options"
  | "pictures"
  | "videos"
  | "seoTitle"
  | "seoDescription"
>;

/** What shoppers read and see of a product: of shops that are not trusted staff look at it first. */
export interface ShownContent extends Words {
  slug: string;
  attributes: AttributeValues;
}

/** What shoppers are to read and see instead. */
export interface Proposal extends ShownContent {
  /** All that there shall be; absent when they stay the same, save for some that go. */
  variants?: ProposedVariant[] | undefined;
}

/** The last time that a product, or a change to it, was handed to staff. */
export interface SubmissionState {
  status: "WAITING" | "APPROVED" | "RETURNED" | "WITHDRAWN";
  reason: string | null;
  submittedAt: string;
  /** What shoppers are to see of a product they see already; null when it is to be published. */
  proposed: Proposal | null;
  /** The pictures that are proposed. */
  pictures: PictureState[];
}

export function shownContent(content: ShownContent): ShownContent {
  const { name, description, categoryId, tags, specs, options, seoTitle, seoDescription, slug, attributes } = content;
  const pictures = content.pictures.map(({ mediaId, alt }) => ({ mediaId, alt }));
  const { videos } = content;
  return {
    name,
    description,
    categoryId,
    tags,
    specs,
    options,
    pictures,
    videos,
    seoTitle,
    seoDescription,
    slug,
    attributes,
  };
}

/** The product with what waits for staff: what is changed next comes on top of it. */
export function asProposed(product: ProductState): ProductState {
  return product.submission?.status === "WAITING" ? withProposal(product, product.submission) : product;
}

/** The product as its seller last wrote it, with what waits for staff or came back from them to be mended. */
export function asWritten(product: ProductState): ProductState {
  const { submission } = product;
  const isOpen = submission?.status === "WAITING" || submission?.status === "RETURNED";
  return isOpen ? withProposal(product, submission) : product;
}

function withProposal(product: ProductState, { proposed, pictures: known }: SubmissionState): ProductState {
  if (!proposed) return product;
  const byId = new Map(known.map((picture) => [picture.mediaId, picture]));
  const pictures = proposed.pictures.flatMap(({ mediaId, alt }) => {
    const picture = byId.get(mediaId);
    return picture ? [{ ...picture, alt }] : [];
  });
  return { ...product, ...proposed, pictures, variants: withProposedVariants(product.variants, proposed.variants) };
}

function withProposedVariants(
  current: readonly VariantState[],
  proposed: readonly ProposedVariant[] | undefined,
): VariantState[] {
  if (!proposed) return [...current];
  const byId = new Map(current.map((variant) => [variant.id, variant]));
  return proposed.flatMap((variant, position): VariantState[] => {
    const { id, optionValues, mediaId } = variant;
    const known = byId.get(id);
    if (known) return [{ ...known, optionValues, mediaId, position }];
    if (!variant.isNew) return [];
    const { isNew: _, ...content } = variant;
    const { onHand = 0, lowStockThreshold = 0, price } = content;
    return [{ ...content, position, prices: price ? [price] : [], onHand, reserved: 0, lowStockThreshold }];
  });
}

/** Ids of variants that there are only in what is proposed. */
export function newlyProposed(product: ProductState | undefined): Set<string> {
  const proposed = product?.submission?.proposed?.variants ?? [];
  return new Set(proposed.filter((variant) => variant.isNew).map(({ id }) => id));
}

/**
 * Parts the variants that are wanted of a published product: what they cost, how many there are and what else nobody
 * reads goes on at once, names and pictures are proposed. Variants that only go are no news to look at.
 */
export function partVariants(
  current: ProductState,
  options: ProductContent["options"],
  wanted: readonly (VariantContent & { id: string })[],
): { atOnce: VariantContent[]; proposed: ProposedVariant[] | undefined } {
  const before = new Map(current.variants.map((variant) => [variant.id, variant]));
  const isShown = (variant: VariantContent & { id: string }) =>
    isDeepStrictEqual(faceOf(variant), faceOf(before.get(variant.id)));
  if (isDeepStrictEqual(options, current.options) && wanted.every(isShown))
    return { atOnce: [...wanted], proposed: undefined };
  const counted = new Map((current.submission?.proposed?.variants ?? []).map((variant) => [variant.id, variant]));
  const byId = new Map(wanted.map((variant) => [variant.id, variant]));
  return {
    atOnce: current.variants.map((shown) => {
      const { id, optionValues, mediaId } = shown;
      return { ...(byId.get(id) ?? { ...shown, price: null, onHand: undefined }), id, optionValues, mediaId };
    }),
    proposed: wanted.map((variant): ProposedVariant => {
      const { id, optionValues, mediaId } = variant;
      if (before.has(id)) return { id, optionValues, mediaId, isNew: false };
      const proposedBefore = counted.get(id);
      const onHand = variant.onHand ?? (proposedBefore?.isNew ? proposedBefore.onHand : undefined);
      return { ...contentOf(variant), id, onHand, isNew: true };
    }),
  };
}

const faceOf = (variant: VariantContent | undefined) =>
  variant && { optionValues: variant.optionValues, mediaId: variant.mediaId };

/** What is written of a variant, without what a state knows besides. */
function contentOf(variant: VariantContent): VariantContent {
  const { optionValues, sku, barcode, mediaId, costAmount, weightGrams, weightUnit, requiresShipping } = variant;
  const { isTaxable, price, trackQuantity, allowBackorder, backorderDays, lowStockThreshold } = variant;
  const identity = { optionValues, sku, barcode, mediaId, costAmount, weightGrams, weightUnit, requiresShipping };
  const stock = { onHand: undefined, trackQuantity, allowBackorder, backorderDays, lowStockThreshold };
  return { ...identity, isTaxable, price, ...stock };
}
