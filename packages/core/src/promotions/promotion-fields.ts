import type { createPromotionInput } from "@emporia/contracts/promotions";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, violates } from "../platform/index";
import { CouponCodeTaken } from "./errors";
import { isGroup } from "./groups/queries";
import { isOwnCode } from "./own-codes/queries";
import type { Promotion } from "./promotion";
import type { PromotionKeeper } from "./queries/promotions";
import { resolveScope } from "./queries/scope";

export type PromotionFields = Omit<z.output<typeof createPromotionInput>, "shops" | "groupId"> & {
  shops?: readonly string[];
  groupId?: string | null;
};

/**
 * What a promotion becomes by what was written, its amounts in the currency of home unless said. A shop's own is for what
 * the shop sells.
 * @throws InvalidInput it cannot be so, or names what is not there
 */
export async function promotionOf(
  tx: Tx,
  keeper: PromotionKeeper,
  before: Pick<Promotion, "id" | "isOn" | "usedCount" | "hasOwnCodes">,
  fields: Omit<PromotionFields, "hasOwnCodes">,
  home: string,
): Promise<Promotion> {
  const { products, categoryIds, shops = [], benefit, minimumAmount, code } = fields;
  if (fields.startsAt && fields.endsAt && fields.endsAt <= fields.startsAt)
    throw new InvalidInput({ endsAt: "It has to end after it begins." });
  const { hasOwnCodes } = before;
  if (code !== null && hasOwnCodes)
    throw new InvalidInput({ code: "Leave it empty: everybody gets a code of their own." });
  if (code === null && !hasOwnCodes && "sellerId" in keeper)
    throw new InvalidInput({ code: "Write a code, or have codes of one use each." });
  if (code !== null && (await isOwnCode(tx, code))) throw new CouponCodeTaken(code);
  if (code === null && !hasOwnCodes && (fields.usageLimit !== null || fields.shopperLimit !== null))
    throw new InvalidInput({ code: "Only a coupon can be limited: give it a code, or take the limits out." });
  if (fields.usageLimit !== null && fields.usageLimit < before.usedCount)
    throw new InvalidInput({ usageLimit: `It has been used ${before.usedCount} times already. Allow that at least.` });
  const scope = await resolveScope(tx, keeper, { products, categoryIds, shops });
  const missing = (refs: readonly string[], known: { has(ref: string): boolean }) =>
    refs.filter((ref) => !known.has(ref));
  const [noProduct] = missing(products, scope.products);
  if (noProduct) throw new InvalidInput({ products: `There is no product at ${noProduct}.` });
  const [noShop] = missing(shops, scope.shops);
  if (noShop) throw new InvalidInput({ shops: `There is no shop at ${noShop}.` });
  if (missing(categoryIds, scope.categoryIds).length > 0)
    throw new InvalidInput({ categoryIds: "One of these categories is not there any more. Choose again." });
  const groupId = "sellerId" in keeper ? null : (fields.groupId ?? null);
  if (groupId !== null && !(await isGroup(tx, groupId)))
    throw new InvalidInput({ groupId: "This group is not there any more. Choose another." });
  const namesAmount =
    benefit.kind === "fixed" || (benefit.kind === "percentage" && benefit.maxAmount !== null) || minimumAmount > 0;
  return {
    ...before,
    sellerId: "sellerId" in keeper ? keeper.sellerId : null,
    name: fields.name,
    code,
    benefit,
    minimumAmount,
    currency: namesAmount ? (fields.currency ?? home) : null,
    productIds: [...new Set(scope.products.values())],
    categoryIds: [...new Set(categoryIds)],
    sellerIds: "sellerId" in keeper ? [keeper.sellerId] : [...new Set(scope.shops.values())],
    isExclusive: fields.isExclusive,
    priority: fields.priority,
    startsAt: fields.startsAt ? new Date(fields.startsAt) : null,
    endsAt: fields.endsAt ? new Date(fields.endsAt) : null,
    usageLimit: fields.usageLimit,
    shopperLimit: fields.shopperLimit,
    isForFirstOrder: fields.isForFirstOrder,
    groupId,
  };
}

/** A transaction that writes a code. @throws CouponCodeTaken */
export async function withCode<Result>(
  ctx: Ctx,
  code: string | null,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  try {
    return await inTransaction(ctx, work);
  } catch (error) {
    if (code !== null && violates(error, "promotions_code_key")) throw new CouponCodeTaken(code);
    throw error;
  }
}
