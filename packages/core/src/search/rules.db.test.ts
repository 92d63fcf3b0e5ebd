import { searchProductsInput } from "@emporia/contracts/catalog";
import { aCategory, actor, aProduct, aSeller, aUser, FakeClock, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { mergeCategory } from "../catalog/index";
import {
  addPin,
  addStopWord,
  checkIndexes,
  getRules,
  getSearchReport,
  getSearchState,
  removePin,
  removeRedirect,
  removeStopWord,
  removeSynonyms,
  requestRebuild,
  saveRedirect,
  saveSynonyms,
  searchProducts,
  suggest,
  trimAsked,
  writeAsked,
} from "./index";

const database = useDatabase();
let product: { id: string; slug: string };
let staffId: string;
const world = (clock?: FakeClock) =>
  testContext(database.db, { actor: actor({ id: staffId, staffRole: "catalog" }), ...(clock ? { clock } : {}) });
const search = (q: string, more: object = {}) => searchProducts(world(), searchProductsInput.parse({ q, ...more }));

beforeAll(async () => {
  staffId = (await aUser(database.db, {})).id;
  product = await aProduct(database.db, await aSeller(database.db, {}), { name: "Brass lamp" });
});

describe("what staff keep for searching", () => {
  it("is kept, shown, removed and written down", async () => {
    const ctx = world();
    await saveSynonyms(ctx, { words: ["Sofa", "davenport", "sofa"] });
    await addStopWord(ctx, { word: "Genuine" });
    await addStopWord(ctx, { word: "genuine" });
    await addPin(ctx, { query: "Lamp", product: product.slug });
    const rules = await getRules(ctx);
    expect(rules).toMatchObject({
      synonyms: [{ words: ["sofa", "davenport"] }],
      stopWords: ["genuine"],
      pins: [{ query: "lamp", products: [{ name: "Brass lamp" }] }],
    });
    const id = rules.synonyms[0]?.id ?? "";
    await saveSynonyms(ctx, { id, words: ["sofa", "couch"] });
    await removeSynonyms(ctx, { id });
    await removeSynonyms(ctx, { id });
    await removeStopWord(ctx, { word: "genuine" });
    await removePin(ctx, { query: "lamp", productId: product.id });
    expect(await getRules(ctx)).toEqual({ synonyms: [], stopWords: [], pins: [], redirects: [] });
    const { rows } = await sql<{ action: string }>`
      select action from audit_log where action like 'search.%' and actor ->> 'id' = ${staffId} order by occurred_at, id
    `.execute(database.db);
    expect(rows.map((row) => row.action)).toEqual([
      "search.synonyms.save",
      "search.stopWord.add",
      "search.pin.add",
      "search.synonyms.save",
      "search.synonyms.remove",
      "search.stopWord.remove",
      "search.pin.remove",
    ]);
  });

  it("refuses what means nothing, by the name of the field", async () => {
    const ctx = world();
    const refused = (field: string) => ({ details: { fieldErrors: { [field]: expect.anything() } } });
    await expect(saveSynonyms(ctx, { words: ["sofa", "SOFA"] })).rejects.toMatchObject(refused("words"));
    await expect(addPin(ctx, { query: "lamp", product: "no-such" })).rejects.toMatchObject(refused("product"));
    await expect(addPin(ctx, { query: "!!", product: product.slug })).rejects.toMatchObject(refused("query"));
    await expect(requestRebuild(ctx)).rejects.toMatchObject(refused("index"));
    await expect(saveSynonyms(ctx, { id: product.id, words: ["a1", "b1"] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a search that leads to a page", () => {
  const readers: ReturnType<typeof world>[] = [];
  // Rules are read again after five seconds: by who has not read them yet, at once.
  const afresh = () => {
    const ctx = { ...world(), db: database.db.withoutPlugins() };
    readers.push(ctx);
    return ctx;
  };
  // What they asked would be written down some seconds later, in the middle of another test.
  afterEach(async () => {
    for (const ctx of readers.splice(0)) await writeAsked(ctx);
    await sql`delete from search_queries`.execute(database.db);
  });
  const leadsNow = async (q: string, more: object = {}) =>
    (await searchProducts(afresh(), searchProductsInput.parse({ q, ...more }))).redirect;

  it("P-64 leads who searches for just these words, however they are written, and nobody else", async () => {
    const { db } = database;
    const lamps = await aCategory(db, { name: "Lamps" });
    await saveRedirect(world(), { query: "  Desk LÁMPS ", to: `/categories/${lamps.slug}?sort=newest` });
    const redirect = { path: `/categories/${lamps.slug}?sort=newest`, label: "Lamps" };
    expect(await leadsNow("desk lámps")).toEqual(redirect);
    expect(await leadsNow(" DESK, lámps! ")).toEqual(redirect);
    for (const q of ["desk", "desk lámps brass", "lámps desk", "-desk lámps"])
      expect(await leadsNow(q), q).toBeUndefined();
    for (const more of [{ priceMin: 1 }, { category: lamps.slug }, { tag: "new" }, { sort: "newest" }])
      expect(await leadsNow("desk lámps", more), JSON.stringify(more)).toBeUndefined();
    expect(await suggest(afresh(), { q: "Desk lámps" })).toMatchObject({ redirect });
    expect((await suggest(afresh(), { q: "Desk lám" })).redirect).toBeNull();
  });

  it("follows a thing to its new address, and lets go while shoppers may not see it", async () => {
    const { db } = database;
    const shop = await aSeller(db, { shopName: "Wick & Co" });
    const { slug } = await aProduct(db, shop, { name: "Wick" });
    const gifts = await aCategory(db, { name: "Gifts" });
    const presents = await aCategory(db, { name: "Presents" });
    const ctx = world();
    await saveRedirect(ctx, { query: "wick", to: `/products/${slug}` });
    await saveRedirect(ctx, { query: "wick maker", to: `http://storefront.test/shops/${shop.shopSlug}/` });
    await saveRedirect(ctx, { query: "gift ideas", to: `/categories/${gifts.slug}` });
    await saveRedirect(ctx, { query: "track my order", to: "/collections" });
    await saveRedirect(ctx, { query: "track my order", to: "/orders/find" });
    expect(await leadsNow("wick maker")).toEqual({ path: `/shops/${shop.shopSlug}`, label: "Wick & Co" });
    expect(await leadsNow("track my order")).toEqual({ path: "/orders/find", label: "/orders/find" });
    await sql`update products set slug = 'wick-of-cotton' where slug = ${slug}`.execute(db);
    expect((await leadsNow("wick"))?.path).toBe("/products/wick-of-cotton");
    await mergeCategory(ctx, { categoryId: gifts.id, intoCategoryId: presents.id });
    expect(await leadsNow("gift ideas")).toEqual({ path: `/categories/${presents.slug}`, label: "Presents" });
    await sql`update sellers set status = 'SUSPENDED' where id = ${shop.id}`.execute(db);
    expect(await leadsNow("wick")).toBeUndefined();
    expect(await leadsNow("wick maker")).toBeUndefined();
    expect((await getRules(ctx)).redirects.map(({ query, isShown }) => [query, isShown])).toEqual([
      ["desk lámps", true],
      ["gift ideas", true],
      ["track my order", true],
      ["wick", false],
      ["wick maker", false],
    ]);
    for (const query of ["desk lámps", "gift ideas", "wick", "wick maker", "wick"])
      await removeRedirect(ctx, { query });
    expect((await getRules(ctx)).redirects).toHaveLength(1);
    await sql`select refresh_product_listings(array(select id from products))`.execute(db);
  });

  it("refuses what is not a page of this storefront, by the name of the field", async () => {
    const refused = { details: { fieldErrors: { to: expect.anything() } } };
    for (const to of [
      "https://elsewhere.example/",
      "/search?q=lamp",
      "/categories/no-such",
      "/products/no-such",
      "lamp",
    ])
      await expect(saveRedirect(world(), { query: "lamp", to }), to).rejects.toMatchObject(refused);
    await expect(saveRedirect(world(), { query: "!!", to: "/" })).rejects.toMatchObject({
      details: { fieldErrors: { query: expect.anything() } },
    });
    expect(await leadsNow("lamp")).toBeUndefined();
  });

  it("is counted as led, and does not stand among what found nothing", async () => {
    const ctx = afresh();
    for (const q of ["track my order", "Track my order!", "zeppelins"])
      await searchProducts(ctx, searchProductsInput.parse({ q }));
    await writeAsked(ctx);
    const { top, nothingFound } = await getSearchReport(ctx);
    expect(nothingFound.map((row) => row.query)).toEqual(["zeppelins"]);
    expect(top).toContainEqual({ query: "track my order", asked: 2, redirected: 2, found: 0 });
    await removeRedirect(world(), { query: "track my order" });
  });
});

describe("what people look for", () => {
  it("is counted a little later, without what looks personal, and only as it was asked first", async () => {
    for (let time = 0; time < 3; time++) await search("Brass  LAMP");
    await search("brass lamp", { priceMin: 1 });
    await search("zeppelin");
    for (const personal of ["ada@example.com", "call +1 415 555 0100", "x"]) await search(personal);
    database.takeStatements();
    await search("brass lamp");
    expect(database.takeStatements().filter((statement) => statement.includes("search_queries"))).toEqual([]);
    await writeAsked(world());
    const report = await getSearchReport(world());
    expect(report.top).toEqual([
      { query: "brass lamp", asked: 4, redirected: 0, found: 1 },
      { query: "zeppelin", asked: 1, redirected: 0, found: 0 },
    ]);
    expect(report.nothingFound).toEqual([{ query: "zeppelin", asked: 1, redirected: 0, found: 0 }]);
  });

  it("is suggested to others once several asked and found it", async () => {
    expect((await suggest(world(), { q: "bras" })).queries).toEqual(["brass lamp"]);
    expect((await suggest(world(), { q: "zepp" })).queries).toEqual([]);
    expect((await suggest(world(), { q: "%" })).queries).toEqual([]);
  });

  it("is suggested only in words that products use", async () => {
    await sql`update products set name = 'Brass lamp' where id = ${product.id}`.execute(database.db);
    for (let time = 0; time < 5; time++) for (const text of ["lamps 2", "lamp visit rival example"]) await search(text);
    await writeAsked(world());
    await sql`update search_queries set found = 1`.execute(database.db);
    expect((await suggest(world(), { q: "lam" })).queries).toEqual(["lamps 2"]);
    await sql`delete from search_queries where query like 'lam%' or query like 'zepp%'`.execute(database.db);
  });

  it("is forgotten in time, what was asked but once sooner", async () => {
    const clock = new FakeClock();
    clock.advance(20 * 86_400_000);
    await trimAsked(world(clock));
    expect((await getSearchReport(world())).top.map((row) => row.query)).toEqual(["brass lamp"]);
    clock.advance(80 * 86_400_000);
    await trimAsked(world(clock));
    expect((await getSearchReport(world())).top).toEqual([]);
  });
});

it("a listing that says something else than the tables is found and put right", async () => {
  await checkIndexes(world());
  await sql`update products set name = 'Bronze lamp' where id = ${product.id}`.execute(database.db);
  await sql`delete from product_listings where product_id = ${product.id}`.execute(database.db);
  await checkIndexes(world());
  await checkIndexes(world());
  const { checks, engine } = await getSearchState(world());
  expect(engine).toBeNull();
  expect(checks.map((check) => check.listingsDiffering).sort()).toEqual([0, 0, 1]);
  expect((await search("bronze")).total).toBe(1);
});
