import type { AskedAttributeView } from "@emporia/contracts/attributes";
import type { createProductInput, updateProductInput, variantInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { InvalidInput } from "../platform/index";
import { applyAttributes } from "./attributes";
import {
  combinationKey,
  type Option,
  type Price,
  type ProductContent,
  type ProductState,
  type VariantContent,
  type VariantState,
} from "./product-content";
import { priceIn } from "./queries/product-state";
import { sanitiseDescription } from "./sanitise-description";
import { cleanText, normaliseTags } from "./text";
import { videosFrom, withPostersAmong } from "./videos";

export type CreateProductInput = z.output<typeof createProductInput> & { sellerId: string };
export type UpdateProductInput = z.output<typeof updateProductInput> & { sellerId: string };
/** The fields both share; those that are absent stay as they are. */
type ProductFields = Omit<UpdateProductInput, "productId" | "version" | "sellerId">;
type VariantInput = z.output<typeof variantInput>;

const MAX_COMBINATIONS = 2000;

const empty: ProductContent = {
  name: "",
  description: "",
  categoryId: null,
  tags: [],
  specs: [],
  options: [],
  taxClass: "standard",
  isTaxable: true,
  shippingProfileId: null,
  seoTitle: null,
  seoDescription: null,
  seoIsHidden: false,
  pictures: [],
  videos: [],
  variants: [],
};

/**
 * A product with the given fields changed. Without variants, it gets one, or one for each combination of its options.
 * @param asked what the category asks for that it is then in
 */
export function applyFields(
  current: ProductState | undefined,
  fields: ProductFields,
  asked: readonly AskedAttributeView[],
): ProductContent {
  const before: ProductContent = current ?? empty;
  const options = fields.options ?? before.options;
  const pictures = fields.pictures === undefined ? before.pictures : picturesOf(current, fields.pictures);
  return {
    name: fields.name === undefined ? before.name : cleanText(fields.name),
    description: fields.description === undefined ? before.description : sanitiseDescription(fields.description),
    categoryId: fields.categoryId === undefined ? before.categoryId : fields.categoryId,
    tags: fields.tags === undefined ? before.tags : normaliseTags(fields.tags),
    specs: before.specs,
    options,
    taxClass: fields.taxClass ?? before.taxClass,
    isTaxable: fields.taxable ?? before.isTaxable,
    shippingProfileId: fields.shippingProfileId === undefined ? before.shippingProfileId : fields.shippingProfileId,
    seoTitle: fields.seo === undefined ? before.seoTitle : fields.seo.title || null,
    seoDescription: fields.seo === undefined ? before.seoDescription : fields.seo.description || null,
    seoIsHidden: fields.seo === undefined ? before.seoIsHidden : fields.seo.isHidden,
    pictures,
    videos:
      fields.videos === undefined ? withPostersAmong(before.videos, pictures) : videosFrom(fields.videos, pictures),
    variants: variantsOf(current, options, fields),
    attributes: applyAttributes(current?.attributes ?? {}, fields.attributes ?? {}, asked),
  };
}

/** Whether these say anything anew that shoppers read or see, or that comes with it. */
export function writesWords({ version: _, ...fields }: ProductFields & { version?: number | undefined }): boolean {
  const { basePrice, compareAtPrice, currency, taxable, taxClass, shippingProfileId, ...words } = fields;
  return Object.values(words).some((value) => value !== undefined);
}

/** Each picture once, where it is first named; one without a text keeps the text it had. */
function picturesOf(
  current: ProductState | undefined,
  given: NonNullable<ProductFields["pictures"]>,
): ProductContent["pictures"] {
  const alts = new Map(current?.pictures.map(({ mediaId, alt }) => [mediaId, alt]));
  const pictures = new Map<string, { mediaId: string; alt: string }>();
  for (const { mediaId, alt } of given)
    if (!pictures.has(mediaId))
      pictures.set(mediaId, { mediaId, alt: alt === undefined ? (alts.get(mediaId) ?? "") : cleanText(alt) });
  return [...pictures.values()];
}

function variantsOf(
  current: ProductState | undefined,
  options: readonly Option[],
  fields: ProductFields,
): VariantContent[] {
  const currency = fields.currency ?? current?.variants[0]?.price?.currency ?? "USD";
  const base = basePriceOf(current, currency, fields);
  if (current && (fields.changedVariants || fields.removedVariantIds))
    return withChanges(
      current,
      options,
      fields,
      (variant) => rebased(variant, currency, base, fields),
      (input, known) => toVariant(input, known, currency, base),
    );
  const given = fields.variants ?? (current ? undefined : []);
  if (given === undefined) return (current?.variants ?? []).map((variant) => rebased(variant, currency, base, fields));
  const inputs = given.length > 0 || current ? given : combinations(options);
  const byId = new Map(current?.variants.map((variant) => [variant.id, variant]));
  const byValues = new Map(current?.variants.map((variant) => [combinationKey(variant.optionValues), variant]));
  return inputs.map((input) => {
    const known = input.id ? byId.get(input.id) : byValues.get(combinationKey(input.options));
    return toVariant(input, known, currency, base);
  });
}

/**
 * The variants with some changed, some taken away and some new. They stand in the order of their options' values when
 * the options are given, so that new ones find their place.
 */
function withChanges(
  current: ProductState,
  options: readonly Option[],
  fields: ProductFields,
  keep: (variant: VariantState) => VariantContent,
  change: (input: VariantInput, known: VariantState | undefined) => VariantContent,
): VariantContent[] {
  if (fields.variants) throw new InvalidInput({ changedVariants: "Give either all variants or those that change." });
  const removed = new Set(fields.removedVariantIds);
  const byKey = new Map(current.variants.map((variant) => [combinationKey(variant.optionValues), variant]));
  const byId = new Map(current.variants.map((variant) => [variant.id, variant]));
  const changed = new Map<string, VariantContent>();
  const added: VariantContent[] = [];
  for (const input of fields.changedVariants ?? []) {
    const known = input.id ? byId.get(input.id) : byKey.get(combinationKey(input.options));
    const content = change(input, known);
    if (known && !removed.has(known.id)) changed.set(known.id, { ...content, id: known.id });
    else added.push(content);
  }
  const kept = current.variants.filter(({ id }) => !removed.has(id)).map((each) => changed.get(each.id) ?? keep(each));
  const all = [...kept, ...added];
  if (fields.options === undefined) return all;
  const placeOf = options.map(({ values }) => new Map(values.map((value, at) => [value, at])));
  const placed = all.map((variant) => ({
    variant,
    place: variant.optionValues.map((value, at) => placeOf[at]?.get(value) ?? Number.MAX_SAFE_INTEGER),
  }));
  const compare = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((value, index) => value !== b[index]);
    return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
  };
  return placed.toSorted((a, b) => compare(a.place, b.place)).map(({ variant }) => variant);
}

/** What a variant without a price of its own costs. */
function basePriceOf(current: ProductState | undefined, currency: string, fields: ProductFields): Price | null {
  const inherited = current?.variants.flatMap(({ prices }) =>
    prices.filter((price) => price.isInherited && price.currency === currency),
  )[0];
  const amount = fields.basePrice ?? inherited?.amount;
  if (amount === undefined) return null;
  const compareAtAmount =
    fields.compareAtPrice === undefined ? (inherited?.compareAtAmount ?? null) : fields.compareAtPrice;
  return { currency, amount, compareAtAmount, isInherited: true };
}

/** A variant that the change does not name: it follows the base price if it did before, or has no price yet. */
function rebased(variant: VariantState, currency: string, base: Price | null, fields: ProductFields): VariantContent {
  const own = priceIn(variant, currency);
  const follows = own === null || own.isInherited;
  const isGiven = fields.basePrice !== undefined || fields.compareAtPrice !== undefined;
  return { ...variant, onHand: undefined, price: follows && isGiven && base ? base : own };
}

function toVariant(
  input: VariantInput,
  known: VariantState | undefined,
  currency: string,
  base: Price | null,
): VariantContent {
  return {
    id: input.id,
    optionValues: input.options,
    sku: input.sku ?? null,
    barcode: input.barcode ?? null,
    mediaId: input.mediaId ?? null,
    costAmount: input.costPerItem ?? null,
    weightGrams: input.weightGrams,
    weightUnit: input.weightUnit,
    requiresShipping: input.requiresShipping,
    isTaxable: input.taxable,
    price: priceOf(input, known, currency, base),
    onHand: input.quantity,
    trackQuantity: input.trackQuantity,
    allowBackorder: input.allowBackorder,
    backorderDays: input.backorderDays,
    lowStockThreshold: input.lowStockThreshold,
  };
}

function priceOf(
  input: VariantInput,
  known: VariantState | undefined,
  currency: string,
  base: Price | null,
): Price | null {
  if (input.price !== undefined)
    return { currency, amount: input.price, compareAtAmount: input.compareAtPrice ?? null, isInherited: false };
  if (base) return input.compareAtPrice === undefined ? base : { ...base, compareAtAmount: input.compareAtPrice };
  return known ? priceIn(known, currency) : null;
}

function combinations(options: readonly Option[]): VariantInput[] {
  const count = options.reduce((product, option) => product * option.values.length, 1);
  if (count > MAX_COMBINATIONS)
    throw new InvalidInput({ variants: `These options make ${count} combinations: list the variants you sell.` });
  let all: string[][] = [[]];
  for (const option of options) all = all.flatMap((values) => option.values.map((value) => [...values, value]));
  return all.map((values) => ({
    options: values,
    sku: undefined,
    barcode: undefined,
    trackQuantity: true,
    allowBackorder: false,
    weightGrams: 0,
    weightUnit: "lb",
    taxable: true,
    requiresShipping: true,
  }));
}
