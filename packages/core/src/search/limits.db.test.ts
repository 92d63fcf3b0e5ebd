import { searchProductsInput } from "@emporia/contracts/catalog";
import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { findProducts, searchProducts, toProductQuery } from "./index";

const read = (given: object) => searchProductsInput.parse(given);

describe("browsing that takes too long", () => {
  const database = useDatabase();

  it("is stopped and says so, whatever is filtered", async () => {
    const ctx = testContext(database.db);
    await aProduct(database.db, await aSeller(database.db), { name: "Lamp", tags: ["warm"] });
    const within = {
      categoryId: undefined,
      sellerIds: [],
      priceMin: 1,
      priceMax: undefined,
      tag: "warm",
      attributes: [],
    };
    const bound = () => findProducts(ctx, { ...toProductQuery(ctx, read({}), undefined, []), within });
    expect((await bound()).total).toBe(1);
    const listings = database.db.transaction().execute(async (tx) => {
      await sql`lock table product_listings in access exclusive mode`.execute(tx);
      return Promise.allSettled([
        ...[{ tag: "warm" }, { priceMax: 5 }, { ratingMin: 4 }, { option: "size:s" }, { q: "lamp" }].map((given) =>
          searchProducts(ctx, read(given)),
        ),
        bound(),
      ]);
    });
    for (const each of await listings) expect(each).toMatchObject({ reason: { code: "UNAVAILABLE" } });
    expect((await searchProducts(ctx, read({ tag: "warm" }))).total).toBe(1);
  }, 60_000);
});

describe("products of a tag", () => {
  // One connection, so that what it counted can be had at once.
  const database = useDatabase({ poolSize: 1 });

  it("are found by the index of tags", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    await sql`alter table products disable trigger user`.execute(database.db);
    await sql`alter table product_listings disable trigger user`.execute(database.db);
    await sql`
      with made as (
        insert into products (id, seller_id, handle, slug, name, status, published_at)
        select gen_random_uuid(), ${seller.id}::uuid, 'p-' || n, 'p-' || n, 'Product ' || n, 'PUBLISHED', now()
        from generate_series(1, 20000) as n returning id, handle, seller_id, published_at
      )
      insert into product_listings (product_id, seller_id, is_visible, is_purchasable, category_ids, currency,
        price_amount, price_max_amount, rating_rank, sold_count, published_at, tags, card, name_text, document, updated_at)
      select id, seller_id, true, true, '{}', 'USD', 100, 100, 0, 0, published_at,
        case when handle like '%777' then '{rare,other}'::text[] else '{common}'::text[] end, '{}', '', '', now() from made
    `.execute(database.db);
    await sql`analyze product_listings`.execute(database.db);
    const scans = async () => {
      await sql`select pg_stat_force_next_flush()`.execute(database.db);
      const { rows } = await sql<{ scans: number }>`
        select idx_scan::integer as scans from pg_stat_user_indexes where indexrelname = 'product_listings_tags'
      `.execute(database.db);
      return rows[0]?.scans;
    };
    const before = await scans();
    expect(before).toEqual(expect.any(Number));
    expect((await searchProducts(ctx, read({ tag: "Rare" }))).total).toBe(20);
    expect(await scans()).toBe((before ?? 0) + 2);
  }, 60_000);
});
