import type { TaxClassView } from "@emporia/contracts/tax";
import type { Tx } from "@emporia/db";
import { type Ctx, enqueueAll, jobRequest } from "../platform/index";
import { isMoreOff, tooMuch } from "./assert-reductions";
import { type FieldChange, fieldChanges } from "./field-changes";
import { fetchPictureJob } from "./jobs";
import { combinationKey, type Option, type ProductState, type VariantContent } from "./product-content";
import { codeCell, guardedCode } from "./product-file/cells";
import type { Column } from "./product-file/columns";
import type { FileProduct, FileVariant } from "./product-file/read-product";
import type { RowError } from "./product-file/read-rows";
import { ensureMediaOfUrls, listOwnMedia } from "./queries/media";
import { lockProductsByHandle, priceIn } from "./queries/product-state";
import { listSkuOwners } from "./queries/write-product";
import { type ProductChange, saveProducts } from "./save-products";
import { slugify } from "./text";

export interface FileSettings {
  sellerId: string;
  currency: string;
  /** Whether the shop may show products, and wants to. */
  mayPublish: boolean;
  /** The most that shops may take off a price, in basis points; null where nothing limits it. */
  largestReduction: number | null;
  /** Whether products that exist are changed. */
  overwrites: boolean;
  /** Ids of categories by name and path. */
  categoryOf: ReadonlyMap<string, string>;
  /** By the words that a file may name them. */
  taxClassOf: ReadonlyMap<string, TaxClassView>;
  /** The shop's shipping profiles, by their names in small letters. */
  profileOf: ReadonlyMap<string, { id: string; name: string }>;
  /** SKUs of the file that earlier products have, with their handle. */
  skusBefore: ReadonlyMap<string, string>;
  /** Whether a new product's address is its handle, and not made of its name. */
  isNamedByHandle: boolean;
  /** How the file calls a column. */
  nameOf: (column: Column) => string;
}

export interface FileOutcome {
  product: FileProduct;
  outcome: "created" | "updated" | "unchanged" | "skipped";
  changes: FieldChange[];
}

/**
 * Creates and updates the shop's products as a file describes them, by their handle. Once more changes nothing.
 * What cannot be done is reported and leaves the rest: a variant that is wrong is left out of its product. Pictures are
 * fetched afterwards, by jobs. Without leave to publish everything new stays a draft.
 */
export async function saveFileProducts(
  tx: Tx,
  ctx: Ctx,
  settings: FileSettings,
  products: readonly FileProduct[],
): Promise<{ outcomes: FileOutcome[]; problems: RowError[] }> {
  const { sellerId } = settings;
  const problems: RowError[] = [];
  const current = await lockProductsByHandle(
    tx,
    sellerId,
    products.map((product) => product.handle),
  );
  const isLeft = (product: FileProduct) => !settings.overwrites && current.has(product.handle);
  const wanted = await withoutTakenSkus(
    tx,
    settings,
    products.filter((product) => !isLeft(product)),
    problems,
  );
  const mediaIdOf = await mediaOf(tx, ctx, sellerId, wanted);
  const planned = wanted.flatMap((product) => {
    const change = toChange(settings, product, current.get(product.handle), mediaIdOf, problems);
    return change ? [{ product, change }] : [];
  });
  const saved = await saveProducts(
    tx,
    ctx,
    planned.map(({ change }) => change),
    "imported",
  );
  return {
    problems,
    outcomes: [
      ...products.filter(isLeft).map((product) => ({ product, outcome: "skipped" as const, changes: [] })),
      ...planned.map(({ product, change }, index) => {
        const became = saved[index]?.outcome ?? "unchanged";
        const outcome = became === "submitted" ? "updated" : became;
        return { product, outcome, changes: outcome === "updated" ? fieldChanges(change) : [] };
      }),
    ],
  };
}

/** Leaves out, and reports, variants whose SKU belongs to something else in the file or in the shop. */
async function withoutTakenSkus(
  tx: Tx,
  { sellerId, skusBefore, nameOf }: FileSettings,
  products: readonly FileProduct[],
  problems: RowError[],
): Promise<FileProduct[]> {
  const skus = products.flatMap(({ variants }) => variants.flatMap(({ sku }) => sku ?? []));
  const owners = new Map((await listSkuOwners(tx, sellerId, skus)).map((owner) => [owner.sku, owner.handle]));
  const seen = new Set<string>();
  return products.map((product) => {
    const isFree = ({ sku, line }: FileVariant) => {
      if (!sku) return true;
      const owner = owners.get(sku) ?? skusBefore.get(sku);
      const isTaken = seen.has(sku) || (owner !== undefined && owner !== product.handle);
      seen.add(sku);
      if (isTaken)
        problems.push({
          line,
          column: nameOf("sku"),
          handle: product.handle,
          message: `Another variant has the SKU ${sku}.`,
        });
      return !isTaken;
    };
    const variants = product.variants.filter(isFree);
    return { ...product, variants, isComplete: product.isComplete && variants.length === product.variants.length };
  });
}

/** The pictures that products name: our own by their address, others made and fetched later. */
async function mediaOf(
  tx: Tx,
  ctx: Ctx,
  sellerId: string,
  products: readonly FileProduct[],
): Promise<Map<string, string>> {
  const named = products.flatMap(({ pictures = [], variants }) => [
    ...pictures.map(({ url }) => url),
    ...variants.flatMap(({ pictureUrl }) => pictureUrl ?? []),
  ]);
  const ownIds = new Map<string, string>();
  for (const url of new Set(named)) {
    const id = ownMediaId(url);
    if (id !== undefined) ownIds.set(url, id);
  }
  const known = await listOwnMedia(tx, sellerId, [...ownIds.values()]);
  const urls = [...new Set(named)].filter((url) => !known.has(ownIds.get(url) ?? ""));
  const { idOf, newIds } = await ensureMediaOfUrls(tx, sellerId, urls, ctx.clock.now());
  await enqueueAll(
    tx,
    newIds.map((mediaId) => jobRequest(fetchPictureJob, { mediaId })),
  );
  for (const [url, id] of ownIds) if (known.has(id)) idOf.set(url, id);
  return idOf;
}

/** Which picture of ours an address shows, if it is one: our exports name them so, under whatever name we have. */
function ownMediaId(url: string): string | undefined {
  return /^https?:\/\/[^/]+\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/\d+\.(?:webp|avif)$/.exec(url)?.[1];
}

function toChange(
  settings: FileSettings,
  product: FileProduct,
  current: ProductState | undefined,
  mediaIdOf: ReadonlyMap<string, string>,
  problems: RowError[],
): ProductChange | undefined {
  const { sellerId, mayPublish } = settings;
  const taxClass = taxClassOf(settings, product, current, problems);
  if (taxClass === undefined) return undefined;
  const made = variantsOf(settings, product, current, mediaIdOf, problems);
  if (made.variants.length === 0) {
    const message = "No row of this product describes a variant that can be sold.";
    if (!problems.some((problem) => problem.handle === product.handle) && product.isComplete)
      problems.push({ line: product.line, column: settings.nameOf("price"), handle: product.handle, message });
    if (!current) return undefined;
  }
  const status = product.status ?? "DRAFT";
  const wanted = mayPublish || status !== "PUBLISHED" ? status : "DRAFT";
  return {
    current,
    sellerId,
    handle: product.handle,
    wantedSlug: current ? undefined : slugOf(settings, product),
    // What became of a product here is the seller's decision; a file only publishes what is still a draft.
    status: current ? (current.status === "DRAFT" && wanted === "PUBLISHED" ? "PUBLISHED" : current.status) : wanted,
    content: {
      ...(current ? { ...current } : {}),
      name: product.name,
      description: product.description ?? current?.description ?? "",
      categoryId: categoryOf(settings, product, current),
      tags: product.tags ?? current?.tags ?? [],
      specs: mergedSpecs(current?.specs ?? [], product.specs),
      options: made.options,
      taxClass,
      shippingProfileId: profileOf(settings, product, current, problems),
      isTaxable: current?.isTaxable ?? true,
      seoTitle: product.seoTitle === undefined ? (current?.seoTitle ?? null) : product.seoTitle,
      seoDescription: product.seoDescription === undefined ? (current?.seoDescription ?? null) : product.seoDescription,
      seoIsHidden: current?.seoIsHidden ?? false,
      pictures: picturesOf(product, current, mediaIdOf),
      // A file has no column for them.
      videos: current?.videos ?? [],
      variants: made.variants,
    },
  };
}

function slugOf({ isNamedByHandle }: FileSettings, { handle, name }: FileProduct): string {
  const [first, second] = isNamedByHandle ? [handle, name] : [name, handle];
  return slugify(first, slugify(second, "product"));
}

/**
 * The category of its path, else of its type, else of the last part of the path that is one. A product that has one
 * keeps it, and with a column of categories only the path says anything, so that what was exported comes back as it was.
 */
function categoryOf(
  settings: FileSettings,
  { categoryPath, type }: FileProduct,
  current: ProductState | undefined,
): string | null {
  const parts = (categoryPath ?? "").split(">").map((part) => part.trim().toLowerCase());
  const path = settings.categoryOf.get(parts.join(" > "));
  if (path !== undefined) return path;
  if (current && (current.categoryId !== null || categoryPath !== undefined)) return current.categoryId;
  const names = [type.toLowerCase(), ...parts.reverse()];
  return names.map((name) => settings.categoryOf.get(name)).find((id) => id !== undefined) ?? null;
}

/**
 * The class that a file names. Undefined, and reported, when there is no such class: what is taxed wrongly is worse than
 * what is not there yet. One that is retired is left to products that have it.
 */
function taxClassOf(
  { taxClassOf: known, nameOf }: FileSettings,
  product: FileProduct,
  current: ProductState | undefined,
  problems: RowError[],
): string | undefined {
  const word = product.taxClass?.trim() ?? "";
  const before = current?.taxClass ?? "standard";
  if (word === "") return before;
  const found = known.get(word.toLowerCase());
  if (found && (!found.isRetired || found.code === before)) return found.code;
  const names = [...new Set([...known.values()].flatMap(({ name, isRetired }) => (isRetired ? [] : [name])))];
  const message = found
    ? `The tax class ${found.name} is retired: choose another one.`
    : `There is no tax class “${word.slice(0, 60)}”. There are ${new Intl.ListFormat("en").format(names)}.`;
  problems.push({ line: product.line, column: nameOf("taxClass"), handle: product.handle, message });
  return undefined;
}

/** The profile that a file names. One that the shop has not is reported, and the product ships as it did. */
function profileOf(
  { profileOf: known, nameOf }: FileSettings,
  { shippingProfile, line, handle }: FileProduct,
  current: ProductState | undefined,
  problems: RowError[],
): string | null {
  const before = current?.shippingProfileId ?? null;
  const word = shippingProfile?.trim();
  if (word === undefined) return before;
  if (word === "") return null;
  const found = known.get(word.toLowerCase());
  if (found) return found.id;
  const names = [...known.values()].map(({ name }) => name);
  const there = names.length === 0 ? "none" : new Intl.ListFormat("en").format(names);
  const message = `There is no shipping profile “${word.slice(0, 60)}”. The shop has ${there}.`;
  problems.push({ line, column: nameOf("shippingProfile"), handle, message });
  return before;
}

/** What the file says in place of what was there; what it does not speak of stays, in its order. */
function mergedSpecs(before: ProductState["specs"], given: FileProduct["specs"]): ProductState["specs"] {
  const values = new Map(given.map(({ name, value }) => [name, value]));
  const kept = before.map((spec) => ({ ...spec, value: values.get(spec.name) ?? spec.value }));
  const known = new Set(before.map(({ name }) => name));
  return [...kept, ...given.filter(({ name }) => !known.has(name))].filter(({ value }) => value !== "");
}

/** The pictures of the file in its order. Those that the seller added here are not the file's to take away. */
function picturesOf(
  product: FileProduct,
  current: ProductState | undefined,
  mediaIdOf: ReadonlyMap<string, string>,
): { mediaId: string; alt: string }[] {
  const pictures = new Map<string, { mediaId: string; alt: string }>();
  const add = (mediaId: string | undefined, alt: string) => {
    if (mediaId !== undefined && !pictures.has(mediaId)) pictures.set(mediaId, { mediaId, alt });
  };
  for (const { url, alt } of product.pictures ?? []) add(mediaIdOf.get(url), alt);
  for (const { mediaId, alt, sourceUrl } of current?.pictures ?? [])
    if (product.pictures === undefined || sourceUrl === null) add(mediaId, alt);
  const ofVariants = new Set(current?.variants.map(({ mediaId }) => mediaId));
  for (const { pictureUrl } of product.variants) {
    const mediaId = mediaIdOf.get(pictureUrl ?? "");
    if (mediaId !== undefined && !ofVariants.has(mediaId)) add(mediaId, "");
  }
  return [...pictures.values()];
}

/** Its variants: those of the file, and those that it does not speak of or could not be read. */
function variantsOf(
  { currency, largestReduction, nameOf }: FileSettings,
  product: FileProduct,
  current: ProductState | undefined,
  mediaIdOf: ReadonlyMap<string, string>,
  problems: RowError[],
): { options: Option[]; variants: VariantContent[] } {
  const before = (current?.variants ?? []).map((variant) => ({ ...variant, price: priceIn(variant, currency) }));
  if (product.variants.length === 0) return { options: current?.options ?? [], variants: before };
  const hasOptionColumns = product.options !== undefined;
  const byValues = new Map(before.map((variant) => [combinationKey(variant.optionValues), variant]));
  const bySku = new Map(before.flatMap((variant) => (variant.sku === null ? [] : [[variant.sku, variant] as const])));
  const named = new Set(product.variants.map((variant) => combinationKey(variant.optionValues)));
  const open = new Set(before);
  const made = new Set<string>();
  const refused: typeof before = [];
  let isComplete = product.isComplete;
  const variants = product.variants.flatMap((variant): VariantContent[] => {
    const report = (column: Column, message: string): [] => {
      problems.push({ line: variant.line, column: nameOf(column), handle: product.handle, message });
      isComplete = false;
      return [];
    };
    // With the SKU of a variant that no row names by its values, the values of that variant have changed.
    const ofSku = variant.sku ? bySku.get(variant.sku) : undefined;
    const isRenamed = ofSku && (!hasOptionColumns || !named.has(combinationKey(ofSku.optionValues)));
    const same = byValues.get(combinationKey(variant.optionValues)) ?? (isRenamed ? ofSku : undefined);
    if (same && !open.delete(same)) return report("option1Value", "Another row describes the same variant.");
    if (!same && !hasOptionColumns && current && current.options.length > 0)
      return report("sku", "This product has several variants: name one by its options or its SKU.");
    const price = priceOf(variant, same ? priceIn(same, currency) : null, currency);
    if (!price && !same) return report("price", "The price is missing.");
    if (largestReduction !== null && isMoreOff(price, same?.price, largestReduction)) {
      if (same) refused.push(same);
      return report("compareAtPrice", tooMuch(largestReduction));
    }
    const content = contentOf(variant, same, price, mediaIdOf, hasOptionColumns);
    const key = combinationKey(content.optionValues);
    if (made.has(key)) return report("option1Value", "Another row describes the same variant.");
    made.add(key);
    return [content];
  });
  const options = inOrderOf(current, product.options ?? current?.options ?? []);
  // A row that could not be read must not take away the variant that it meant.
  const spared =
    isComplete && hasOptionColumns
      ? []
      : [...refused, ...open].filter((each) => each.optionValues.length === options.length || !hasOptionColumns);
  return { options: withValuesOf(options, spared), variants: [...variants, ...spared] };
}

/** The values in the order in which the product has them, with those that no variant used before. */
function inOrderOf(current: ProductState | undefined, options: readonly Option[]): Option[] {
  return options.map((option, index) => {
    const before = current?.options[index]?.values ?? [];
    const used = new Set(current?.variants.map(({ optionValues }) => optionValues[index] ?? ""));
    const given = new Set(option.values);
    const kept = before.filter((value) => given.has(value) || !used.has(value));
    return { ...option, values: [...new Set([...kept, ...option.values])] };
  });
}

function priceOf(variant: FileVariant, before: VariantContent["price"], currency: string): VariantContent["price"] {
  const amount = variant.priceAmount ?? before?.amount;
  if (amount === undefined) return null;
  const compareAt = variant.compareAtAmount === undefined ? before?.compareAtAmount : variant.compareAtAmount;
  // Shopify keeps a compare-at price that is no higher and shows nothing; so it means nothing.
  const compareAtAmount = compareAt != null && compareAt > amount ? compareAt : null;
  return { currency, amount, compareAtAmount, isInherited: before?.isInherited ?? false };
}

function contentOf(
  variant: FileVariant,
  same: VariantContent | undefined,
  price: VariantContent["price"],
  mediaIdOf: ReadonlyMap<string, string>,
  hasOptionColumns: boolean,
): VariantContent {
  const orBefore = <Value>(given: Value | undefined, before: Value | undefined, otherwise: Value): Value =>
    given === undefined ? (before ?? otherwise) : given;
  return {
    ...(same ?? {}),
    id: same?.id,
    optionValues: hasOptionColumns || !same ? variant.optionValues : same.optionValues,
    sku: codeOf(variant.sku, same?.sku),
    barcode: codeOf(variant.barcode, same?.barcode),
    mediaId: variant.pictureUrl ? (mediaIdOf.get(variant.pictureUrl) ?? null) : (same?.mediaId ?? null),
    costAmount: orBefore(variant.costAmount, same?.costAmount, null),
    weightGrams: orBefore(variant.weightGrams, same?.weightGrams, 0),
    weightUnit: orBefore(variant.weightUnit, same?.weightUnit, "g"),
    requiresShipping: orBefore(variant.requiresShipping, same?.requiresShipping, true),
    isTaxable: orBefore(variant.isTaxable, same?.isTaxable, true),
    price,
    onHand: variant.onHand,
    trackQuantity: orBefore(variant.trackQuantity, same?.trackQuantity, true),
    allowBackorder: orBefore(variant.allowBackorder, same?.allowBackorder, false),
    backorderDays: same?.backorderDays,
    lowStockThreshold: same?.lowStockThreshold,
  };
}

/** A code that differs only in what a cell cannot carry stays as it was. */
function codeOf(given: string | null | undefined, before: string | null | undefined): string | null {
  const isSame = given === undefined || (before != null && codeCell(guardedCode(before)) === given);
  return isSame ? (before ?? null) : given;
}

function withValuesOf(options: readonly Option[], variants: readonly VariantContent[]): Option[] {
  return options.map(({ name, values }, index) => ({
    name,
    values: [...new Set([...values, ...variants.map((variant) => variant.optionValues[index] ?? "")])],
  }));
}
