import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface CategoryRow {
  id: string;
  parent_id: string | null;
  name: string;
  slug: string;
  description: string;
  picture: { id: string; url: string; width: number; height: number; alt: string; dominantColor: string } | null;
  product_count: number;
}

/** Every category, parents in no particular order, siblings in theirs, with how many visible products are below. */
export async function listCategoryRows(db: Db): Promise<CategoryRow[]> {
  const { rows } = await sql<CategoryRow>`
    select category.id, category.parent_id, category.name, category.slug, category.description,
      coalesce(counted.product_count, 0) as product_count,
      case when media.id is not null then json_build_object('id', media.id, 'url', '/media/' || media.id,
        'width', media.width, 'height', media.height, 'alt', category.name, 'dominantColor', media.dominant_color)
      end as picture
    from categories category
    left join media on media.id = category.media_id and media.object_key is not null
    left join (
      select category_id, count(*) as product_count from listing_categories where is_visible group by category_id
    ) counted on counted.category_id = category.id
    order by category.position, category.name, category.id
  `.execute(db);
  return rows;
}

export interface CategoryHeader {
  id: string;
  name: string;
  slug: string;
  description: string;
  seo: { title: string | null; description: string | null };
  breadcrumbs: { id: string; name: string; slug: string }[];
  children: { id: string; name: string; slug: string; productCount: number }[];
}

export async function findCategoryHeader(db: Db, ref: string): Promise<CategoryHeader | undefined> {
  const { rows } = await sql<CategoryHeader>`
    select category.id, category.name, category.slug, category.description,
      json_build_object('title', category.seo_title, 'description', category.seo_description) as seo,
      coalesce((
        select json_agg(json_build_object('id', crumb.id, 'name', crumb.name, 'slug', crumb.slug)
          order by link.distance desc)
        from category_ancestors link join categories crumb on crumb.id = link.ancestor_id
        where link.category_id = category.id
      ), '[]') as breadcrumbs,
      coalesce((
        select json_agg(json_build_object('id', child.id, 'name', child.name, 'slug', child.slug, 'productCount', (
          select count(*) from listing_categories link where link.category_id = child.id and link.is_visible
        )) order by child.position, child.name)
        from categories child where child.parent_id = category.id
      ), '[]') as children
    from categories category
    where category.slug = ${ref} or category.id::text = ${ref}
    limit 1
  `.execute(db);
  return rows[0];
}

/** The category that had this slug before, or took over the one that had. */
export async function findMovedCategory(db: Db, oldSlug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("category_slug_redirects")
    .where("old_slug", "=", oldSlug)
    .select("category_id")
    .executeTakeFirst();
  return row?.category_id;
}

export async function findCategoryIdBySlug(db: Db, slug: string): Promise<string | undefined> {
  const row = await db.selectFrom("categories").where("slug", "=", slug).select("id").executeTakeFirst();
  return row?.id;
}

/** Makes everybody who changes the tree wait for each other: two moves at once could make a circle together. */
export async function lockCategoryTree(tx: Tx): Promise<void> {
  await sql`lock table categories in share row exclusive mode`.execute(tx);
}

export interface CategoryPlace {
  /** Categories from it up to the root, itself first. */
  ancestors: string[];
  /** How many levels are below it. */
  height: number;
}

export async function findCategoryPlace(db: Db, categoryId: string): Promise<CategoryPlace | undefined> {
  const { rows } = await sql<CategoryPlace>`
    select
      (select array_agg(ancestor_id order by distance) from category_ancestors
       where category_id = category.id) as ancestors,
      (select max(distance) from category_ancestors where ancestor_id = category.id) as height
    from categories category where category.id = ${categoryId}
  `.execute(db);
  return rows[0];
}

export async function insertCategory(
  tx: Tx,
  category: { id: string; parentId: string | null; name: string; slug: string; description: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into categories (id, parent_id, name, slug, description, position, created_at, updated_at)
    select ${category.id}::uuid, ${category.parentId}::uuid, ${category.name}, ${category.slug}, ${category.description},
      coalesce((select max(position) + 1 from categories where parent_id is not distinct from ${category.parentId}::uuid), 0),
      ${now}::timestamptz, ${now}::timestamptz
  `.execute(tx);
  await sql`
    insert into category_ancestors (category_id, ancestor_id, distance)
    select ${category.id}::uuid, ${category.id}::uuid, 0
    union all
    select ${category.id}::uuid, ancestor_id, distance + 1 from category_ancestors
    where category_id = ${category.parentId}::uuid
  `.execute(tx);
}

/** Hangs a category with all below it under another parent, or at the top. */
export async function setCategoryParent(tx: Tx, categoryId: string, parentId: string | null, now: Date): Promise<void> {
  await sql`
    update categories set parent_id = ${parentId}::uuid, updated_at = ${now}::timestamptz where id = ${categoryId}
  `.execute(tx);
  await sql`
    delete from category_ancestors
    where category_id in (select category_id from category_ancestors where ancestor_id = ${categoryId})
      and ancestor_id in (
        select ancestor_id from category_ancestors where category_id = ${categoryId} and distance > 0)
  `.execute(tx);
  await sql`
    insert into category_ancestors (category_id, ancestor_id, distance)
    select below.category_id, above.ancestor_id, below.distance + above.distance + 1
    from category_ancestors below cross join category_ancestors above
    where below.ancestor_id = ${categoryId} and above.category_id = ${parentId}::uuid
  `.execute(tx);
}

export async function listProductIdsBelow(db: Db, categoryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select product.id from products product
    join category_ancestors link on link.category_id = product.category_id
    where link.ancestor_id = ${categoryId} order by product.id
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Whether a category other than `exceptId` has this slug, or had it and still answers to it. */
export async function isCategorySlugTaken(db: Db, slug: string, exceptId: string | null = null): Promise<boolean> {
  const { rows } = await sql`
    select id from categories where slug = ${slug} and id is distinct from ${exceptId}::uuid
    union all
    select category_id from category_slug_redirects
    where old_slug = ${slug} and category_id is distinct from ${exceptId}::uuid
  `.execute(db);
  return rows.length > 0;
}

export async function setCategory(
  tx: Tx,
  categoryId: string,
  fields: {
    name: string;
    slug: string;
    description: string;
    seo_title: string | null;
    seo_description: string | null;
    media_id: string | null;
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("categories")
    .set({ ...fields, updated_at: now })
    .where("id", "=", categoryId)
    .execute();
}

/**
 * Puts a category among those under the same parent, the others in their order; at the end when no position is given.
 */
export async function setCategoryPosition(
  tx: Tx,
  categoryId: string,
  parentId: string | null,
  position: number | undefined,
): Promise<void> {
  await sql`
    update categories set position = placed.position
    from (
      select id, row_number() over (order by place, is_moved desc) - 1 as position from (
        select id, row_number() over (order by position, name, id) - 1 as place, false as is_moved
        from categories where parent_id is not distinct from ${parentId}::uuid and id <> ${categoryId}
        union all
        select ${categoryId}::uuid, ${position ?? null}::bigint, true
      ) sibling
    ) placed
    where categories.id = placed.id and categories.position <> placed.position
  `.execute(tx);
}

/** Leads an old address to a category, and frees the one that a category returns to. With `fromId`, its old ones too. */
export async function insertCategoryRedirect(
  tx: Tx,
  from: string,
  to: string | undefined,
  categoryId: string,
  fromId?: string,
): Promise<void> {
  if (fromId !== undefined)
    await sql`update category_slug_redirects set category_id = ${categoryId} where category_id = ${fromId}`.execute(tx);
  if (to !== undefined) await sql`delete from category_slug_redirects where old_slug = ${to}`.execute(tx);
  await sql`
    insert into category_slug_redirects (old_slug, category_id) values (${from}, ${categoryId}::uuid)
    on conflict (old_slug) do update set category_id = excluded.category_id
  `.execute(tx);
}

export async function listChildIds(db: Db, categoryId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("categories")
    .where("parent_id", "=", categoryId)
    .select("id")
    .orderBy("position")
    .orderBy("name")
    .execute();
  return rows.map((row) => row.id);
}

/** Puts all products of one category into another, each with the next version. */
export async function setCategoryOfProducts(tx: Tx, fromId: string, toId: string, now: Date): Promise<void> {
  await sql`
    update products set category_id = ${toId}::uuid, version = version + 1, updated_at = ${now}::timestamptz
    where category_id = ${fromId}
  `.execute(tx);
}

/** Holds a category until the transaction ends: what would name it waits, and does not find it if it is gone. */
export async function lockCategory(tx: Tx, categoryId: string): Promise<void> {
  await tx.selectFrom("categories").where("id", "=", categoryId).select("id").forUpdate().execute();
}

export async function deleteCategory(tx: Tx, categoryId: string): Promise<void> {
  await tx.deleteFrom("categories").where("id", "=", categoryId).execute();
}

/** Ids of categories by name and by path from the top ("home > lamps"), in lower case; of one name the topmost. */
export async function listCategoryNames(db: Db): Promise<Map<string, string>> {
  const paths = await listCategoryPaths(db);
  const deepestFirst = [...paths].sort(([, a], [, b]) => b.length - a.length);
  return new Map([
    ...deepestFirst.map(([id, path]) => [(path.at(-1) ?? "").toLowerCase(), id] as const),
    ...deepestFirst.map(([id, path]) => [path.join(" > ").toLowerCase(), id] as const),
  ]);
}

/** The names from the top down to each category, by its id. */
export async function listCategoryPaths(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ category_id: string; path: string[] }>`
    select link.category_id, array_agg(ancestor.name order by link.distance desc) as path
    from category_ancestors link join categories ancestor on ancestor.id = link.ancestor_id
    group by link.category_id order by link.category_id desc
  `.execute(db);
  return new Map(rows.map((row) => [row.category_id, row.path]));
}
