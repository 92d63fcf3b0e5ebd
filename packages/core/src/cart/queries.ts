import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { type Cart, cartSchema } from "./cart";

export type CartOwner = { userId: string } | { cartId: string };

const cartColumns = ["id", "user_id", "market", "currency", "items", "coupon_codes", "version", "expires_at"] as const;

function toCart(row: {
  id: string;
  user_id: string | null;
  market: string;
  currency: string;
  items: unknown;
  coupon_codes: string[];
  version: number;
  expires_at: Date;
}): Cart {
  return cartSchema.parse({
    id: row.id,
    userId: row.user_id,
    market: row.market,
    currency: row.currency,
    items: row.items,
    couponCodes: row.coupon_codes,
    version: row.version,
    expiresAt: row.expires_at.toISOString(),
  });
}

/** Whose cart it is stands in the WHERE: a guest who knows the id of a shopper's cart finds nothing. */
export async function findCart(db: Db, owner: CartOwner, now: Date): Promise<Cart | undefined> {
  let query = db.selectFrom("carts").where("expires_at", ">", now).select(cartColumns);
  query =
    "userId" in owner
      ? query.where("user_id", "=", owner.userId)
      : query.where("id", "=", owner.cartId).where("user_id", "is", null);
  const row = await query.executeTakeFirst();
  return row && toCart(row);
}

/** Takes the place of an expired cart of the same shopper. False, and nothing changed, when there is a live one. */
export async function insertCart(db: Db, cart: Cart, now: Date): Promise<boolean> {
  const row = await db
    .insertInto("carts")
    .values({
      id: cart.id,
      user_id: cart.userId,
      market: cart.market,
      currency: cart.currency,
      items: JSON.stringify(cart.items),
      coupon_codes: cart.couponCodes,
      version: cart.version,
      created_at: now,
      updated_at: now,
      expires_at: cart.expiresAt,
    })
    .onConflict((conflict) =>
      conflict
        .column("user_id")
        .doUpdateSet((eb) => ({
          id: eb.ref("excluded.id"),
          market: eb.ref("excluded.market"),
          currency: eb.ref("excluded.currency"),
          items: eb.ref("excluded.items"),
          coupon_codes: eb.ref("excluded.coupon_codes"),
          version: eb.ref("excluded.version"),
          updated_at: eb.ref("excluded.updated_at"),
          expires_at: eb.ref("excluded.expires_at"),
        }))
        .where("carts.expires_at", "<=", now),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the next version. False, and nothing changed, when somebody wrote it first. */
export async function setCart(db: Db, cart: Cart, now: Date): Promise<boolean> {
  const row = await db
    .updateTable("carts")
    .set({
      market: cart.market,
      currency: cart.currency,
      items: JSON.stringify(cart.items),
      coupon_codes: cart.couponCodes,
      version: cart.version,
      updated_at: now,
      expires_at: cart.expiresAt,
    })
    .where("id", "=", cart.id)
    .where("version", "=", cart.version - 1)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockCart(db: Db, owner: CartOwner, now: Date): Promise<Cart | undefined> {
  let query = db.selectFrom("carts").where("expires_at", ">", now).select(cartColumns).forUpdate();
  query =
    "userId" in owner
      ? query.where("user_id", "=", owner.userId)
      : query.where("id", "=", owner.cartId).where("user_id", "is", null);
  const row = await query.executeTakeFirst();
  return row && toCart(row);
}

export async function deleteCart(db: Db, cartId: string): Promise<void> {
  await db.deleteFrom("carts").where("id", "=", cartId).execute();
}

/** A guest's checkouts of this cart whose payment has begun and not ended, with the cart items they pay for. */
export async function lockPayingCheckouts(tx: Tx, cartId: string): Promise<{ id: string; itemIds: string[] }[]> {
  return tx
    .selectFrom("checkouts")
    .where("cart_id", "=", cartId)
    .where("user_id", "is", null)
    .where("order_id", "is not", null)
    .where("status", "in", ["PROCESSING", "PAYMENT", "REVIEW"])
    .select(["id", sql<string[]>`jsonb_path_query_array(snapshot, '$.items[*].id')`.as("itemIds")])
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Gives checkouts to the shopper who signed in, and points them at their cart. */
export async function setCheckoutsOwner(
  tx: Tx,
  checkouts: readonly { id: string }[],
  owner: { cartId: string; userId: string },
  now: Date,
): Promise<void> {
  if (checkouts.length === 0) return;
  await tx
    .updateTable("checkouts")
    .set({ cart_id: owner.cartId, user_id: owner.userId, updated_at: now })
    .where(
      "id",
      "in",
      checkouts.map((checkout) => checkout.id),
    )
    .execute();
}

/** Takes these items out of each cart, and the coupons that were entered for them; what else is in it stays. */
export function deleteCartItems(itemIdsOf: ReadonlyMap<string, readonly string[]>, now: Date): RawBuilder<unknown> {
  const cartIds = [...itemIdsOf.keys()];
  return sql`
    update carts cart set version = version + 1, updated_at = ${now}, coupon_codes = '{}', items = coalesce((
      select jsonb_agg(item) from jsonb_array_elements(cart.items) as item where not gone.item_ids ? (item ->> 'id')
    ), '[]')
    from unnest(${cartIds}::uuid[], ${[...itemIdsOf.values()].map((ids) => JSON.stringify(ids))}::jsonb[])
      as gone (cart_id, item_ids)
    where cart.id = any(${cartIds}::uuid[]) and cart.id = gone.cart_id
  `;
}

export async function deleteExpiredCarts(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom("carts").where("expires_at", "<=", now).executeTakeFirst();
  return Number(numDeletedRows);
}
