import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { PromotionKeeper } from "./promotions";

/** Promotions of a category that is merged are for the other one, which they name once; how many there were. */
export async function moveCategoryPromotions(tx: Tx, fromId: string, intoId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update promotions set updated_at = ${now}, category_ids = array(
      select moved.id from unnest(array_replace(category_ids, ${fromId}::uuid, ${intoId}::uuid)) with ordinality
        as moved (id, nth) group by moved.id order by min(moved.nth))
    where ${fromId}::uuid = any(category_ids)
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function countPromotionsOfCategory(db: Db, categoryId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from promotions where ${categoryId}::uuid = any(category_ids)
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * The ids of products, by id or address; of the keeper's own where they are a shop. Categories are held until the
 * transaction ends, so that none of them is merged before the promotion that names it is there.
 */
export async function resolveScope(
  tx: Tx,
  keeper: PromotionKeeper,
  refs: { products: readonly string[]; shops: readonly string[]; categoryIds: readonly string[] },
): Promise<{ products: Map<string, string>; shops: Map<string, string>; categoryIds: Set<string> }> {
  const own = "sellerId" in keeper ? sql`seller_id = ${keeper.sellerId}` : sql`true`;
  const { rows } = await sql<{ kind: "product" | "shop" | "category"; ref: string; id: string }>`
    select 'product' as kind, wanted.ref, found.id from unnest(${[...refs.products]}::text[]) as wanted (ref)
      join products found on (found.slug = wanted.ref or found.id::text = wanted.ref) and ${own}
    union all
    select 'shop', wanted.ref, found.id from unnest(${[...refs.shops]}::text[]) as wanted (ref)
      join sellers found on found.shop_slug = wanted.ref or found.id::text = wanted.ref
    union all
    select 'category', held.id::text, held.id from (
      select id from categories where id = any(${[...refs.categoryIds]}::uuid[]) order by id for key share
    ) held
  `.execute(tx);
  const of = (kind: string) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.ref, row.id]));
  return { products: of("product"), shops: of("shop"), categoryIds: new Set(of("category").keys()) };
}
