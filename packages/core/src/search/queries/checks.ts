import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { Example } from "../check-indexes";

/**
 * Of the next products by id, those whose listing says something else than the tables, or that have one and should not,
 * or the reverse. `last` is undefined at the end.
 */
export async function listDriftedListings(
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<{ compared: number; drifted: string[]; last: string | undefined }> {
  const { rows } = await sql<{ compared: number; drifted: string[]; last: string | null }>`
    with portion as materialized (
      select product.id, product.name, product.slug, product.tags, product.sold_count, product.category_id,
        product.rating_hundredths, product.rating_count,
        product.status = 'PUBLISHED' and seller.status = 'APPROVED' as is_shown, seller.shop_name, seller.vacation_now
      from products product join sellers seller on seller.id = product.seller_id
      where product.id > ${after ?? "00000000-0000-0000-0000-000000000000"} order by product.id limit ${limit}
    ), offered as (
      select portion.*, offer.amount, offer.is_purchasable, offer.break_rank,
        portion.is_shown and offer.currency = home_currency() as is_visible
      from portion
      left join lateral (
        select price.currency, min(price.amount) as amount, 
          bool_or(is_in_stock(level, 1)) and portion.vacation_now is distinct from 'CLOSED' as is_purchasable,
          (bool_or(is_in_stock(level, 1)) and portion.vacation_now is not distinct from 'CLOSED')::integer as break_rank
        from variants variant
        join prices price on price.variant_id = variant.id
        join stock_levels level on level.variant_id = variant.id
        where variant.product_id = portion.id
        group by price.currency order by price.currency = home_currency() desc, price.currency limit 1
      ) offer on true
    )
    select count(*) as compared,
      (array_agg(offered.id order by offered.id desc))[1] as last,
      coalesce(array_agg(offered.id order by offered.id) filter (where
        (offered.amount is null) <> (listing.product_id is null)
        or (listing.is_visible, listing.is_purchasable, listing.break_rank, listing.price_amount, listing.sold_count, listing.tags)
          is distinct from (offered.is_visible, offered.is_purchasable, offered.break_rank, offered.amount, offered.sold_count, offered.tags)
          and listing.product_id is not null
        or listing.card ->> 'name' <> offered.name or listing.card ->> 'slug' <> offered.slug
        or listing.card -> 'seller' ->> 'shopName' <> offered.shop_name
        or coalesce(listing.rating_hundredths, 0) <> case when offered.rating_count > 0 then offered.rating_hundredths else 0 end
        or coalesce(listing.category_ids[1]::text, '') <> coalesce(offered.category_id::text, '')
      ), '{}') as drifted
    from offered left join product_listings listing on listing.product_id = offered.id
  `.execute(db);
  const [row] = rows;
  return { compared: row?.compared ?? 0, drifted: row?.drifted ?? [], last: row?.last ?? undefined };
}

/** Writes these listings anew. */
export async function refreshDrifted(db: Db, productIds: readonly string[]): Promise<void> {
  await sql`select refresh_product_listings(${[...productIds]}::uuid[])`.execute(db);
}

/** Versions of the listings that shoppers see, and the products whose copy is on its way. */
export async function listVersions(
  db: Db,
  index: string,
): Promise<{ listed: Map<string, number>; waiting: Set<string> }> {
  const [listed, waiting] = await Promise.all([
    sql<{ id: string; version: number }>`
      select product_id as id, version from product_listings where is_visible
    `.execute(db),
    sql<{ id: string }>`select product_id as id from search_changes where index_name = ${index}`.execute(db),
  ]);
  return {
    listed: new Map(listed.rows.map((row) => [row.id, Number(row.version)])),
    waiting: new Set(waiting.rows.map((row) => row.id)),
  };
}

export interface CheckRow {
  id: string;
  requested_by: unknown;
  compared: number;
  listings_differing: number;
  copies_missing: number | null;
  copies_stale: number | null;
  copies_left_over: number | null;
  examples: Example[];
  checked_at: Date;
}

export async function insertCheck(
  db: Db,
  check: {
    id: string;
    requestedBy: object;
    compared: number;
    listingsDiffering: number;
    copiesMissing: number | null;
    copiesStale: number | null;
    copiesLeftOver: number | null;
    examples: readonly Example[];
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into search_checks (id, requested_by, compared, listings_differing, copies_missing, copies_stale,
      copies_left_over, examples, checked_at)
    values (${check.id}, ${JSON.stringify(check.requestedBy)}::jsonb, ${check.compared}, ${check.listingsDiffering},
      ${check.copiesMissing}, ${check.copiesStale}, ${check.copiesLeftOver}, ${JSON.stringify(check.examples)}::jsonb, ${check.now})
  `.execute(db);
}

export async function listChecks(db: Db, limit: number): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select id, requested_by, compared, listings_differing, copies_missing, copies_stale, copies_left_over, examples, checked_at
    from search_checks order by checked_at desc, id desc limit ${limit}
  `.execute(db);
  return rows;
}
