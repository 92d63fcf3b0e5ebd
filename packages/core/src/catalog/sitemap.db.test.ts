import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { getSitemap, listSitemapProducts } from "./index";

const database = useDatabase();

it("cuts what search engines may know into parts that miss nothing and repeat nothing", async () => {
  const ctx = testContext(database.db);
  const seller = await aSeller(database.db);
  const hidden = await aProduct(database.db, seller);
  for (const status of ["DRAFT", "ARCHIVED"]) await aProduct(database.db, seller, { status });
  await sql`update products set seo_is_hidden = true where id = ${hidden.id}`.execute(database.db);
  // What triggers would write of these rows is no matter here, and takes a minute.
  await sql`alter table products disable trigger user`.execute(database.db);
  await sql`alter table product_listings disable trigger user`.execute(database.db);
  // In pieces: a statement has its time.
  for (let begun = 0; begun < 200_000; begun += 20_000)
    await sql`
      with made as (
        insert into products (id, seller_id, handle, slug, name, status, published_at)
        select gen_random_uuid(), ${seller.id}::uuid, 'p-' || n, 'p-' || n, 'Product ' || n, 'PUBLISHED', now()
        from generate_series(${begun + 1}::integer, ${begun + 20_000}::integer) as n
        returning id, seller_id, published_at
      )
      insert into product_listings (product_id, seller_id, is_visible, is_purchasable, category_ids, currency, price_amount,
        price_max_amount, rating_rank, sold_count, published_at, tags, card, name_text, document, updated_at)
      select id, seller_id, true, true, '{}', 'USD', 100, 100, 0, 0, published_at, '{}', '{}', '', '', now() from made
    `.execute(database.db);
  const { parts, shops } = await getSitemap(ctx);
  expect(parts).toHaveLength(10);
  expect(shops).toEqual([{ shopSlug: seller.shopSlug }]);
  const seen = new Set<string>();
  let most = 0;
  let told = 0;
  for (const [at, from] of parts.entries()) {
    let after: string | undefined;
    for (;;) {
      const page = await listSitemapProducts(ctx, { from, after, before: parts[at + 1] });
      most = Math.max(most, page.length);
      told += page.length;
      for (const { slug } of page) seen.add(slug);
      after = page.at(-1)?.id;
      if (after === undefined) break;
    }
  }
  expect(told).toBe(200_000);
  expect(seen.size).toBe(200_000);
  expect(seen.has(hidden.slug)).toBe(false);
  expect(most).toBe(2500);
}, 120_000);
