import { searchProductsInput, searchProductsView } from "@emporia/contracts/catalog";
import { aCategory, aProduct, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { searchProducts, suggest } from "./index";

describe("searching", () => {
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

  it("finds words in names before words in tags, and only what can be bought unless asked", async () => {
    const found = await names({ q: "lamp" });
    expect(found.slice(0, 2).sort()).toEqual(["Bluetooth speaker lamp", "Brass desk lamp"]);
    expect(found.slice(2)).toEqual(["Running socks"]);
    expect(await names({ q: "lamp", inStock: false })).toContain("Wall lamp");
  });

  it.each([
    ["brass la", ["Brass desk lamp"]],
    ["lamps brass", ["Brass desk lamp"]],
    ["creme blanket", ["Crème wool blanket"]],
    ['"desk lamp"', ["Brass desk lamp"]],
    ['"brass lamp"', []],
    ["lamp -brass -socks", ["Bluetooth speaker lamp"]],
    ["run", ["Running socks"]],
    ["x box", ["Xbox stand"]],
  ])("reads %s as people mean it", async (q, expected) => {
    expect(await names({ q })).toEqual(expected);
  });

  it.each([
    ["blueeooth speaker", "bluetooth speaker", "Bluetooth speaker lamp"],
    ["braas lamp", "brass lamp", "Brass desk lamp"],
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

  it("finds what has some of the words when nothing has all of them", async () => {
    expect(await names({ q: "ceramic blanket" })).toEqual(["Crème wool blanket"]);
    expect(await names({ q: "ceramic blanket -wool" })).toEqual([]);
  });

  it("counts each facet as if its own filter were not there", async () => {
    const all = await search({ inStock: false });
    expect(all.total).toBe(6);
    const filtered = await search({ inStock: false, category: lamps.slug, seller: seller.shopSlug, priceMax: 5000 });
    expect(searchProductsView.parse(filtered)).toEqual(filtered);
    expect(filtered.total).toBe(2);
    expect(filtered.facets.prices.map((bucket) => bucket.count)).toEqual([1, 1, 1, 0]);
    expect(filtered.facets.sellers).toMatchObject([{ shopName: "Copper & Co", count: 2 }]);
    expect(filtered.facets.categories).toMatchObject([
      { name: "Home", count: 2 },
      { name: "Lamps", count: 2 },
    ]);
  });

  it("filters by descendants, one end of a price, tag and rating, and sorts", async () => {
    expect((await names({ category: home.id, sort: "price_asc" })).at(-1)).toBe("Crème wool blanket");
    expect(await names({ priceMin: 10000 })).toEqual(["Crème wool blanket"]);
    expect(await names({ tag: "Warm" })).toEqual(["Crème wool blanket"]);
    expect(await names({ ratingMin: 4 })).toEqual([]);
    await expect(search({ category: "no-such" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(search({ cursor: "nonsense" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("pages through what it found without missing or repeating any", async () => {
    const first = await search({ q: "lamp", inStock: false, limit: 3 });
    const second = await search({ q: "lamp", inStock: false, limit: 3, cursor: first.nextCursor });
    const seen = [...first.items, ...second.items].map((card) => card.id);
    expect(new Set(seen).size).toBe(4);
    expect(second).toMatchObject({ nextCursor: null, total: 4 });
  });

  it("asks the database four times at most", async () => {
    for (const input of [{}, { q: "lamp" }, { q: "braas" }, { q: "lamp", category: lamps.slug }, { tag: "warm" }]) {
      database.takeStatements();
      await search(input);
      expect(database.takeStatements().length, JSON.stringify(input)).toBeLessThanOrEqual(4);
    }
  });

  it("never shows what is not published by an approved shop", async () => {
    for (const status of ["DRAFT", "PUBLISHED", "ARCHIVED"])
      for (const shopStatus of ["PENDING", "APPROVED", "REJECTED", "SUSPENDED", "BANNED"]) {
        const shop = await aSeller(database.db, { status: shopStatus });
        await aProduct(database.db, shop, { name: `Zeppelin ${status} ${shopStatus}`, status });
      }
    expect(await names({ q: "zeppelin", inStock: false })).toEqual(["Zeppelin PUBLISHED APPROVED"]);
    const suggested = await suggest(testContext(database.db), { q: "zepp" });
    expect(suggested.products.map((product) => product.name)).toEqual(["Zeppelin PUBLISHED APPROVED"]);
  });

  it("suggests products, categories and shops while one types, typos included", async () => {
    const of = (q: string) => suggest(testContext(database.db), { q });
    expect(await of("bra")).toMatchObject({
      products: [{ name: "Brass desk lamp", price: { amount: 9900 } }],
    });
    expect((await of("copp")).shops).toEqual([{ shopSlug: seller.shopSlug, shopName: "Copper & Co" }]);
    expect((await of("blank")).categories).toMatchObject([{ name: "Blankets" }]);
    expect((await of("blutooth")).products[0]?.name).toBe("Bluetooth speaker lamp");
    expect(await of("%_\\")).toEqual({ products: [], categories: [], shops: [] });
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
