import type { ImportReportView } from "@emporia/contracts/catalog";
import type { Tx } from "@emporia/db";
import { type Ctx, DomainError, enqueueAll, InvalidInput, jobRequest } from "../platform/index";
import { inCatalogTransaction } from "./in-catalog-transaction";
import { fetchPictureJob } from "./jobs";
import { combinationKey, type Option, type ProductState, type VariantContent } from "./product-content";
import { listCategoryNames } from "./queries/categories";
import { ensureMediaOfUrls } from "./queries/media";
import { lockProductsByHandle, priceIn } from "./queries/product-state";
import { isShopApproved, listSkuOwners } from "./queries/write-product";
import { type ProductChange, type SavedProduct, saveProducts } from "./save-products";
import { BadFile, type RowError, readGroups } from "./shopify-csv/read-groups";
import { type FileProduct, type FileVariant, readProduct } from "./shopify-csv/read-product";
import { slugify } from "./text";

/** Products written together: large enough to be quick, small enough to hold no lock for long. */
const BATCH = 50;
const MAX_REPORTED = 1_000;

interface Import {
  sellerId: string;
  currency: string;
  mayPublish: boolean;
  categoryOf: Map<string, string>;
}

/**
 * Reads a product file in Shopify's format, creating and updating the shop's products by their handle.
 * The same file again changes nothing. What cannot be read is reported by line and column and does not stop the rest: a
 * variant that is wrong is left out of its product. Pictures are fetched afterwards, by jobs.
 * With `publish` false everything new stays a draft; so it does in a shop that is not approved.
 * @throws InvalidInput it is no such file
 */
export async function importProducts(
  ctx: Ctx,
  input: { sellerId: string; stream: AsyncIterable<Uint8Array | string>; publish?: boolean; currency?: string },
): Promise<ImportReportView> {
  const { sellerId } = input;
  const settings: Import = {
    sellerId,
    currency: input.currency ?? "USD",
    mayPublish: (input.publish ?? true) && (await isShopApproved(ctx.db, sellerId)),
    categoryOf: await listCategoryNames(ctx.db),
  };
  const report: ImportReportView = { created: 0, updated: 0, unchanged: 0, failed: 0, errors: [] };
  const onError = (error: RowError) => {
    report.failed++;
    if (report.errors.length < MAX_REPORTED) report.errors.push(error);
  };
  let batch: FileProduct[] = [];
  const flush = async () => {
    for (const { outcome } of await importBatch(ctx, settings, batch, onError)) report[outcome]++;
    batch = [];
  };
  try {
    for await (const { header, group } of readGroups(input.stream, onError)) {
      const product = readProduct(header, group, onError);
      if (product) batch.push(product);
      if (batch.length >= BATCH) await flush();
    }
  } catch (error) {
    if (error instanceof BadFile) throw new InvalidInput({ file: error.message });
    throw error;
  }
  await flush();
  report.errors.sort((a, b) => a.line - b.line);
  return report;
}

/** Writes products together; when one of them is refused, each by itself, so that only that one is reported. */
async function importBatch(
  ctx: Ctx,
  settings: Import,
  products: readonly FileProduct[],
  onError: (error: RowError) => void,
): Promise<SavedProduct[]> {
  if (products.length === 0) return [];
  try {
    // Reported only once the transaction stands: it may run again.
    const { saved, errors } = await inCatalogTransaction(ctx, async (tx) => {
      const errors: RowError[] = [];
      const saved = await saveBatch(tx, ctx, settings, products, (error) => errors.push(error));
      return { saved, errors };
    });
    errors.forEach(onError);
    return saved;
  } catch (error) {
    const [only, ...others] = products;
    if (only && others.length === 0) {
      if (!(error instanceof DomainError)) throw error;
      onError({ line: only.line, column: "", handle: only.handle, message: error.message });
      return [];
    }
    const saved: SavedProduct[] = [];
    for (const product of products) saved.push(...(await importBatch(ctx, settings, [product], onError)));
    return saved;
  }
}

async function saveBatch(
  tx: Tx,
  ctx: Ctx,
  settings: Import,
  products: readonly FileProduct[],
  onError: (error: RowError) => void,
): Promise<SavedProduct[]> {
  const { sellerId } = settings;
  const current = await lockProductsByHandle(
    tx,
    sellerId,
    products.map((product) => product.handle),
  );
  const sellable = await withoutTakenSkus(tx, sellerId, products, onError);
  const urls = [...new Set(sellable.flatMap((product) => product.pictures.map((picture) => picture.url)))];
  const { idOf, newIds } = await ensureMediaOfUrls(tx, sellerId, urls, ctx.clock.now());
  await enqueueAll(
    tx,
    newIds.map((mediaId) => jobRequest(fetchPictureJob, { mediaId })),
  );
  const changes = sellable.map((product) => toChange(settings, product, current.get(product.handle), idOf));
  return saveProducts(tx, ctx, changes, "imported");
}

/** Leaves out, and reports, variants whose SKU belongs to something else in the file or in the shop. */
async function withoutTakenSkus(
  tx: Tx,
  sellerId: string,
  products: readonly FileProduct[],
  onError: (error: RowError) => void,
): Promise<FileProduct[]> {
  const skus = products.flatMap(({ variants }) => variants.flatMap(({ sku }) => (sku === null ? [] : [sku])));
  const owners = new Map((await listSkuOwners(tx, sellerId, skus)).map((owner) => [owner.sku, owner.handle]));
  const seen = new Set<string>();
  return products.flatMap((product) => {
    const isFree = ({ sku, line }: FileVariant) => {
      if (sku === null) return true;
      const owner = owners.get(sku);
      const isTaken = seen.has(sku) || (owner !== undefined && owner !== product.handle);
      seen.add(sku);
      if (isTaken)
        onError({
          line,
          column: "Variant SKU",
          handle: product.handle,
          message: `Another variant has the SKU ${sku}.`,
        });
      return !isTaken;
    };
    const variants = product.variants.filter(isFree);
    const isComplete = product.isComplete && variants.length === product.variants.length;
    return variants.length === 0 ? [] : [{ ...product, variants, isComplete }];
  });
}

function toChange(
  { sellerId, currency, mayPublish, categoryOf }: Import,
  product: FileProduct,
  current: ProductState | undefined,
  mediaIdOf: ReadonlyMap<string, string>,
): ProductChange {
  const known = new Map(current?.variants.map((variant) => [combinationKey(variant.optionValues), variant]));
  const matched = product.categoryNames
    .map((name) => categoryOf.get(name.toLowerCase()))
    .find((id) => id !== undefined);
  const imported = product.pictures.flatMap(({ url, alt }) => {
    const mediaId = mediaIdOf.get(url);
    return mediaId === undefined ? [] : [{ mediaId, alt }];
  });
  // Pictures that the seller added here are not the file's to take away.
  const added = current?.pictures.filter((picture) => picture.sourceUrl === null) ?? [];
  const variants = product.variants.map((variant): VariantContent => {
    const same = known.get(combinationKey(variant.optionValues));
    known.delete(combinationKey(variant.optionValues));
    const { priceAmount, compareAtAmount, pictureUrl, line: _line, ...fields } = variant;
    const follows = same ? (priceIn(same, currency)?.isInherited ?? false) : false;
    return {
      ...fields,
      id: same?.id,
      mediaId: (pictureUrl === undefined ? same?.mediaId : mediaIdOf.get(pictureUrl)) ?? null,
      price: { currency, amount: priceAmount, compareAtAmount, isInherited: follows },
    };
  });
  // A row that could not be read must not take away the variant that it meant.
  const spared = product.isComplete ? [] : [...known.values()].filter((each) => fits(each, product.options));
  const wanted = mayPublish || product.status !== "PUBLISHED" ? product.status : "DRAFT";
  return {
    current,
    sellerId,
    handle: product.handle,
    wantedSlug: current ? undefined : slugify(product.handle, slugify(product.name, "product")),
    // What became of a product here is the seller's decision; a file only publishes what is still a draft.
    status: current ? (current.status === "DRAFT" && wanted === "PUBLISHED" ? "PUBLISHED" : current.status) : wanted,
    content: {
      name: product.name,
      description: product.description ?? current?.description ?? "",
      categoryId: matched ?? current?.categoryId ?? null,
      tags: product.tags ?? current?.tags ?? [],
      specs: product.specs,
      options: withValuesOf(product.options, spared),
      taxClass: current?.taxClass ?? "standard",
      isTaxable: current?.isTaxable ?? true,
      seoTitle: product.seoTitle === undefined ? (current?.seoTitle ?? null) : product.seoTitle,
      seoDescription: product.seoDescription === undefined ? (current?.seoDescription ?? null) : product.seoDescription,
      seoIsHidden: current?.seoIsHidden ?? false,
      pictures: [...imported, ...added.map(({ mediaId, alt }) => ({ mediaId, alt }))],
      variants: [...variants, ...spared.map((variant) => ({ ...variant, price: priceIn(variant, currency) }))],
    },
  };
}

const fits = (variant: VariantContent, options: readonly Option[]) => variant.optionValues.length === options.length;

function withValuesOf(options: readonly Option[], variants: readonly VariantContent[]): Option[] {
  return options.map(({ name, values }, index) => ({
    name,
    values: [...new Set([...values, ...variants.map((variant) => variant.optionValues[index] ?? "")])],
  }));
}
