import { isDeepStrictEqual } from "node:util";
import type { AskedAttributeView } from "@emporia/contracts/attributes";
import type { ProductStatus } from "@emporia/contracts/catalog";
import type { Tx } from "@emporia/db";
import { createStockLevels, lockStockLevels, type StockPolicy, setOnHand, setStockPolicy } from "../inventory/index";
import { appendEvents, type Ctx, type NewDomainEvent, NotFound, newId } from "../platform/index";
import { chooseSlugs } from "./choose-slugs";
import { ProductIncomplete, SkuTaken, VariantOrdered } from "./errors";
import { holdForReview } from "./hold-for-review";
import {
  combinationKey,
  missingToPublish,
  type ProductContent,
  type ProductState,
  type VariantState,
  variantTitle,
} from "./product-content";
import { newlyProposed } from "./proposals";
import { setProductAttributes } from "./queries/attributes";
import { priceIn } from "./queries/product-state";
import { hasForeignFile, type UploadedKind } from "./queries/uploaded-files";
import {
  deletePrices,
  deleteVariants,
  insertProducts,
  insertSlugRedirects,
  insertVariants,
  listForeignMedia,
  listOrderedVariants,
  listSkuOwners,
  type ProductWrite,
  setPictures,
  setPrices,
  setProducts,
  setVariants,
  setVideos,
  type VariantWrite,
} from "./queries/write-product";
import { refreshListings } from "./refresh-listings";
import { asRenamed } from "./tags/as-renamed";

/** What one product shall become. */
export interface ProductChange {
  /** As it stands, locked; absent for a new one. */
  current: ProductState | undefined;
  sellerId: string;
  content: ProductContent;
  status: ProductStatus;
  /** The address it would like; a suffix is added when somebody else has it. Undefined keeps the one it has. */
  wantedSlug: string | undefined;
  /** The seller's own key for it, for products that come from a file. */
  handle?: string | undefined;
  /** It was written over what staff sent back, which is done with then. */
  isOnReturned?: boolean | undefined;
}

export interface SavedProduct {
  id: string;
  /** `submitted` when nothing but what waits for staff is otherwise. */
  outcome: "created" | "updated" | "submitted" | "unchanged";
}

interface Plan {
  change: ProductChange;
  id: string;
  variants: { content: VariantWrite; current: VariantState | undefined }[];
  removed: VariantState[];
}

/**
 * Brings products to what is wanted of them, writing only what differs: wanting what is there already changes nothing.
 * Tags have the names that staff have given them.
 * What a shop that is not trusted would show to shoppers goes to staff first, unless they have looked at it.
 * The number of statements does not depend on the number of products, except for counts and rules of existing stock.
 * @throws SkuTaken another product of the shop has the SKU
 * @throws VariantOrdered a variant that is to go has been ordered
 * @throws NotFound a picture, an uploaded video or model, or a variant is not theirs
 */
export async function saveProducts(
  tx: Tx,
  ctx: Ctx,
  changes: readonly ProductChange[],
  stockKind: "counted" | "imported",
  options: { isReviewed?: boolean } = {},
): Promise<SavedProduct[]> {
  const wanted = (await asRenamed(tx, changes)).map((change) => planOf(change));
  const held = options.isReviewed ? undefined : await holdForReview(tx, ctx, wanted);
  const plans = held ? wanted.map(({ id }, nth) => planOf(held.changes[nth] as ProductChange, id)) : wanted;
  await refuseForeignPictures(tx, plans);
  await refuseForeignFiles(tx, plans, "upload", "This video");
  await refuseForeignFiles(tx, plans, "model", "This model");
  await refuseTakenSkus(tx, plans);
  await removeVariants(tx, plans);

  const slugs = await chooseSlugs(
    tx,
    plans.map(({ change, id }) => ({
      productId: id,
      sellerId: change.sellerId,
      wanted: change.wantedSlug,
      current: change.current?.slug,
      isHandleGiven: change.handle !== undefined,
    })),
  );
  const now = ctx.clock.now();
  const writes = plans.map((plan) => ({ plan, write: writeOf(plan, slugs.get(plan.id) ?? "", now) }));
  const isNew = ({ plan }: { plan: Plan }) => plan.change.current === undefined;
  const changed = writes.filter((each) => isNew(each) || differs(each.plan, each.write));
  const updated = changed.filter((each) => !isNew(each));

  await insertProducts(
    tx,
    changed.filter(isNew).map(({ write }) => write),
    now,
  );
  await setProducts(
    tx,
    updated.map(({ write }) => write),
    now,
  );
  await insertSlugRedirects(
    tx,
    updated.flatMap(({ plan, write }) => redirectOf(plan, write)),
  );
  await writeVariants(
    tx,
    changed.map(({ plan }) => plan),
    now,
  );
  await setPictures(
    tx,
    changed
      .filter(({ plan }) => !isDeepStrictEqual(shownPictures(plan.change.current), shownPictures(plan.change.content)))
      .map(({ plan, write }) => ({ id: plan.id, pictures: write.content.pictures })),
  );
  await setVideos(
    tx,
    changed
      .filter(({ plan: { change } }) => !isDeepStrictEqual(change.current?.videos ?? [], change.content.videos))
      .map(({ plan, write }) => ({ id: plan.id, videos: write.content.videos })),
    now,
  );
  await setProductAttributes(
    tx,
    changed
      .filter(({ plan }) => saysOtherwise(plan))
      .map(({ plan }) => ({ id: plan.id, values: plan.change.content.attributes ?? {} })),
  );
  await held?.submit();
  const restocked = await writeStock(tx, ctx, plans, stockKind);
  const contentChanged = new Set(changed.map(({ plan }) => plan.id));
  await appendEvents(
    tx,
    ctx,
    changed.flatMap(({ plan, write }) => eventsOf(plan, write)),
  );
  await refreshListings(
    tx,
    plans.map(({ id }) => id).filter((id) => contentChanged.has(id) || restocked.has(id)),
  );
  return plans.map(({ id, change }) => ({
    id,
    outcome: !change.current
      ? "created"
      : contentChanged.has(id) || restocked.has(id) || held?.recalled.has(id)
        ? "updated"
        : held?.submitted.has(id)
          ? "submitted"
          : "unchanged",
  }));
}

/**
 * A product that shoppers see may not lose what publishing asked for.
 * @throws ProductIncomplete
 */
export function refuseToStrip(
  current: ProductState,
  content: ProductContent,
  asked: readonly AskedAttributeView[],
): void {
  if (current.status !== "PUBLISHED") return;
  const before = missingToPublish(current, current.askedAttributes);
  const lost = missingToPublish(content, asked).filter((sentence) => !before.includes(sentence));
  if (lost.length > 0) throw new ProductIncomplete(lost);
}

function planOf(change: ProductChange, id: string = change.current?.id ?? newId()): Plan {
  const proposed = newlyProposed(change.current);
  const byId = new Map(change.current?.variants.map((variant) => [variant.id, variant]));
  const byValues = new Map(change.current?.variants.map((variant) => [combinationKey(variant.optionValues), variant]));
  const named = new Set(change.content.variants.map((variant) => variant.id));
  const variants = change.content.variants.map((content, position) => {
    const sameValues = byValues.get(combinationKey(content.optionValues));
    const current = content.id
      ? byId.get(content.id)
      : sameValues && !named.has(sameValues.id)
        ? sameValues
        : undefined;
    const isProposed = content.id !== undefined && proposed.has(content.id);
    if (content.id && !current && !isProposed) throw new NotFound("This variant");
    return {
      current,
      content: {
        ...content,
        id: current?.id ?? (isProposed && content.id ? content.id : newId()),
        productId: id,
        sellerId: change.sellerId,
        position,
      },
    };
  });
  const kept = new Set(variants.map(({ content }) => content.id));
  return { change, id, variants, removed: change.current?.variants.filter((each) => !kept.has(each.id)) ?? [] };
}

async function refuseForeignPictures(tx: Tx, plans: readonly Plan[]): Promise<void> {
  const bySeller = new Map<string, Set<string>>();
  for (const { change } of plans) {
    const known = new Set(change.current?.pictures.map((picture) => picture.mediaId));
    const wanted = bySeller.get(change.sellerId) ?? new Set();
    for (const { mediaId } of change.content.pictures) if (!known.has(mediaId)) wanted.add(mediaId);
    for (const { mediaId } of change.content.variants) if (mediaId && !known.has(mediaId)) wanted.add(mediaId);
    bySeller.set(change.sellerId, wanted);
  }
  for (const [sellerId, wanted] of bySeller)
    if ((await listForeignMedia(tx, sellerId, [...wanted])).length > 0) throw new NotFound("This picture");
}

async function refuseForeignFiles(tx: Tx, plans: readonly Plan[], kind: UploadedKind, called: string): Promise<void> {
  const bySeller = new Map<string, Set<string>>();
  for (const { change } of plans) {
    const known = new Set(change.current?.videos.map(({ ref }) => ref));
    const wanted = bySeller.get(change.sellerId) ?? new Set();
    for (const { provider, ref } of change.content.videos) if (provider === kind && !known.has(ref)) wanted.add(ref);
    bySeller.set(change.sellerId, wanted);
  }
  for (const [sellerId, wanted] of bySeller)
    if (await hasForeignFile(tx, kind, sellerId, [...wanted])) throw new NotFound(called);
}

async function refuseTakenSkus(tx: Tx, plans: readonly Plan[]): Promise<void> {
  const users = new Map<string, Map<string, string>>();
  for (const { id, change, variants } of plans)
    for (const { content, current } of variants) {
      if (content.sku === null || content.sku === current?.sku) continue;
      const ofSeller = users.get(change.sellerId) ?? new Map<string, string>();
      const other = ofSeller.get(content.sku);
      if (other !== undefined && other !== id) throw new SkuTaken(content.sku);
      users.set(change.sellerId, ofSeller.set(content.sku, id));
    }
  for (const [sellerId, skus] of users)
    for (const owner of await listSkuOwners(tx, sellerId, [...skus.keys()]))
      if (owner.product_id !== skus.get(owner.sku)) throw new SkuTaken(owner.sku);
}

async function removeVariants(tx: Tx, plans: readonly Plan[]): Promise<void> {
  const gone = plans.flatMap(({ removed }) => removed.map(({ id }) => id));
  // An order that is being placed holds the levels of its variants: it is there by then, or finds nothing.
  if (gone.length > 0) await lockStockLevels(tx, gone);
  for (const { id, removed } of plans) {
    if (removed.length === 0) continue;
    const removedIds = removed.map((variant) => variant.id);
    const ordered = await listOrderedVariants(tx, id, removedIds);
    if (ordered.size > 0)
      throw new VariantOrdered(
        removed.filter((each) => ordered.has(each.id)).map((each) => variantTitle(each.optionValues)),
      );
    await deleteVariants(tx, removedIds);
  }
}

function writeOf({ id, change }: Plan, slug: string, now: Date): ProductWrite {
  const { current, sellerId, status } = change;
  const publishedAt = current?.publishedAt ?? null;
  return {
    id,
    sellerId,
    handle: current?.handle ?? change.handle ?? slug,
    slug,
    status,
    content: change.content,
    publishedAt: publishedAt !== null ? new Date(publishedAt) : status === "PUBLISHED" ? now : null,
  };
}

const shownPictures = (content: ProductContent | undefined) =>
  content?.pictures.map(({ mediaId, alt }) => ({ mediaId, alt })) ?? [];

function saysOtherwise({ change: { content, current } }: Plan): boolean {
  return content.attributes !== undefined && !isDeepStrictEqual(content.attributes, current?.attributes ?? {});
}

function productFields(content: ProductContent) {
  const { variants: _variants, pictures: _pictures, ...rest } = content;
  const { name, description, categoryId, tags, specs, options, taxClass, isTaxable, shippingProfileId = null } = rest;
  const { seoTitle, seoDescription, seoIsHidden } = rest;
  const all = { name, description, categoryId, tags, specs, options, taxClass, isTaxable, shippingProfileId };
  return { ...all, seoTitle, seoDescription, seoIsHidden };
}

function variantFields(variant: VariantWrite | VariantState) {
  const { optionValues, sku, barcode, mediaId, costAmount, weightGrams, weightUnit, position } = variant;
  const { requiresShipping, isTaxable } = variant;
  const all = { optionValues, sku, barcode, mediaId, costAmount, weightGrams, weightUnit, position };
  return { ...all, requiresShipping, isTaxable };
}

function priceDiffers(content: VariantWrite, current: VariantState | undefined): boolean {
  if (content.withoutPriceIn !== undefined && current && priceIn(current, content.withoutPriceIn)) return true;
  if (!content.price) return false;
  return !current || !isDeepStrictEqual(content.price, priceIn(current, content.price.currency));
}

const variantDiffers = ({ content, current }: Plan["variants"][number]) =>
  !current || !isDeepStrictEqual(variantFields(content), variantFields(current));

function differs(plan: Plan, write: ProductWrite): boolean {
  const { current } = plan.change;
  if (!current) return true;
  return (
    plan.removed.length > 0 ||
    write.slug !== current.slug ||
    write.status !== current.status ||
    !isDeepStrictEqual(productFields(write.content), productFields(current)) ||
    !isDeepStrictEqual(shownPictures(write.content), shownPictures(current)) ||
    !isDeepStrictEqual(write.content.videos, current.videos) ||
    saysOtherwise(plan) ||
    plan.variants.some((variant) => variantDiffers(variant) || priceDiffers(variant.content, variant.current))
  );
}

function redirectOf({ id, change }: Plan, write: ProductWrite): { productId: string; from: string; to: string }[] {
  const { current } = change;
  return current && current.slug !== write.slug ? [{ productId: id, from: current.slug, to: write.slug }] : [];
}

async function writeVariants(tx: Tx, plans: readonly Plan[], now: Date): Promise<void> {
  const all = plans.flatMap((plan) => plan.variants);
  const rows = (some: typeof all) => some.map(({ content }) => content);
  await setVariants(tx, rows(all.filter((each) => each.current && variantDiffers(each))), now);
  await insertVariants(tx, rows(all.filter((each) => !each.current)), now);
  await deletePrices(
    tx,
    all.flatMap(({ content: { id, withoutPriceIn } }) =>
      withoutPriceIn === undefined ? [] : [{ variantId: id, currency: withoutPriceIn }],
    ),
  );
  await setPrices(
    tx,
    all.flatMap(({ content, current }) =>
      content.price && priceDiffers(content, current) ? [{ ...content.price, variantId: content.id }] : [],
    ),
  );
}

/** Writes counts and rules of stock through inventory, and says which products that touched. */
async function writeStock(
  tx: Tx,
  ctx: Ctx,
  plans: readonly Plan[],
  kind: "counted" | "imported",
): Promise<Set<string>> {
  const touched = new Set<string>();
  const all = plans.flatMap((plan) => plan.variants);
  await createStockLevels(
    tx,
    ctx,
    all.flatMap(({ content, current }) => {
      if (current) return [];
      return [{ ...policyOf(content), onHand: content.onHand ?? 0, kind }];
    }),
  );
  for (const { content, current } of all) {
    if (!current) continue;
    const { onHand } = content;
    const policy = policyOf(content);
    const { variantId, sellerId, trackQuantity, allowBackorder, backorderDays, lowStockThreshold } = policy;
    const isRecounted = onHand !== undefined && onHand !== current.onHand;
    const hasOtherRules =
      trackQuantity !== current.trackQuantity ||
      allowBackorder !== current.allowBackorder ||
      (backorderDays !== undefined && backorderDays !== current.backorderDays) ||
      (lowStockThreshold !== undefined && lowStockThreshold !== current.lowStockThreshold);
    if (!isRecounted && !hasOtherRules) continue;
    touched.add(content.productId);
    // Looser rules come before the count and stricter ones after it, so that each step is allowed by itself.
    const isLooser = !trackQuantity || allowBackorder;
    if (hasOtherRules && isLooser) await setStockPolicy(tx, ctx, policy);
    if (isRecounted) await setOnHand(tx, ctx, { variantId, sellerId, onHand, kind });
    if (hasOtherRules && !isLooser) await setStockPolicy(tx, ctx, policy);
  }
  return touched;
}

/** How a variant is counted and sold. */
function policyOf(content: Plan["variants"][number]["content"]): StockPolicy {
  const { id: variantId, sellerId, trackQuantity, allowBackorder, backorderDays, lowStockThreshold } = content;
  return { variantId, sellerId, trackQuantity, allowBackorder, backorderDays, lowStockThreshold };
}

function eventsOf({ id, change }: Plan, write: ProductWrite): NewDomainEvent[] {
  const { current } = change;
  const payload = { productId: id, sellerId: change.sellerId, slug: write.slug, name: write.content.name };
  const events: NewDomainEvent[] = [{ type: current ? "ProductUpdated" : "ProductCreated", key: id, payload }];
  if (write.status === "PUBLISHED" && current?.status !== "PUBLISHED")
    events.push({ type: "ProductPublished", key: id, payload: { ...payload, isFirst: !current?.publishedAt } });
  if (write.status === "ARCHIVED" && current?.status !== "ARCHIVED")
    events.push({ type: "ProductArchived", key: id, payload });
  return events;
}
