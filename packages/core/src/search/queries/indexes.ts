import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { SearchDocument } from "../search-engine";
import { priceBuckets } from "./counts";

export interface IndexRow {
  name: string;
  role: "live" | "next";
  is_complete: boolean;
  settings_hash: string;
  identity: string;
}

/** Milliseconds since the oldest change that the live index lacks; undefined while it has never held everything. */
export async function findEngineLag(db: Db, name: string): Promise<number | undefined> {
  const { rows } = await sql<{ lag: number }>`
    select coalesce((
      select 1000 * extract(epoch from clock_timestamp() - min(changed_at))
      from search_changes where index_name = index.name
    ), 0)::float as lag
    from search_indexes index where index.name = ${name} and index.role = 'live' and index.is_complete
  `.execute(db);
  return rows[0]?.lag;
}

/** When copies were last written, and what last stood in the way. */
export async function findIndexTimes(
  db: Db,
): Promise<{ syncedAt: Date | null; lastError: string | null; lastErrorAt: Date | null }> {
  const { rows } = await sql<{ syncedAt: Date | null; lastError: string | null; lastErrorAt: Date | null }>`
    select synced_at as "syncedAt", last_error as "lastError", last_error_at as "lastErrorAt"
    from search_indexes order by last_error_at desc nulls last, role limit 1
  `.execute(db);
  return rows[0] ?? { syncedAt: null, lastError: null, lastErrorAt: null };
}

/** The state of the live index, and what the last check found. */
export async function findSearchHealth(
  db: Db,
  name: string,
): Promise<{ isComplete: boolean; lagMs: number; waiting: number; drift: number }> {
  const { rows } = await sql<{ isComplete: boolean; lagMs: number; waiting: number; drift: number }>`
    select
      coalesce((select is_complete from search_indexes where name = ${name} and role = 'live'), false) as "isComplete",
      coalesce((select 1000 * extract(epoch from clock_timestamp() - min(changed_at))
        from search_changes where index_name = ${name}), 0)::float as "lagMs",
      (select count(*) from search_changes where index_name = ${name}) as waiting,
      coalesce((select listings_differing + coalesce(copies_missing, 0) + coalesce(copies_stale, 0) + coalesce(copies_left_over, 0)
        from search_checks order by checked_at desc, id desc limit 1), 0) as drift
  `.execute(db);
  return rows[0] ?? { isComplete: false, lagMs: 0, waiting: 0, drift: 0 };
}

export async function listIndexes(db: Db): Promise<IndexRow[]> {
  const { rows } = await sql<IndexRow>`
    select name, role, is_complete, settings_hash, identity from search_indexes order by role
  `.execute(db);
  return rows;
}

/** Takes or keeps the turn of feeding the engine. False while somebody else has it. */
export async function takeLease(db: Db, holder: string, now: Date, until: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into search_leases as lease (name, holder, held_until) values ('feed', ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
    where lease.holder = excluded.holder or lease.held_until < ${now}
    returning lease.name
  `.execute(db);
  return rows.length > 0;
}

export async function endLease(db: Db, holder: string): Promise<void> {
  await sql`delete from search_leases where name = 'feed' and holder = ${holder}`.execute(db);
}

/** An index that is filled beside the one that answers. */
export async function insertNextIndex(
  tx: Tx,
  index: { name: string; settingsHash: string; identity: string; now: Date },
): Promise<void> {
  await sql`
    insert into search_indexes (name, role, settings_hash, identity, created_at)
    values (${index.name}, 'next', ${index.settingsHash}, ${index.identity}, ${index.now})
  `.execute(tx);
}

/** With what waits for it. */
export async function deleteIndex(tx: Tx, name: string): Promise<void> {
  await sql`delete from search_indexes where name = ${name}`.execute(tx);
}

/** The index is not what it was: PostgreSQL answers until it is filled again. */
export async function setIncomplete(db: Db, name: string): Promise<void> {
  await sql`update search_indexes set is_complete = false where name = ${name}`.execute(db);
}

/** Has every listing copied into the index. */
export async function insertAllChanges(tx: Tx, name: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into search_changes (index_name, product_id, version)
    select ${name}, product_id, version from product_listings where is_visible order by product_id
    on conflict do nothing
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Has these products copied once more, into every index. */
export async function insertChanges(db: Db, productIds: readonly string[]): Promise<void> {
  await sql`
    insert into search_changes (index_name, product_id, version)
    select index.name, wanted.id, coalesce(listing.version, 0)
    from search_indexes index cross join unnest(${[...productIds]}::uuid[]) as wanted (id)
    left join product_listings listing on listing.product_id = wanted.id
    order by index.name, wanted.id
    on conflict do nothing
  `.execute(db);
}

export interface Change {
  productId: string;
  version: number;
  /** Null where shoppers may not find it. */
  document: SearchDocument | null;
}

/** The changes that wait longest, with what the listings say now. */
export async function listChanges(db: Db, name: string, limit: number): Promise<Change[]> {
  const bucket = sql.join(
    priceBuckets.map(({ to }, number) =>
      to === null ? sql`else ${number}` : sql`when listing.price_amount <= ${to} then ${number}`,
    ),
    sql` `,
  );
  const { rows } = await sql<Change>`
    select waiting.product_id as "productId", greatest(waiting.version, coalesce(listing.version, 0))::bigint as version,
      case when listing.is_visible then json_build_object(
        'id', listing.product_id, 'version', listing.version,
        'name', product.name, 'tags', listing.tags, 'brand', coalesce(brand_of_product(product), ''), 'categories', to_json(array(
          select category.name from unnest(listing.category_ids) with ordinality as member (id, nth)
          join categories category on category.id = member.id order by member.nth)),
        'shop', listing.card -> 'seller' ->> 'shopName',
        'description', left(regexp_replace(product.description, '<[^>]*>', ' ', 'g'), 20000),
        'category_ids', listing.category_ids, 'seller_id', listing.seller_id,
        'price', listing.price_amount, 'price_bucket', (case ${bucket} end)::integer,
        'rating', coalesce(listing.rating_hundredths, 0), 'stars', coalesce(listing.rating_hundredths, 0) / 100,
        'rating_rank', listing.rating_rank, 'sold', listing.sold_count,
        'published_at', extract(epoch from listing.published_at)::bigint,
        'is_offered', listing.is_purchasable or listing.break_rank = 1, 'break_rank', listing.break_rank,
        'merit', listing.seller_points - case when listing.is_purchasable then 0 else 1000 end,
        'options', listing.options, 'all_options', array(
          select distinct key from listing_variants variant cross join unnest(variant.options) as key
          where variant.product_id = listing.product_id and variant.price_amount is not null order by key),
        'attributes', listing.attribute_keys, 'facts', coalesce((
          select string_agg(fact.shown, ' ' order by fact.place) from facts_of_product(product) fact
          where jsonb_typeof(fact.value) = 'string' and lower(fact.name) <> 'brand'), '')
      ) end as document
    from (
      select product_id, version, changed_at from search_changes
      where index_name = ${name} order by changed_at limit ${limit}
    ) waiting
    left join product_listings listing using (product_id)
    left join products product on product.id = waiting.product_id
  `.execute(db);
  return rows;
}

/**
 * Crosses off what is copied, unless it has changed again since it was read. It waits for nobody: a change that somebody
 * is writing at the moment stays, and is copied again.
 */
export async function deleteChanges(
  db: Db,
  name: string,
  done: readonly Pick<Change, "productId" | "version">[],
): Promise<void> {
  await sql`
    delete from search_changes waiting using (
      select change.product_id from search_changes change
      join jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as done ("productId" uuid, version bigint)
        on change.product_id = done."productId" and change.version <= done.version
      where change.index_name = ${name} for update of change skip locked
    ) copied
    where waiting.index_name = ${name} and waiting.product_id = copied.product_id
  `.execute(db);
}

export async function countChanges(db: Db, name: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from search_changes where index_name = ${name}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export async function setSynced(db: Db, name: string, now: Date): Promise<void> {
  await sql`update search_indexes set synced_at = ${now}, last_error = null where name = ${name}`.execute(db);
}

export async function setIndexError(db: Db, error: string, now: Date): Promise<void> {
  await sql`update search_indexes set last_error = ${error}, last_error_at = ${now}`.execute(db);
}

export async function setSettingsHash(db: Db, name: string, settingsHash: string): Promise<void> {
  await sql`update search_indexes set settings_hash = ${settingsHash} where name = ${name}`.execute(db);
}

/** What was written into the next index is now found under the name of the live one. */
export async function setSwapped(tx: Tx, live: string, next: string, now: Date): Promise<void> {
  await sql`
    insert into search_indexes as live (name, role, is_complete, settings_hash, identity, synced_at, created_at)
    select ${live}, 'live', true, settings_hash, identity, ${now}, created_at from search_indexes where name = ${next}
    on conflict (name) do update set is_complete = true, settings_hash = excluded.settings_hash,
      identity = excluded.identity, synced_at = excluded.synced_at, created_at = excluded.created_at, last_error = null
  `.execute(tx);
  await sql`
    insert into search_changes as waiting (index_name, product_id, version, changed_at)
    select ${live}, product_id, version, changed_at from search_changes where index_name = ${next} order by product_id
    on conflict (index_name, product_id) do update set version = greatest(waiting.version, excluded.version)
  `.execute(tx);
  await deleteIndex(tx, next);
}

export interface RebuildRow {
  id: string;
  index_name: string;
  status: "RUNNING" | "DONE" | "ABANDONED";
  reason: string;
  requested_by: unknown;
  total: number;
  started_at: Date;
  finished_at: Date | null;
}

const rebuildColumns = sql`id, index_name, status, reason, requested_by, total, started_at, finished_at`;

export async function findRunningRebuild(db: Db): Promise<RebuildRow | undefined> {
  const { rows } = await sql<RebuildRow>`
    select ${rebuildColumns} from search_rebuilds where status = 'RUNNING'
  `.execute(db);
  return rows[0];
}

export async function listRebuilds(db: Db, limit: number): Promise<RebuildRow[]> {
  const { rows } = await sql<RebuildRow>`
    select ${rebuildColumns} from search_rebuilds order by started_at desc, id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** False when one runs already. */
export async function insertRebuild(
  db: Db,
  rebuild: { id: string; indexName: string; reason: string; requestedBy: object; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into search_rebuilds (id, index_name, reason, requested_by, started_at)
    values (${rebuild.id}, ${rebuild.indexName}, ${rebuild.reason}, ${JSON.stringify(rebuild.requestedBy)}::jsonb, ${rebuild.now})
    on conflict ((true)) where status = 'RUNNING' do nothing returning id
  `.execute(db);
  return rows.length > 0;
}

export async function setRebuildTotal(tx: Tx, total: number): Promise<void> {
  await sql`update search_rebuilds set total = ${total} where status = 'RUNNING'`.execute(tx);
}

export async function setRebuildDone(tx: Tx, now: Date): Promise<void> {
  await sql`update search_rebuilds set status = 'DONE', finished_at = ${now} where status = 'RUNNING'`.execute(tx);
}
