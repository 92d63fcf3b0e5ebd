import type { AskedAttributeView } from "@emporia/contracts/attributes";
import type { ProductStatus, weightUnits } from "@emporia/contracts/catalog";
import type { WithdrawalExclusion } from "@emporia/contracts/catalog/constants";
import type { PolicyCode } from "@emporia/contracts/policies";
import { InvalidInput } from "../platform/index";
import { type AttributeValues, missingAttributes } from "./attributes";
import { SkuTaken } from "./errors";
import type { SubmissionState } from "./proposals";
import { hasText } from "./sanitise-description";
import type { VideoContent } from "./videos";

export interface Option {
  name: string;
  values: string[];
}

/** What one unit of a variant costs in a currency, in minor units. */
export interface Price {
  currency: string;
  amount: number;
  compareAtAmount: number | null;
  /** It is the product's base price and follows it. */
  isInherited: boolean;
}

export interface VariantContent {
  /** Of the variant to change. */
  id?: string | undefined;
  optionValues: string[];
  sku: string | null;
  barcode: string | null;
  mediaId: string | null;
  costAmount: number | null;
  weightGrams: number;
  weightUnit: (typeof weightUnits)[number];
  requiresShipping: boolean;
  isTaxable: boolean;
  /** Null leaves alone what it costs, in every currency. */
  price: Price | null;
  /** The currency in which it is to have no price any more. */
  withoutPriceIn?: string | undefined;
  /** Undefined leaves the count alone. */
  onHand: number | undefined;
  trackQuantity: boolean;
  allowBackorder: boolean;
  /** Days until a backorder ships; undefined leaves it alone. */
  backorderDays?: number | null | undefined;
  /** Undefined leaves it alone. */
  lowStockThreshold?: number | undefined;
}

/** All that a seller says about a product, normalised and sanitised. */
export interface ProductContent {
  name: string;
  description: string;
  categoryId: string | null;
  tags: string[];
  specs: { name: string; value: string }[];
  options: Option[];
  taxClass: string;
  isTaxable: boolean;
  /** How it ships, by a profile of its shop; null or absent: as the rest does. */
  shippingProfileId?: string | null | undefined;
  seoTitle: string | null;
  seoDescription: string | null;
  seoIsHidden: boolean;
  pictures: { mediaId: string; alt: string }[];
  videos: VideoContent[];
  variants: VariantContent[];
  /** Undefined leaves them alone. */
  attributes?: AttributeValues | undefined;
}

export interface VariantState extends VariantContent {
  id: string;
  position: number;
  prices: Price[];
  onHand: number;
  reserved: number;
  lowStockThreshold: number;
}

export interface PictureState {
  mediaId: string;
  alt: string;
  width: number | null;
  height: number | null;
  dominantColor: string;
  isStored: boolean;
  focus: { x: number; y: number } | null;
  sourceUrl: string | null;
}

/** A sale that is planned or running. Either a percentage, or an amount in minor units of a currency. */
export interface SaleState {
  percent: number | null;
  amount: number | null;
  currency: string | null;
  startsAt: string;
  endsAt: string | null;
  isRunning: boolean;
}

/** Staff took it off sale: what its shop publishes of it waits for them, until they lift this. */
export interface TakedownState {
  policy: PolicyCode;
  reason: string;
  takenDownAt: string;
}

/** A product as it stands. Prices are the regular ones, those of a sale come and go over them. */
export interface ProductState extends ProductContent {
  /** Why nobody may withdraw from it; it is said apart from the rest, and by itself. */
  withdrawalExclusion?: WithdrawalExclusion | null;
  id: string;
  sellerId: string;
  handle: string;
  slug: string;
  status: ProductStatus;
  version: number;
  publishedAt: string | null;
  publishAt: string | null;
  updatedAt: string;
  sale: SaleState | null;
  submission: SubmissionState | null;
  takedown: TakedownState | null;
  pictures: PictureState[];
  variants: VariantState[];
  attributes: AttributeValues;
  /** What its category asks for. */
  askedAttributes: AskedAttributeView[];
}

export function combinationKey(optionValues: readonly string[]): string {
  return JSON.stringify(optionValues);
}

/** How a variant is called in a sentence. */
export function variantTitle(optionValues: readonly string[]): string {
  return optionValues.length === 0 ? "The product" : optionValues.join(" / ");
}

/**
 * Refuses options and variants that contradict each other.
 * @throws InvalidInput naming each field
 * @throws SkuTaken when two variants share a SKU
 */
export function checkContent(content: ProductContent): void {
  const errors: Record<string, string> = {};
  checkOptions(content.options, errors);
  checkVariants(content, errors);
  if (Object.keys(errors).length > 0) throw new InvalidInput(errors);
  const skus = new Set<string>();
  for (const { sku } of content.variants) {
    if (sku === null) continue;
    if (skus.has(sku)) throw new SkuTaken(sku);
    skus.add(sku);
  }
}

function checkOptions(options: readonly Option[], errors: Record<string, string>): void {
  if (options.length > 5) errors.options = "A product can have 5 options at most.";
  const names = new Set<string>();
  for (const [index, option] of options.entries()) {
    const name = option.name.toLowerCase();
    if (names.has(name)) errors[`options.${index}.name`] = `There are two options named ${option.name}.`;
    names.add(name);
    if (new Set(option.values).size < option.values.length)
      errors[`options.${index}.values`] = `${option.name} lists a value twice.`;
  }
}

function checkVariants({ options, variants }: ProductContent, errors: Record<string, string>): void {
  const allowed = options.map((option) => new Set(option.values));
  const seen = new Set<string>();
  for (const [index, variant] of variants.entries()) {
    const field = `variants.${index}`;
    if (variant.optionValues.length !== options.length) {
      errors[`${field}.options`] =
        options.length === 0
          ? "A variant has no option values when the product has no options."
          : `Give one value for each of ${options.map((option) => option.name).join(", ")}.`;
      continue;
    }
    const unknown = variant.optionValues.find((value, position) => !allowed[position]?.has(value));
    if (unknown !== undefined) errors[`${field}.options`] = `${unknown} is not among the values of its option.`;
    const key = combinationKey(variant.optionValues);
    if (seen.has(key)) errors[`${field}.options`] = `${variantTitle(variant.optionValues)} is there twice.`;
    seen.add(key);
    const { price } = variant;
    if (price && price.compareAtAmount !== null && price.compareAtAmount <= price.amount)
      errors[`${field}.compareAtPrice`] = "The compare-at price must be higher than the price.";
  }
}

/** Sentences naming what shoppers would miss. A picture that was imported and is still to be fetched counts. */
export function missingToPublish(content: ProductContent, asked: readonly AskedAttributeView[]): string[] {
  const missing: string[] = [];
  if (content.variants.length === 0) missing.push("Add at least one variant.");
  if (content.variants.some(({ price }) => price === null || price.amount === 0))
    missing.push("Set a price for every variant.");
  if (content.pictures.length === 0) missing.push("Add a picture.");
  if (content.categoryId === null) missing.push("Choose a category.");
  if (!hasText(content.description)) missing.push("Write a description.");
  return [...missing, ...missingAttributes(content.attributes ?? {}, asked)];
}
