import { randomUUID } from "node:crypto";
import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { DEEPEST, searchThrough } from "./engine-index";
import { type EngineQuery, type SearchEngine, SearchEngineDown } from "./search-engine";
import { toProductQuery } from "./search-products";

const database = useDatabase();
const MANY = 190;
/** In the order in which the engine has them. */
let productIds: string[] = [];
let matchedWords: string[] = [];
/** What the engine finds before all of them where single variants matter, and the database has lost. */
let others: string[] = [];
const nothing = {
  categories: {},
  sellers: {},
  prices: {},
  priceRange: null,
  stars: {},
  inStock: 0,
  all: 0,
  options: {},
  attributes: {},
};

/** Knows products only by a list, and what words it took for those of the query. */
const engine = {
  label: "A list",
  indexName: "list",
  find: async ({ offset, limit }: EngineQuery) => {
    if (offset + limit > DEEPEST) throw new Error("No engine is asked for that.");
    return { ...nothing, productIds: productIds.slice(offset, offset + limit), total: productIds.length, matchedWords };
  },
  findIds: async ({ limit }) => ({ productIds: [...others, ...productIds].slice(0, limit), matchedWords }),
  complete: () => Promise.reject(new SearchEngineDown("not asked here")),
} as Partial<SearchEngine> as SearchEngine;

interface More {
  limit?: number;
  sort?: "relevance" | "newest";
  cursor?: string;
  option?: string[];
  priceMax?: number;
}

async function search(text: string, more: More = {}) {
  const ctx = testContext(database.db);
  const query = toProductQuery(ctx, { q: text, limit: 24, inStock: true, ...more }, undefined, []);
  return searchThrough(engine).search(ctx.db, query);
}
const names = async (text: string) => (await search(text)).items.map((card) => card.name);

/** All pages of so many, one after the other. */
async function leafThrough(text: string, limit: number, sort: "relevance" | "newest" = "relevance") {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await search(text, { limit, sort, ...(cursor ? { cursor } : {}) });
    pages.push(page.items.map((card) => card.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor && pages.length < MANY);
  return pages.flat();
}

beforeAll(async () => {
  await sql`insert into search_indexes (name, role, is_complete, settings_hash, identity, created_at)
    values ('list', 'live', true, '1.none', 'made once', now())`.execute(database.db);
  const seller = await aSeller(database.db, {});
  const made = (name: string, tags: string[] = []) => aProduct(database.db, seller, { name, tags });
  productIds = [];
  for (const name of [
    "Bag for a camera with straps, pockets and a rain cover",
    "Stand for a lamp",
    "Camera bag",
    "Lamp with a stand, a shade and three bulbs of brass",
  ])
    productIds.push((await made(name)).id);
  while (productIds.length < MANY) {
    const nth = productIds.length;
    productIds.push((await made(nth % 3 === 0 ? `Camera ${nth}` : `Thing ${nth}`, ["camera"])).id);
  }
  const strap = await aProduct(database.db, seller, {
    name: "Strap of a camera",
    options: ["Color", "Size"],
    variants: [
      { values: ["Blue", "XL"], priceAmount: 600 },
      { values: ["Red", "S"], priceAmount: 600 },
    ],
  });
  productIds.push(strap.id);
  // Nothing waits to be copied: an index that is behind is not asked.
  await sql`delete from search_changes`.execute(database.db);
}, 120_000);

describe("what an engine outside has found", () => {
  it("is put in order by what the listings say, the shorter name first", async () => {
    matchedWords = ["camera", "bag"];
    expect((await names("camera bag")).slice(0, 2)).toEqual([
      "Camera bag",
      "Bag for a camera with straps, pockets and a rain cover",
    ]);
    matchedWords = ["lamp", "stand"];
    expect((await names("lamp stand"))[0]).toBe("Stand for a lamp");
  });

  it("is put in order by the words that the engine took for mistyped ones, and the query is said in them", async () => {
    matchedWords = ["Camera", "bag"];
    const found = await search("camrea bag");
    expect(found.items[0]?.name).toBe("Camera bag");
    expect(found.didYouMean).toBe("camera bag");
    expect((await search("cameras bag")).didYouMean).toBeNull();
  });

  it("stays as the engine has it where nothing tells one from the other, and in other orders", async () => {
    matchedWords = [];
    expect(await leafThrough("unheard", 50)).toEqual(productIds);
    expect(await leafThrough("camera bag", 50, "newest")).toEqual(productIds);
  });

  it("comes page by page as it does at once, also past what is put in order", async () => {
    matchedWords = ["camera"];
    const whole = await leafThrough("camera", 100);
    expect(whole).not.toEqual(productIds);
    expect(whole.toSorted()).toEqual(productIds.toSorted());
    expect(whole.slice(150)).toEqual(productIds.slice(150));
    for (const limit of [7, 24]) expect(await leafThrough("camera", limit), String(limit)).toEqual(whole);
  });

  it("leads back page by page without an end", async () => {
    const forth: string[][] = [];
    let page = await search("camera", { limit: 7 });
    const ids = () => page.items.map((card) => card.id);
    for (; page.nextCursor; page = await search("camera", { limit: 7, cursor: page.nextCursor })) forth.push(ids());
    expect(forth.length).toBeGreaterThan(20);
    while (page.previousCursor) {
      page = await search("camera", { limit: 7, cursor: page.previousCursor });
      expect(ids()).toEqual(forth.pop());
    }
    expect(forth).toEqual([]);
  });

  it("PN-21 is looked up in the variants by a choice of options or prices, however much the engine finds", async () => {
    const choices: More[] = [{ option: ["color:blue", "size:xl"] }, { option: ["color:blue"] }, { priceMax: 700 }];
    for (const count of [0, 1_800, 3_000]) {
      others = Array.from({ length: count }, () => randomUUID());
      for (const choice of choices) {
        const { items, total, facets } = await search("camera", choice);
        expect([items.map((card) => card.name), total], `${count}`).toEqual([["Strap of a camera"], 1]);
        const colours = facets.options.find(({ name }) => name === "Color")?.values;
        expect(
          colours?.map(({ key }) => key),
          `${count} ${JSON.stringify(choice)}`,
        ).toContain("color:blue");
      }
    }
    others = [];
  });

  it("is asked of the database beyond what an engine pages through", async () => {
    matchedWords = [];
    const cursor = Buffer.from(JSON.stringify(["newest", DEEPEST - 10])).toString("base64url");
    const deep = await search("camera", { sort: "newest", cursor });
    expect(deep).toMatchObject({ items: [], nextCursor: null });
    expect(deep.total).toBeGreaterThan(MANY - 10);
  });
});
