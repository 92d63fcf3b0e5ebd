import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { Promotion } from "../promotion";
import { type PromotionRow, promotionColumns, toPromotion, toRow } from "./rows";

/** Whose promotions somebody may see and change: a shop's own, or everybody's. Part of each WHERE below. */
export type PromotionKeeper = { sellerId: string } | { everything: true };

const isKept = (keeper: PromotionKeeper) =>
  "sellerId" in keeper ? sql`promotion.seller_id = ${keeper.sellerId}` : sql`true`;

export async function lockPromotion(
  tx: Tx,
  keeper: PromotionKeeper,
  promotionId: string,
): Promise<(Promotion & { createdAt: Date }) | undefined> {
  const { rows } = await sql<PromotionRow & { created_at: Date }>`
    select ${promotionColumns}, promotion.created_at from promotions promotion
    where promotion.id = ${promotionId} and ${isKept(keeper)} for update
  `.execute(tx);
  return rows[0] && { ...toPromotion(rows[0]), createdAt: rows[0].created_at };
}

/** Undefined when there is no such promotion of the keeper's. */
export async function findPromotionName(
  db: Db,
  keeper: PromotionKeeper,
  promotionId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select promotion.name from promotions promotion where promotion.id = ${promotionId} and ${isKept(keeper)}
  `.execute(db);
  return rows[0]?.name;
}

export async function insertPromotion(tx: Tx, promotion: Promotion, now: Date): Promise<void> {
  await tx
    .insertInto("promotions")
    .values({
      id: promotion.id,
      seller_id: promotion.sellerId,
      ...toRow(promotion),
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export async function setPromotion(tx: Tx, promotion: Promotion, now: Date): Promise<void> {
  await tx
    .updateTable("promotions")
    .set({ ...toRow(promotion), updated_at: now })
    .where("id", "=", promotion.id)
    .execute();
}

interface Named {
  id: string;
  name: string;
}

interface Addressed extends Named {
  slug: string;
}

export interface PromotionWithUse {
  promotion: Promotion;
  /** As text, to page by. */
  createdAt: string;
  seller: Named | null;
  products: Addressed[];
  categories: Addressed[];
  sellers: Addressed[];
  group: Named | null;
  holders: number;
  discounted: { amount: number; currency: string }[];
}

/** Promotions, newest first, with the names of what they are for and what they took off. */
export async function listPromotionsWithUse(
  db: Db,
  keeper: PromotionKeeper,
  asked: {
    id?: string;
    pattern?: string | undefined;
    code?: string | undefined;
    before?: readonly [string, string] | undefined;
    limit: number;
  },
): Promise<PromotionWithUse[]> {
  const { rows } = await sql<PromotionRow & Omit<PromotionWithUse, "promotion">>`
    select ${promotionColumns}, promotion.created_at::text as "createdAt",
      (select json_build_object('id', id, 'name', shop_name) from sellers where id = promotion.seller_id) as seller,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'slug', slug) order by name), '[]')
        from products where id = any(promotion.product_ids)) as products,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'slug', slug) order by name), '[]')
        from categories where id = any(promotion.category_ids)) as categories,
      (select coalesce(json_agg(json_build_object('id', id, 'name', shop_name, 'slug', shop_slug) order by shop_name), '[]')
        from sellers where id = any(promotion.seller_ids)) as sellers,
      (select json_build_object('id', id, 'name', name) from shopper_groups where id = promotion.group_id) as "group",
      (select count(*)::integer from promotion_redemptions
        where promotion_id = promotion.id and released_at is null) as holders,
      (select coalesce(json_agg(json_build_object('amount', taken.amount, 'currency', taken.currency)), '[]') from (
        select currency, sum(discount_amount) as amount from promotion_redemptions
        where promotion_id = promotion.id and released_at is null group by currency order by currency) taken
      ) as discounted
    from promotions promotion
    where ${isKept(keeper)}
      and ${asked.id ? sql`promotion.id = ${asked.id}` : sql`true`}
      and ${
        asked.pattern
          ? sql`(promotion.name ilike ${asked.pattern} or promotion.code ilike ${asked.pattern}
        or promotion.id in (select promotion_id from promotion_codes where code = ${asked.code}))`
          : sql`true`
      }
      and ${asked.before ? sql`(promotion.created_at, promotion.id) < (${asked.before[0]}::timestamptz, ${asked.before[1]}::uuid)` : sql`true`}
    order by promotion.created_at desc, promotion.id desc limit ${asked.limit + 1}
  `.execute(db);
  return rows.map(({ createdAt, seller, products, categories, sellers, group, holders, discounted, ...row }) => ({
    promotion: toPromotion(row),
    ...{ createdAt, seller, products, categories, sellers, group, holders, discounted },
  }));
}
