import {
  type featuredProductsView,
  type featureProductInput,
  MAX_FEATURED,
  type moveFeaturedInput,
} from "@emporia/contracts/staff-products";
import type { z } from "zod";
import { type Ctx, DAY_MS, InvalidInput, inTransaction, NotFound, recordAudit } from "../../platform/index";
import {
  deleteFeatured,
  findProductName,
  insertFeatured,
  listFeaturedRows,
  lockFeatured,
  setFeaturedOrder,
} from "./featured-queries";

type FeaturedProducts = z.output<typeof featuredProductsView>;

/**
 * Shows a product at the top of the front page, after those that are there, to the end of a day or until it is taken away.
 * While it cannot be bought, shoppers do not see it there. Doing so again sets the end.
 * @throws InvalidInput no such product, a day that is over, or as many are featured as may be
 */
export async function featureProduct(ctx: Ctx, input: z.output<typeof featureProductInput>): Promise<FeaturedProducts> {
  const { product: ref, endsOn } = input;
  const now = ctx.clock.now();
  const endsAt = endsOn === null ? null : new Date(Date.parse(`${endsOn}T00:00:00Z`) + DAY_MS);
  if (endsAt && endsAt <= now) throw new InvalidInput({ endsOn: "This day is over: choose a later one." });
  return inTransaction(ctx, async (tx) => {
    const product = await findProductName(tx, ref);
    if (!product) throw new InvalidInput({ product: "There is no product at this address." });
    const ids = await lockFeatured(tx);
    if (!ids.includes(product.id) && ids.length >= MAX_FEATURED)
      throw new InvalidInput({ product: `${MAX_FEATURED} can be featured at most: take one away first.` });
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    await insertFeatured(tx, { productId: product.id, position: ids.length + 1, endsAt, userId }, now);
    await recordAudit(tx, ctx, {
      action: "product.feature",
      subjectType: "product",
      subjectId: product.id,
      detail: { to: endsOn === null ? "without an end" : `until ${endsOn}` },
    });
    return listFeaturedRows(tx, now);
  });
}

/** Takes a product from the front page. One that is not there is none of its concern. */
export async function unfeatureProduct(ctx: Ctx, input: { productId: string }): Promise<FeaturedProducts> {
  const { productId } = input;
  return inTransaction(ctx, async (tx) => {
    await lockFeatured(tx);
    if (await deleteFeatured(tx, productId))
      await recordAudit(tx, ctx, { action: "product.unfeature", subjectType: "product", subjectId: productId });
    return listFeaturedRows(tx, ctx.clock.now());
  });
}

/**
 * Puts a featured product at a place among the others. Putting it where it is changes nothing.
 * @throws NotFound it is not featured
 */
export async function moveFeatured(ctx: Ctx, input: z.output<typeof moveFeaturedInput>): Promise<FeaturedProducts> {
  const { productId, position } = input;
  return inTransaction(ctx, async (tx) => {
    const ids = await lockFeatured(tx);
    if (!ids.includes(productId)) throw new NotFound("This product");
    const others = ids.filter((id) => id !== productId);
    const wanted = others.toSpliced(position, 0, productId);
    const [from, to] = [ids.indexOf(productId), wanted.indexOf(productId)];
    if (from !== to) {
      await setFeaturedOrder(tx, wanted);
      await recordAudit(tx, ctx, {
        action: "product.moveFeatured",
        subjectType: "product",
        subjectId: productId,
        detail: { from: `place ${from + 1}`, to: `place ${to + 1}` },
      });
    }
    return listFeaturedRows(tx, ctx.clock.now());
  });
}
