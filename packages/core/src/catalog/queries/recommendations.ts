import type { ProductCardView } from "@emporia/contracts/catalog";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { type ListingMarket, listingCategoriesOf, listingsOf } from "../../search/index";

/**
 * Cards for who looks at a product that is sold or was: what is bought together with it, and what is most like it and can be bought; for
 * one that was not compared yet the best sellers of its category, those that can be bought first. Nothing for a product that shoppers never saw.
 * @param ref the product's slug or id
 */
export async function listRecommendedCards(
  db: Db,
  market: ListingMarket,
  ref: { slug: string } | { id: string },
): Promise<{ kind: "together" | "similar"; card: ProductCardView }[]> {
  const isWanted = "id" in ref ? sql`product.id = ${ref.id}` : sql`product.slug = ${ref.slug}`;
  // Append gives the branches in their order, and the limit spares the last one when eight can be bought.
  const { rows } = await sql<{ kind: "together" | "similar"; card: ProductCardView }>`
    select near.kind, near.card
    from products product
    join sellers seller on seller.id = product.seller_id
    cross join lateral (
      (select 'together' as kind, listing.card
       from bought_together pair join ${listingsOf(market)} listing on listing.product_id = pair.other_id
       where pair.product_id = product.id and listing.is_visible and listing.is_purchasable
       order by pair.position limit 4)
      union all
      (select 'similar', listing.card
       from similar_products pair join ${listingsOf(market)} listing on listing.product_id = pair.other_id
       where pair.product_id = product.id and listing.is_visible and listing.is_purchasable
       order by pair.position limit 12)
      union all
      select 'similar', best.card from (
        (select listing.card from ${listingCategoriesOf(market)} link join ${listingsOf(market)} listing using (product_id)
         where link.category_id = product.category_id and link.is_visible and link.is_purchasable and link.open_rank = 1
           and link.product_id <> product.id
         order by link.sold_count desc, link.product_id desc limit 8)
        union all
        (select listing.card from ${listingCategoriesOf(market)} link join ${listingsOf(market)} listing using (product_id)
         where link.category_id = product.category_id and link.is_visible and not link.is_purchasable and link.open_rank = 1
           and link.product_id <> product.id
         order by link.sold_count desc, link.product_id desc limit 8)
        limit 8
      ) best
      where not exists (select from similar_products pair where pair.product_id = product.id)
    ) near
    where ${isWanted} and seller.status = 'APPROVED'
      and (product.status = 'PUBLISHED' or product.status = 'ARCHIVED' and product.published_at is not null)
  `.execute(db);
  return rows;
}

/** Ids of the next products, in their order. */
export async function listNextProducts(db: Db, afterId: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from products where ${afterId}::uuid is null or id > ${afterId}::uuid order by id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Writes what is bought together with these products, the best first; of those that are not among `best` nothing. */
export async function setBoughtTogether(
  tx: Tx,
  productIds: readonly string[],
  best: readonly { productId: string; otherIds: readonly string[] }[],
): Promise<void> {
  await sql`delete from bought_together where product_id = any(${[...productIds]}::uuid[])`.execute(tx);
  const rows = best.flatMap(({ productId, otherIds }) =>
    otherIds.map((otherId, position) => ({ productId, otherId, position })),
  );
  // Products that were deleted meanwhile are left out.
  await sql`
    insert into bought_together (product_id, other_id, position)
    select pair."productId", pair."otherId", pair.position
    from json_to_recordset(${JSON.stringify(rows)}::json) as pair ("productId" uuid, "otherId" uuid, position integer)
    where exists (select from products product where product.id = pair."productId" for key share)
      and exists (select from products product where product.id = pair."otherId" for key share)
  `.execute(tx);
}

/** Keeps when somebody looked at products last; those that are not there any more are left out. */
export async function setViewed(
  tx: Tx,
  userId: string,
  views: readonly { productId: string; viewedAt: Date }[],
): Promise<void> {
  if (views.length === 0) return;
  await sql`
    insert into viewed_products as kept (user_id, product_id, viewed_at)
    select ${userId}::uuid, product.id, max(view."viewedAt")
    from json_to_recordset(${JSON.stringify(views)}::json) as view ("productId" uuid, "viewedAt" timestamptz)
    join products product on product.id = view."productId"
    group by product.id order by product.id
    on conflict (user_id, product_id) do update set viewed_at = greatest(kept.viewed_at, excluded.viewed_at)
  `.execute(tx);
}

/** Forgets all but the latest that somebody looked at. */
export async function trimViewed(tx: Tx, userId: string, kept: number): Promise<void> {
  await sql`
    delete from viewed_products where user_id = ${userId} and product_id in (
      select product_id from viewed_products where user_id = ${userId}
      order by viewed_at desc, product_id offset ${kept})
  `.execute(tx);
}

/** Cards of what somebody looked at last, the latest first, of what shoppers see. */
export async function listViewedCards(
  db: Db,
  market: ListingMarket,
  userId: string,
  limit: number,
): Promise<ProductCardView[]> {
  const { rows } = await sql<{ card: ProductCardView }>`
    select listing.card from viewed_products viewed join ${listingsOf(market)} listing using (product_id)
    where viewed.user_id = ${userId} and listing.is_visible
    order by viewed.viewed_at desc, viewed.product_id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.card);
}

export async function deleteViewed(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("viewed_products").where("user_id", "=", userId).execute();
}
