import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { escapeLike } from "../../platform/index";

export interface TagRow {
  tag: string;
  productCount: number;
}

/** Tags by how many products have them, `limit + 1` from `offset` on; with `query` those that have it in them. */
export async function listTagRows(db: Db, query: string | undefined, offset: number, limit: number): Promise<TagRow[]> {
  const pattern = query ? `%${escapeLike(query.toLowerCase())}%` : null;
  const { rows } = await sql<TagRow>`
    select tag, count(*) as "productCount" from products cross join unnest(tags) as tag
    where ${pattern}::text is null or tag like ${pattern}
    group by tag order by count(*) desc, tag offset ${offset} limit ${limit + 1}
  `.execute(db);
  return rows;
}

/** Tags that begin so, the most used of what shoppers see first. */
export async function listTagsBeginning(db: Db, beginning: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from tag_counts where tag like ${`${escapeLike(beginning.toLowerCase())}%`}
    order by product_count desc, tag limit ${limit}
  `.execute(db);
  return rows.map((row) => row.tag);
}

/** Counts anew how many of what shoppers see has each tag. */
export async function setTagCounts(tx: Tx): Promise<void> {
  await sql`
    with counted as materialized (
      select tag, count(*) as product_count from product_listings cross join unnest(tags) as tag
      where is_visible group by tag
    ), gone as (
      delete from tag_counts kept where not exists (select from counted where counted.tag = kept.tag)
    )
    insert into tag_counts as kept (tag, product_count) select tag, product_count from counted order by tag
    on conflict (tag) do update set product_count = excluded.product_count
    where kept.product_count <> excluded.product_count
  `.execute(tx);
}

/**
 * Until the transaction ends no tag is renamed by anybody else. Comes before all rows that are locked. Who only writes a tag
 * down shares it with others who do.
 */
export async function lockTagNames(tx: Tx, use: "rename" | "write"): Promise<void> {
  const key = sql`hashtextextended('tag names', 0)`;
  await (use === "rename"
    ? sql`select pg_advisory_xact_lock(${key})`
    : sql`select pg_advisory_xact_lock_shared(${key})`
  ).execute(tx);
}

/** Puts another tag in the place of one, or nothing, and says of which products. */
export async function replaceTag(tx: Tx, tag: string, to: string | null, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update products set version = version + 1, updated_at = ${now}::timestamptz,
      tags = case when ${to}::text is null or tags @> array[${to}::text] then array_remove(tags, ${tag})
        else array_replace(tags, ${tag}, ${to}) end
    where tags @> array[${tag}::text]
    returning id
  `.execute(tx);
  return rows.map((row) => row.id).sort();
}

/** The same in what waits for staff. */
export async function replaceProposedTag(tx: Tx, tag: string, to: string | null): Promise<void> {
  await sql`
    update product_submissions set proposed = jsonb_set(proposed, '{tags}', (
      select coalesce(jsonb_agg(kept.tag order by kept.nth), '[]') from (
        select replaced.tag, min(replaced.nth) as nth from (
          select case when given.tag = ${tag} then ${to}::text else given.tag end as tag, given.nth
          from jsonb_array_elements_text(proposed -> 'tags') with ordinality as given (tag, nth)
        ) replaced where replaced.tag is not null group by replaced.tag
      ) kept
    ))
    where status in ('WAITING', 'RETURNED') and proposed -> 'tags' ? ${tag}
  `.execute(tx);
}

/** What those of these tags have become that were renamed; null where they were taken away. */
export async function listRenamed(db: Db, tags: readonly string[]): Promise<Map<string, string | null>> {
  if (tags.length === 0) return new Map();
  const { rows } = await sql<{ tag: string; became: string | null }>`
    select tag, became from tag_renames where tag = any(${[...tags]}::text[])
  `.execute(db);
  return new Map(rows.map(({ tag, became }) => [tag, became]));
}

/** Remembers what a tag has become. What had become it follows, and the tag it becomes may be written again. */
export async function insertRename(tx: Tx, tag: string, became: string | null, now: Date): Promise<void> {
  await sql`update tag_renames set became = ${became} where became = ${tag} and tag is distinct from ${became}`.execute(
    tx,
  );
  await sql`delete from tag_renames where tag = ${became}`.execute(tx);
  await sql`
    insert into tag_renames (tag, became, renamed_at) values (${tag}, ${became}, ${now})
    on conflict (tag) do update set became = excluded.became, renamed_at = excluded.renamed_at
  `.execute(tx);
}

/** False when it was not renamed. */
export async function deleteRename(tx: Tx, tag: string): Promise<boolean> {
  const { rows } = await sql`delete from tag_renames where tag = ${tag} returning tag`.execute(tx);
  return rows.length > 0;
}

export interface RenameRow {
  tag: string;
  became: string | null;
  renamedAt: Date;
}

/** The latest first, `limit + 1` from `offset` on. */
export async function listRenameRows(db: Db, offset: number, limit: number): Promise<RenameRow[]> {
  const { rows } = await sql<RenameRow>`
    select tag, became, renamed_at as "renamedAt" from tag_renames
    order by renamed_at desc, tag offset ${offset} limit ${limit + 1}
  `.execute(db);
  return rows;
}
