import type { VideoProvider } from "@emporia/contracts/catalog";
import type { reassignProductInput, StaffProductView } from "@emporia/contracts/staff-products";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { lockStockLevels, StockElsewhere } from "../../inventory/index";
import { appendEvents, type Ctx, InvalidInput, NotFound, newId, recordAudit } from "../../platform/index";
import { ProductMoveRefused } from "../errors";
import { inCatalogTransaction } from "../in-catalog-transaction";
import { combinationKey, missingToPublish, type ProductContent, type ProductState } from "../product-content";
import { copyModelFiles } from "../queries/model-files";
import { findProductState } from "../queries/product-state";
import { setPublishAt } from "../queries/sales";
import { copyVideoFiles } from "../queries/video-files";
import { insertSlugRedirects, listSkuOwners, setPrices } from "../queries/write-product";
import { refreshListings } from "../refresh-listings";
import { saveProducts } from "../save-products";
import { readStaffProduct } from "./get-staff-product";
import { insertTakedown, lockProduct } from "./queries";
import { copyMedia, findShop, freeSlug, moveCuration, setMovedTo, takeSlugRedirects } from "./reassign-queries";

const PICTURE_AWAITED = "A picture of it has not arrived yet: wait for it.";

/**
 * Has another shop sell a product: it is made anew there with its address, words, pictures and regular prices, and published
 * if it was. What was sold stays with who sold it: the old product keeps its orders, reserved stock and history, off sale
 * as if it had been taken down. `withStock` counts what is not promised out of the one shop and into the other. Both shops
 * get a mail. Where staff chose it (front page, collections, search) the new one stands. Doing so again answers the new one.
 * @throws NotFound no such product
 * @throws InvalidInput no such shop, one that is not open, or the one that sells it
 * @throws ProductMoveRefused something waits for a decision, it is taken down, a picture has not arrived, the shop uses one
 * of its SKUs, or its stock lies in several places and is to go along
 */
export async function reassignProduct(
  ctx: Ctx,
  input: z.output<typeof reassignProductInput>,
): Promise<StaffProductView> {
  const { productId, withStock, reason } = input;
  return inCatalogTransaction(ctx, async (tx) => {
    const current = await lockWithStock(tx, productId);
    if (!current) throw new NotFound("This product");
    const shop = await findShop(tx, input.shop);
    if (!shop) throw new InvalidInput({ shop: "There is no shop at this address." });
    const before = await readStaffProduct(tx, productId);
    const movedTo = before.takedown?.movedToId && (await readStaffProduct(tx, before.takedown.movedToId));
    if (movedTo && movedTo.seller.id === shop.id) return movedTo;
    if (shop.id === current.sellerId) throw new InvalidInput({ shop: `${shop.shopName} sells it already.` });
    if (shop.status !== "APPROVED") throw new InvalidInput({ shop: `${shop.shopName} is not open.` });
    await refuseUnsettled(tx, current, shop);

    const slug = current.slug;
    await leave(tx, ctx, current, withStock);
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const takedown = { productId, sellerId: current.sellerId, policy: "moved", reason, userId };
    const takedownId = await insertTakedown(tx, takedown, ctx.clock.now());
    const arrivedId = await arrive(tx, ctx, current, { sellerId: shop.id, slug, withStock });
    await setMovedTo(tx, takedownId, arrivedId);
    await moveCuration(tx, productId, arrivedId);

    const detail = { reason, from: before.seller.shopName, to: shop.shopName };
    for (const subjectId of [productId, arrivedId])
      await recordAudit(tx, ctx, { action: "product.reassign", subjectType: "product", subjectId, detail });
    const payload = { productId, sellerId: current.sellerId, newProductId: arrivedId, newSellerId: shop.id, ...detail };
    await appendEvents(tx, ctx, [{ type: "ProductReassigned", key: productId, payload }]);
    return readStaffProduct(tx, arrivedId);
  });
}

/** As it stands, with counts that nobody changes until it has moved: what is left and what arrives add up to them. */
async function lockWithStock(tx: Tx, productId: string): Promise<ProductState | undefined> {
  const found = await lockProduct(tx, productId);
  if (!found) return undefined;
  await lockStockLevels(
    tx,
    found.variants.map(({ id }) => id),
  );
  return findProductState(tx, productId);
}

async function refuseUnsettled(tx: Tx, product: ProductState, shop: { id: string; shopName: string }): Promise<void> {
  if (product.takedown) throw new ProductMoveRefused("It is taken down: show it again first.");
  if (product.submission?.status === "WAITING")
    throw new ProductMoveRefused("Something of it waits for a decision: decide that first.");
  if (product.pictures.some(({ isStored }) => !isStored)) throw new ProductMoveRefused(PICTURE_AWAITED);
  const skus = product.variants.flatMap(({ sku }) => (sku === null ? [] : [sku]));
  const taken = [...new Set((await listSkuOwners(tx, shop.id, skus)).map(({ sku }) => sku))];
  if (taken.length > 0)
    throw new ProductMoveRefused(
      `${shop.shopName} already uses ${taken.length === 1 ? "the SKU" : "the SKUs"} ${taken.slice(0, 5).join(", ")}${taken.length > 5 ? " and others" : ""}.`,
      { skus: taken.slice(0, 50) },
    );
}

/** Takes the product from sale, frees its address and counts out what goes along. */
async function leave(tx: Tx, ctx: Ctx, current: ProductState, withStock: boolean): Promise<void> {
  const { sellerId, slug } = current;
  const variants = withStock
    ? current.variants.map((variant) => ({ ...variant, onHand: variant.onHand - goingAlong(variant) }))
    : current.variants;
  const content = { ...current, variants };
  const change = { current, sellerId, content, status: "DRAFT" as const, wantedSlug: `${slug.slice(0, 140)}-moved` };
  try {
    await saveProducts(tx, ctx, [change], "counted");
  } catch (error) {
    if (error instanceof StockElsewhere)
      throw new ProductMoveRefused(
        "Its stock lies in several places: leave it with the shop, or move it to one place.",
      );
    throw error;
  }
  await setPublishAt(tx, sellerId, current.id, null);
  await freeSlug(tx, slug);
}

/** Units that are not promised to anybody. */
function goingAlong({ onHand, reserved }: { onHand: number; reserved: number }): number {
  return Math.max(onHand - reserved, 0);
}

/** Makes the product anew in its new shop, with nothing that only the old one may know. @returns its id */
async function arrive(
  tx: Tx,
  ctx: Ctx,
  from: ProductState,
  to: { sellerId: string; slug: string; withStock: boolean },
): Promise<string> {
  const { sellerId, slug, withStock } = to;
  const used = [...from.pictures.map(({ mediaId }) => mediaId), ...from.variants.map(({ mediaId }) => mediaId)];
  const media = new Map([...new Set(used)].flatMap((id) => (id === null ? [] : [[id, newId()] as const])));
  if ((await copyMedia(tx, media, sellerId, ctx.clock.now())) < media.size)
    throw new ProductMoveRefused(PICTURE_AWAITED);
  const copiesOf = (kind: VideoProvider) =>
    new Map(from.videos.flatMap(({ provider, ref }) => (provider === kind ? [[ref, newId()] as const] : [])));
  const [films, models] = [copiesOf("upload"), copiesOf("model")];
  await copyVideoFiles(tx, films, sellerId, ctx.clock.now());
  await copyModelFiles(tx, models, sellerId, ctx.clock.now());
  const copyOf = (mediaId: string | null) => (mediaId === null ? null : (media.get(mediaId) ?? null));
  const content: ProductContent = {
    ...from,
    shippingProfileId: null,
    pictures: from.pictures.map(({ mediaId, alt }) => ({ mediaId: media.get(mediaId) ?? mediaId, alt })),
    videos: from.videos.map((video) => ({
      ...video,
      ref: films.get(video.ref) ?? models.get(video.ref) ?? video.ref,
      posterMediaId: copyOf(video.posterMediaId),
    })),
    variants: from.variants.map((variant) => ({
      ...variant,
      id: undefined,
      mediaId: copyOf(variant.mediaId),
      costAmount: null,
      onHand: withStock ? goingAlong(variant) : 0,
    })),
  };
  const isShown = from.status === "PUBLISHED" && missingToPublish(content, from.askedAttributes).length === 0;
  const status = isShown ? ("PUBLISHED" as const) : ("DRAFT" as const);
  const change = { current: undefined, sellerId, content, status, wantedSlug: slug };
  const [saved] = await saveProducts(tx, ctx, [change], "counted", { isReviewed: true });
  const made = await findProductState(tx, saved?.id ?? "");
  if (!made) throw new Error("A product that was just made is not there");
  await takeSlugRedirects(tx, from.id, made.id);
  if (made.slug !== slug) await insertSlugRedirects(tx, [{ productId: made.id, from: slug, to: made.slug }]);
  const idOf = new Map(made.variants.map(({ id, optionValues }) => [combinationKey(optionValues), id]));
  await setPrices(
    tx,
    from.variants.flatMap(({ optionValues, prices }) =>
      prices.slice(1).map((price) => ({ ...price, variantId: idOf.get(combinationKey(optionValues)) ?? "" })),
    ),
  );
  await refreshListings(tx, [made.id]);
  return made.id;
}
