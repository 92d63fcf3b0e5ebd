import type { SearchRedirectView } from "@emporia/contracts/search";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { RedirectTarget, TargetKind } from "../redirect-target";

/** Every redirect with where it leads by now, and whether shoppers may see that. */
export const redirects = sql`
  select redirect.query,
    case when category.id is not null then 'category' when collection.id is not null then 'collection'
      when shop.id is not null then 'shop' when product.id is not null then 'product' else 'path' end as kind,
    coalesce('/categories/' || category.slug, '/collections/' || collection.slug, '/shops/' || shop.shop_slug,
      '/products/' || product.slug, redirect.path) || redirect.params as path,
    coalesce(category.name, collection.name, shop.shop_name::text, product.name, redirect.path) as label,
    coalesce(collection.is_visible, shop.status = 'APPROVED',
      product.status = 'PUBLISHED' and maker.status = 'APPROVED', true) as "isShown"
  from search_redirects redirect
  left join categories category on category.id = redirect.category_id
  left join collections collection on collection.id = redirect.collection_id
  left join sellers shop on shop.id = redirect.seller_id
  left join products product on product.id = redirect.product_id
  left join sellers maker on maker.id = product.seller_id`;

export async function findRedirect(db: Db, query: string): Promise<SearchRedirectView | undefined> {
  const { rows } = await sql<SearchRedirectView>`
    select * from (${redirects}) redirect where redirect.query = ${query}
  `.execute(db);
  return rows[0];
}

/** The thing at an address, that of today or an older one. */
export async function findTargetId(db: Db, kind: TargetKind, slug: string): Promise<string | undefined> {
  const found = {
    category: sql`
      select id from categories where slug = ${slug}
      union all select category_id from category_slug_redirects where old_slug = ${slug}`,
    collection: sql`select id from collections where slug = ${slug}`,
    shop: sql`
      select id from sellers where shop_slug = ${slug}
      union all select seller_id from seller_slug_redirects where old_slug = ${slug}`,
    product: sql`
      select id from products where slug = ${slug}
      union all select product_id from product_slug_redirects where old_slug = ${slug}`,
  } satisfies Record<TargetKind, unknown>;
  const { rows } = await sql<{ id: string }>`select id from (${found[kind]}) found limit 1`.execute(db);
  return rows[0]?.id;
}

/** In place of the one that the query had. */
export async function setRedirect(
  tx: Tx,
  query: string,
  target: RedirectTarget & { id: string | null },
  now: Date,
): Promise<void> {
  const idOf = (kind: TargetKind) => (target.kind === kind ? target.id : null);
  const [path, params] = target.kind === "path" ? [target.path, ""] : [null, target.params];
  await sql`
    insert into search_redirects (query, category_id, collection_id, seller_id, product_id, path, params, created_at)
    values (${query}, ${idOf("category")}::uuid, ${idOf("collection")}::uuid, ${idOf("shop")}::uuid,
      ${idOf("product")}::uuid, ${path}, ${params}, ${now})
    on conflict (query) do update set category_id = excluded.category_id, collection_id = excluded.collection_id,
      seller_id = excluded.seller_id, product_id = excluded.product_id, path = excluded.path, params = excluded.params,
      created_at = excluded.created_at
  `.execute(tx);
}

export async function deleteRedirect(tx: Tx, query: string): Promise<boolean> {
  const { rows } = await sql`delete from search_redirects where query = ${query} returning query`.execute(tx);
  return rows.length > 0;
}

/** What led to a category that was merged leads to the other one. */
export async function moveCategoryRedirects(tx: Tx, fromCategoryId: string, toCategoryId: string): Promise<void> {
  await sql`
    update search_redirects set category_id = ${toCategoryId} where category_id = ${fromCategoryId}
  `.execute(tx);
}
