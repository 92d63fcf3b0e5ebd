import type { ProductCardView } from "@emporia/contracts/catalog";
import type { CollectionRule } from "@emporia/contracts/collections";
import type { PictureView } from "@emporia/contracts/common";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { type ListingMarket, listingsOf } from "../../search/index";

export interface CollectionRow {
  id: string;
  slug: string;
  name: string;
  description: string;
  seo_title: string | null;
  seo_description: string | null;
  is_visible: boolean;
  rule: CollectionRule | null;
  picture: PictureView | null;
}

const collections = sql`
  select collection.id, collection.slug, collection.name, collection.description, collection.seo_title,
    collection.seo_description, collection.is_visible, collection.rule,
    case when media.id is not null then json_build_object('id', media.id, 'url', '/media/' || media.id,
      'width', media.width, 'height', media.height, 'alt', collection.name, 'dominantColor', media.dominant_color)
    end as picture
  from collections collection left join media on media.id = collection.media_id and media.object_key is not null`;

export async function findCollection(db: Db, ref: string): Promise<CollectionRow | undefined> {
  const { rows } = await sql<CollectionRow>`
    ${collections} where collection.slug = ${ref} or collection.id::text = ${ref} limit 1
  `.execute(db);
  return rows[0];
}

export async function lockCollection(tx: Tx, collectionId: string): Promise<CollectionRow | undefined> {
  await sql`select id from collections where id = ${collectionId} for update`.execute(tx);
  const { rows } = await sql<CollectionRow>`${collections} where collection.id = ${collectionId}`.execute(tx);
  return rows[0];
}

export async function listCollectionRows(db: Db, onlyVisible: boolean): Promise<CollectionRow[]> {
  const { rows } = await sql<CollectionRow>`
    ${collections} where collection.is_visible or not ${onlyVisible}::boolean
    order by collection.name, collection.id limit 500
  `.execute(db);
  return rows;
}

export async function isCollectionSlugTaken(db: Db, slug: string, exceptId: string | null): Promise<boolean> {
  const { rows } = await sql`
    select id from collections where slug = ${slug} and id is distinct from ${exceptId}::uuid
  `.execute(db);
  return rows.length > 0;
}

export async function insertCollection(
  tx: Tx,
  collection: { id: string; slug: string; name: string; rule: CollectionRule | null },
  now: Date,
): Promise<void> {
  const { id, slug, name, rule } = collection;
  await tx
    .insertInto("collections")
    .values({ id, slug, name, rule: rule && JSON.stringify(rule), created_at: now, updated_at: now })
    .execute();
}

export async function setCollection(
  tx: Tx,
  collectionId: string,
  fields: Omit<CollectionRow, "id" | "picture"> & { media_id: string | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("collections")
    .set({ ...fields, rule: fields.rule && JSON.stringify(fields.rule), updated_at: now })
    .where("id", "=", collectionId)
    .execute();
}

export async function deleteCollectionRow(tx: Tx, collectionId: string): Promise<void> {
  await tx.deleteFrom("collections").where("id", "=", collectionId).execute();
}

/** Ids of products by what they were called: an id or an address. */
export async function resolveProducts(db: Db, refs: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ ref: string; id: string }>`
    select ref, product.id from unnest(${[...refs]}::text[]) as ref
    join products product on product.slug = ref or product.id::text = ref
  `.execute(db);
  return new Map(rows.map((row) => [row.ref, row.id]));
}

/** Names these products, in this order, and no others. */
export async function setCollectionProducts(
  tx: Tx,
  collectionId: string,
  productIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom("collection_products").where("collection_id", "=", collectionId).execute();
  await sql`
    insert into collection_products (collection_id, product_id, position)
    select ${collectionId}::uuid, id, nth - 1 from unnest(${[...productIds]}::uuid[]) with ordinality as named (id, nth)
  `.execute(tx);
}

/** The named products that shoppers see, in their order, and how many there are in all. */
export async function listNamedCards(
  db: Db,
  market: ListingMarket,
  collectionId: string,
  offset: number,
  limit: number,
): Promise<{ cards: ProductCardView[]; total: number }> {
  const { rows } = await sql<{ cards: ProductCardView[]; total: number }>`
    select
      coalesce((select json_agg(shown.card order by shown.position) from (
        select listing.card, named.position
        from collection_products named join ${listingsOf(market)} listing using (product_id)
        where named.collection_id = ${collectionId} and listing.is_visible
        order by named.position offset ${offset} limit ${limit}
      ) shown), '[]') as cards,
      (select count(*) from collection_products named join ${listingsOf(market)} listing using (product_id)
        where named.collection_id = ${collectionId} and listing.is_visible) as total
  `.execute(db);
  return rows[0] ?? { cards: [], total: 0 };
}

export type NamedProduct = Pick<ProductCardView, "id" | "slug" | "name" | "picture" | "price">;

/** The named products in their order, those that shoppers do not see as well. */
export async function listNamedProducts(db: Db, collectionId: string): Promise<NamedProduct[]> {
  const { rows } = await sql<{ view: NamedProduct }>`
    select json_build_object('id', product.id, 'slug', product.slug, 'name', product.name,
      'picture', listing.card -> 'picture',
      'price', coalesce(listing.card -> 'price', json_build_object('amount', 0, 'currency', 'USD'))) as view
    from collection_products named join products product on product.id = named.product_id
    left join product_listings listing on listing.product_id = product.id
    where named.collection_id = ${collectionId} order by named.position
  `.execute(db);
  return rows.map((row) => row.view);
}

/** Rules that ask for a category that was merged ask for the other one. */
export async function moveCollectionRules(tx: Tx, fromCategoryId: string, toCategoryId: string): Promise<void> {
  await sql`
    update collections set rule = jsonb_set(rule, '{categoryId}', to_jsonb(${toCategoryId}::text))
    where rule ->> 'categoryId' = ${fromCategoryId}
  `.execute(tx);
}

export async function countRulesOfCategory(db: Db, categoryId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from collections where rule ->> 'categoryId' = ${categoryId}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Rules that ask for a tag that was renamed ask for the other one. One that was taken away they go on asking for. */
export async function moveTagRules(tx: Tx, tag: string, to: string | null): Promise<void> {
  if (to === null) return;
  await sql`
    update collections set rule = jsonb_set(rule, '{tag}', to_jsonb(${to}::text)) where rule ->> 'tag' = ${tag}
  `.execute(tx);
}
