import { searchProductsInput } from "@emporia/contracts/catalog";
import {
  aCategory,
  aMarket,
  aProduct,
  aSeller,
  countStatements,
  describeSearchIndex,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { getProduct } from "../catalog/index";
import { learnWords, postgresSearch, searchProducts } from "./index";

describeSearchIndex("PostgreSQL", { index: () => postgresSearch, settle: async () => {} });

describe("searching by PostgreSQL alone", () => {
  const database = useDatabase();
  const search = (input: object) => searchProducts(testContext(database.db), searchProductsInput.parse(input));
  const names = async (input: object) => (await search(input)).items.map((card) => card.name);
  let seller: TestSeller;
  let lamps: { id: string; slug: string };
  let home: { id: string; slug: string };

  beforeAll(async () => {
    const { db } = database;
    seller = await aSeller(db, { shopName: "Copper & Co" });
    const other = await aSeller(db, { shopName: "Northern Wool" });
    home = await aCategory(db, { name: "Home" });
    lamps = await aCategory(db, { name: "Lamps", parentId: home.id });
    const wool = await aCategory(db, { name: "Blankets", parentId: home.id });
    await aProduct(db, seller, { name: "Brass desk lamp", priceAmount: 9900, categoryId: lamps.id, tags: ["desk"] });
    await aProduct(db, seller, { name: "Bluetooth speaker lamp", priceAmount: 4500, categoryId: lamps.id });
    await aProduct(db, seller, { name: "Wall lamp", priceAmount: 2000, categoryId: lamps.id, onHand: 0 });
    await aProduct(db, other, { name: "Crème wool blanket", priceAmount: 12000, categoryId: wool.id, tags: ["warm"] });
    await aProduct(db, other, { name: "Running socks", priceAmount: 1500, tags: ["lamp"] });
    await aProduct(db, other, { name: "Xbox stand", priceAmount: 3000 });
  });

  it.each([
    ["xbx", "xbox", "Xbox stand"],
    ["wolo blanket", "wool blanket", "Crème wool blanket"],
    ["runnin", "running", "Running socks"],
  ])("corrects %s to %s and says so", async (q, didYouMean, name) => {
    const result = await search({ q });
    expect(result).toMatchObject({ didYouMean, total: 1 });
    expect(result.items.map((card) => card.name)).toEqual([name]);
  });

  it("leaves codes and short words alone and finds nothing for nonsense", async () => {
    for (const q of ["sku-00x1", "zz", "qqqqqqq", "-lamp", "()", "!!! ' \\", "a:* | b & !c", "the", "( ͡° ͜ʖ ͡°)"])
      expect(await search({ q })).toMatchObject({ items: [], total: 0, didYouMean: null });
  });

  it("browses a category and what is below it, a price, a tag and a shop", async () => {
    expect((await search({ category: lamps.id, seller: seller.shopSlug, inStock: false })).total).toBe(3);
    expect((await names({ category: home.id, sort: "price_asc" })).at(-1)).toBe("Crème wool blanket");
    expect(await names({ priceMin: 10000 })).toEqual(["Crème wool blanket"]);
    expect(await names({ tag: "Warm" })).toEqual(["Crème wool blanket"]);
    expect(await names({ ratingMin: 4 })).toEqual([]);
    await expect(search({ category: "no-such" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(search({ cursor: "nonsense" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it.each(["best_selling", "newest", "rating", "price_asc", "price_desc"])(
    "SF-06 ends a category sorted by %s with what shops on a break sell, and pages through both there and back",
    async (sort) => {
      const { db } = database;
      const category = await aCategory(db, { name: `Kites ${sort}` });
      const shops = [await aSeller(db, {}), await aSeller(db, {})];
      for (let nth = 0; nth < 9; nth++)
        await aProduct(db, shops[nth % 2] as TestSeller, {
          ...{
            name: `Kite ${nth}`,
            categoryId: category.id,
            priceAmount: 1_000 + ((nth * 7) % 9) * 100,
            soldCount: nth % 4,
          },
          publishedAt: new Date(Date.UTC(2026, 0, 1 + ((nth * 5) % 9))),
        });
      await sql`
        update sellers set vacation_mode = 'CLOSED', vacation_now = 'CLOSED', vacation_from = '2026-01-01',
          vacation_until = '2026-12-14' where id = ${shops[1]?.id}`.execute(db);
      await sql`
        select refresh_product_listings(array(select id from products where seller_id = ${shops[1]?.id}))`.execute(db);
      const whole = await search({ category: category.id, sort, limit: 24 });
      expect(whole.items.map((card) => card.isPurchasable)).toEqual([
        true,
        true,
        true,
        true,
        true,
        false,
        false,
        false,
        false,
      ]);
      const pages: string[][] = [];
      let page = await search({ category: category.id, sort, limit: 2 });
      for (;;) {
        pages.push(page.items.map(({ name }) => name));
        if (page.nextCursor === null) break;
        page = await search({ category: category.id, sort, limit: 2, cursor: page.nextCursor });
      }
      expect(pages.flat()).toEqual(whole.items.map(({ name }) => name));
      for (const before of pages.slice(0, -1).reverse()) {
        page = await search({ category: category.id, sort, limit: 2, cursor: page.previousCursor });
        expect(page.items.map(({ name }) => name)).toEqual(before);
      }
    },
  );

  it("leads back from any page of a list without words, and to a whole first page when some have come before it", async () => {
    const shop = await aSeller(database.db, {});
    const input = { seller: shop.shopSlug, sort: "newest", limit: 2 };
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    for (let nth = 1; nth <= 44; nth++)
      await aProduct(database.db, shop, { name: `Plank ${nth}`, publishedAt: at(nth) });
    const forth: string[][] = [];
    const shown = async (more: object) => {
      const page = await search({ ...input, ...more });
      return { ...page, names: page.items.map((card) => card.name) };
    };
    let page = await shown({});
    for (; page.nextCursor; page = await shown({ cursor: page.nextCursor })) forth.push(page.names);
    expect(forth).toHaveLength(21);
    await aProduct(database.db, shop, { name: "Newest plank", publishedAt: at(60) });
    while (forth.length > 1 && page.previousCursor) {
      page = await shown({ cursor: page.previousCursor });
      expect(page.names).toEqual(forth.pop());
    }
    page = await shown({ cursor: page.previousCursor });
    expect(page.names).toEqual(["Plank 44", "Plank 43"]);
    page = await shown({ cursor: page.previousCursor });
    expect(page).toMatchObject({ names: ["Newest plank", "Plank 44"], previousCursor: null });
    expect((await shown({ cursor: page.nextCursor })).names).toEqual(["Plank 43", "Plank 42"]);
  });

  it("asks the database five times at most: by words, by codes, and by corrected words", async () => {
    for (const input of [{}, { q: "lamp" }, { q: "braas" }, { q: "lamp", category: lamps.slug }, { tag: "warm" }]) {
      database.takeStatements();
      await search(input);
      expect(countStatements(database), JSON.stringify(input)).toBeLessThanOrEqual(5);
    }
  });

  it("puts whole words before words that begin so, and short names before long ones", async () => {
    const shop = await aSeller(database.db, {});
    for (const name of ["Oakum rope", "Chair that goes with oak tables of any size", "Oak chair"])
      await aProduct(database.db, shop, { name });
    expect(await names({ q: "oak" })).toEqual([
      "Oak chair",
      "Chair that goes with oak tables of any size",
      "Oakum rope",
    ]);
  });

  it.each([
    ["lamps brass", ["Brass desk lamp"]],
    ["lamp desks", ["Brass desk lamp"]],
  ])("stems %s", async (q, expected) => {
    expect((await names({ q })).slice(0, expected.length)).toEqual(expected);
  });

  it("corrects to words that several descriptions use, once they are learnt", async () => {
    const shop = await aSeller(database.db, {});
    for (let nth = 0; nth < 3; nth++) {
      const { id } = await aProduct(database.db, shop, { name: `Quiet thing ${nth}` });
      const said = nth === 0 ? "earbuds, quokka" : "earbuds";
      await sql`update products set description = ${`<p>Comes with ${said}.</p>`} where id = ${id}`.execute(
        database.db,
      );
      await sql`select refresh_product_listings(${[id]}::uuid[])`.execute(database.db);
    }
    expect(await names({ q: "earbusd" })).toEqual([]);
    await learnWords(testContext(database.db));
    expect(await search({ q: "earbusd" })).toMatchObject({ total: 3, didYouMean: "earbuds" });
    expect(await names({ q: "quokak" })).toEqual([]);
  });

  it("corrects what no product says and leaves the other words as they are", async () => {
    const shop = await aSeller(database.db, {});
    for (const name of ["Android tablet", "Android cable", "Table"]) await aProduct(database.db, shop, { name });
    expect(await names({ q: "andeoid tablet" })).toEqual(["Android tablet"]);
  });

  it("describes each product as the tables do", async () => {
    const { rows } = await sql<{ differs: boolean }>`
      select listing.card ->> 'name' <> product.name or listing.card ->> 'slug' <> product.slug
        or listing.price_amount <> (select min(amount) from prices join variants on variants.id = prices.variant_id
          where variants.product_id = product.id) or listing.is_visible <> (product.status = 'PUBLISHED' and seller.status = 'APPROVED')
        as differs
      from product_listings listing join products product on product.id = listing.product_id
      join sellers seller on seller.id = product.seller_id
    `.execute(database.db);
    expect(rows.filter((row) => row.differs)).toEqual([]);
  });
});

describe("options in several markets", () => {
  const database = useDatabase();

  it("P-63 are counted and found by what has a price in the market, as its product page offers it", async () => {
    const { db } = database;
    const europe = await aMarket(db);
    const seller = await aSeller(db);
    const product = await aProduct(db, seller, {
      name: "Sash",
      options: ["Color"],
      prices: { EUR: 900 },
      variants: [{ values: ["Red"] }, { values: ["Blue"] }, { values: ["Green"] }],
    });
    await sql`
      delete from prices using variants where variants.id = prices.variant_id and variants.product_id = ${product.id}
        and (currency = 'USD' and option_values = '{Blue}' or currency = 'EUR' and option_values = '{Green}')
    `.execute(db);
    await sql`select refresh_product_listings(${[product.id]}::uuid[])`.execute(db);
    for (const [market, offered] of [
      [undefined, ["Green", "Red"]],
      [europe, ["Blue", "Red"]],
    ] as const) {
      const ctx = testContext(db, market ? { market } : {});
      const page = await getProduct(ctx, { ref: product.slug });
      expect(page.variants.map(({ options }) => Object.values(options)[0]).sort()).toEqual(offered);
      for (const inStock of [true, false])
        for (const q of ["sash", undefined]) {
          const found = await searchProducts(ctx, searchProductsInput.parse({ q, inStock }));
          const values = found.facets.options.flatMap((option) => option.values);
          expect(values.map(({ value }) => value).sort(), `${market?.code} ${inStock}`).toEqual(offered);
          for (const value of ["Blue", "Green", "Red"]) {
            const option = `color:${value.toLowerCase()}`;
            const chosen = await searchProducts(ctx, searchProductsInput.parse({ q, inStock, option }));
            expect([value, chosen.total]).toEqual([value, offered.some((each) => each === value) ? 1 : 0]);
          }
        }
    }
  });
});
