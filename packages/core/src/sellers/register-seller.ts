import type { OwnSellerView, registerSellerInput } from "@emporia/contracts/sellers";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { appendEvents, type Ctx, InvalidInput, inTransaction, newId, signedIn, violates } from "../platform";
import { insertDefaultShipping } from "./default-shipping";
import { AlreadyASeller, EmailNotVerified, SellerTransitionRefused, ShopNameTaken } from "./errors";
import {
  findOwnSeller,
  insertMember,
  insertSeller,
  type LockedSeller,
  listTakenSlugs,
  lockShopOfOwner,
  setSeller,
} from "./queries";
import { freeSlug, isReserved, slugOf } from "./slug";
import { canBecome } from "./state";
import { toOwnSellerView } from "./view";

type Application = z.output<typeof registerSellerInput>;

/**
 * Applies for a shop, which then waits for a decision. Somebody who was rejected applies again with the same shop.
 * @throws EmailNotVerified the address has not been confirmed yet
 * @throws ShopNameTaken the name belongs to another shop
 * @throws AlreadyASeller there is a shop, and it was not rejected
 * @throws InvalidInput the name is kept for the platform
 */
export async function registerSeller(ctx: Ctx, input: Application): Promise<OwnSellerView> {
  const user = signedIn(ctx);
  if (!user.isEmailVerified) throw new EmailNotVerified();
  if (isReserved(input.shopName))
    throw new InvalidInput({ shopName: "This name is kept for Emporia. Choose another one." });
  try {
    return await inTransaction(ctx, async (tx) => {
      const own = await lockShopOfOwner(tx, user.userId);
      const sellerId = own ? await applyAgain(tx, ctx, own, input) : await openApplication(tx, ctx, user.userId, input);
      await appendEvents(tx, ctx, [{ type: "SellerRegistered", key: sellerId, payload: { sellerId } }]);
      const row = await findOwnSeller(tx, user.userId, sellerId);
      if (!row) throw new Error(`The seller ${sellerId} has no owner`);
      return toOwnSellerView(row);
    });
  } catch (error) {
    if (violates(error, "sellers_shop_name_key")) throw new ShopNameTaken("shopName", input.shopName);
    throw error;
  }
}

async function openApplication(tx: Tx, ctx: Ctx, userId: string, input: Application): Promise<string> {
  const id = newId();
  const now = ctx.clock.now();
  const base = slugOf(input.shopName) || "shop";
  const seller = {
    ...columnsOf(input),
    id,
    owner_user_id: userId,
    country: input.country,
    status: "PENDING",
    created_at: now,
    updated_at: now,
  };
  // Whoever takes an address first makes the next one look for another.
  while (!(await insertSeller(tx, { ...seller, shop_slug: freeSlug(base, await listTakenSlugs(tx, base)) })));
  await insertMember(tx, id, userId, "owner");
  await insertDefaultShipping(tx, id);
  return id;
}

async function applyAgain(tx: Tx, ctx: Ctx, own: LockedSeller, input: Application): Promise<string> {
  if (own.status !== "REJECTED") throw new AlreadyASeller(own);
  if (!canBecome(own.status, "PENDING")) throw new SellerTransitionRefused(own.shop_name, own.status, "PENDING");
  await setSeller(tx, own.id, {
    ...columnsOf(input),
    country: input.country,
    status: "PENDING",
    status_reason: null,
    updated_at: ctx.clock.now(),
  });
  return own.id;
}

function columnsOf(input: Application) {
  return {
    shop_name: input.shopName,
    tagline: input.tagline,
    description: input.description,
    business_type: input.businessType,
    city: input.city,
    state: input.state,
  };
}
