import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { searchProductsInput, suggestInput } from "@emporia/contracts/catalog";
import {
  checkIndexes,
  endSync,
  type SearchEngine,
  SearchEngineDown,
  searchProducts,
  searchThrough,
  suggest,
  syncIndexes,
} from "@emporia/core/search";
import type { Db } from "@emporia/db";
import { aProduct, aSeller, describeSearchIndex, FakeClock, system, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { MeilisearchApiError } from "meilisearch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMeilisearch } from "./index";
import { engineFor, findServer, visit } from "./testing";

// A port of this process, so that two runs on a machine do not meet.
const server = findServer(20_000 + (process.pid % 20_000));
server?.start();
afterAll(() => server?.stop());
const NAUGHTY = path.resolve(import.meta.dirname, "../../../../../shared/data/security/blns.json");
const holder = "00000000-0000-7000-8000-000000000001";

/** Copies until nothing waits, as the worker does. */
async function settle(db: Db, engine: SearchEngine, as = holder): Promise<void> {
  const ctx = testContext(db, { actor: system, engine });
  for (let quiet = 0; quiet < 2; ) {
    const copied = await syncIndexes(ctx, { holder: as, isThorough: quiet === 0 });
    quiet = copied === 0 ? quiet + 1 : 0;
  }
}

const waiting = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from search_changes`.execute(db);
  return rows[0]?.count ?? 0;
};

describe.skipIf(!server)("Meilisearch", () => {
  if (!server) return;
  const engines = new WeakMap<Db, SearchEngine>();
  const engineOf = (db: Db) => {
    const engine = engines.get(db) ?? engineFor(server);
    engines.set(db, engine);
    return engine;
  };

  describeSearchIndex("Meilisearch", {
    index: (db) => searchThrough(engineOf(db)),
    settle: (db) => settle(db, engineOf(db)),
  });

  describe("keeping the copies", () => {
    const database = useDatabase();
    const engine = engineFor(server);
    const world = () => testContext(database.db, { actor: system, engine });
    const find = (q: string) =>
      searchProducts(world(), { q, limit: 24, inStock: true, sort: "relevance" }).then(({ items }) =>
        items.map((card) => card.name),
      );
    const held = async () => {
      const names: string[] = [];
      for await (const portion of engine.versions(engine.indexName)) names.push(...portion.map((each) => each.id));
      return names.sort();
    };
    let seller: { id: string };

    beforeAll(async () => {
      seller = await aSeller(database.db, {});
      for (let nth = 0; nth < 30; nth++) await aProduct(database.db, seller, { name: `Anchor ${nth}` });
    });

    it("fills the index beside nothing, and only then asks it", async () => {
      expect(await find("anchor")).toHaveLength(24);
      await expect(engine.find({ ...anyQuery, text: "anchor" })).rejects.toThrow(SearchEngineDown);
      await settle(database.db, engine);
      expect(await engine.find({ ...anyQuery, text: "anchor" })).toMatchObject({ total: 30 });
      expect(await visit(server).getRawIndexes({ limit: 1000 })).not.toMatchObject({
        results: expect.arrayContaining([expect.objectContaining({ uid: `${engine.indexName}_next` })]),
      });
    });

    it("copies a change of price, stock, name and status, new ones and deleted ones", async () => {
      const product = await aProduct(database.db, seller, { name: "Bollard", priceAmount: 1000 });
      await settle(database.db, engine);
      expect(await engine.find({ ...anyQuery, text: "bollard" })).toMatchObject({ total: 1, prices: { 0: 1 } });
      const changes: [string, object][] = [
        ["update prices set amount = 6000 where variant_id = $1", { total: 1, prices: { 2: 1 } }],
        ["update stock_levels set reserved = on_hand where variant_id = $1", { total: 1, inStock: 0, all: 1 }],
        ["update products set name = 'Cleat' where id = (select product_id from variants where id = $1)", { total: 0 }],
      ];
      for (const [statement, expected] of changes) {
        await database.pool.query(statement, [product.variantId]);
        await sql`select refresh_product_listings(${[product.id]}::uuid[])`.execute(database.db);
        await settle(database.db, engine);
        expect(await engine.find({ ...anyQuery, text: "bollard" }), statement).toMatchObject(expected);
      }
      await sql`delete from products where id = ${product.id}`.execute(database.db);
      await settle(database.db, engine);
      expect(await engine.find({ ...anyQuery, text: "cleat" })).toMatchObject({ total: 0 });
    });

    it("keeps what was written while it copied, and writes again what a lost turn may have spoilt", async () => {
      const product = await aProduct(database.db, seller, { name: "Davit" });
      const clock = new FakeClock();
      const slow: SearchEngine = {
        ...engine,
        // Stands still while it writes: long enough for the name to change and for another to take its turn.
        async put(index, documents) {
          await sql`update products set name = 'Davit of oak' where id = ${product.id}`.execute(database.db);
          await sql`select refresh_product_listings(${[product.id]}::uuid[])`.execute(database.db);
          clock.advance(10 * 60_000);
          const other = testContext(database.db, { actor: system, engine, clock });
          await syncIndexes(other, { holder: "00000000-0000-7000-8000-000000000002", isThorough: false });
          await engine.put(index, documents);
        },
      };
      const ctx = testContext(database.db, { actor: system, engine: slow, clock });
      await endSync(ctx, { holder });
      await syncIndexes(ctx, { holder, isThorough: false });
      expect(await waiting(database.db)).toBe(1);
      await endSync(ctx, { holder: "00000000-0000-7000-8000-000000000002" });
      await settle(database.db, engine);
      expect(await engine.find({ ...anyQuery, text: "davit oak" })).toMatchObject({ total: 1 });
      expect(await waiting(database.db)).toBe(0);
    });

    it("builds anew without a gap, goes on after being stopped at any step, and takes in what changes meanwhile", async () => {
      const steps = ["create", "put", "swap", "drop"] as const;
      for (const stopped of steps) {
        await sql`insert into search_rebuilds (id, index_name, reason, requested_by, started_at)
          values (gen_random_uuid(), ${engine.indexName}, 'test', '{}', now())`.execute(database.db);
        const before = await held();
        const dying: SearchEngine = {
          ...engine,
          // Done, but nobody hears of it any more.
          [stopped]: async (...given: never[]) => {
            await (engine[stopped] as (...of: never[]) => Promise<unknown>)(...given);
            throw new SearchEngineDown("killed");
          },
        };
        const ctx = testContext(database.db, { actor: system, engine: dying });
        await expect(
          (async () => {
            for (let round = 0; round < 10; round++) await syncIndexes(ctx, { holder, isThorough: true });
          })(),
        ).rejects.toThrow("killed");
        expect(await held(), stopped).toEqual(before);
        const product = await aProduct(database.db, seller, { name: `Ewer ${stopped}` });
        await settle(database.db, engine);
        expect(await held(), stopped).toEqual([...before, product.id].sort());
        const { rows } = await sql`select status, total from search_rebuilds where status = 'RUNNING'`.execute(
          database.db,
        );
        expect(rows, stopped).toEqual([]);
        expect(await find(`ewer ${stopped}`)).toEqual([`Ewer ${stopped}`]);
      }
    });

    it("takes over new rules at once, and is built anew for documents of another shape", async () => {
      const changed = (settingsHash: string): SearchEngine => ({ ...engine, settingsHash: () => settingsHash });
      const rebuilds = async () => {
        const { rows } = await sql<{ count: number }>`select count(*)::integer as count from search_rebuilds`.execute(
          database.db,
        );
        return rows[0]?.count ?? 0;
      };
      const before = await rebuilds();
      const shape = Number(engine.settingsHash({ synonyms: [], stopWords: [] }).split(".")[0]);
      await settle(database.db, changed(`${shape}.other`));
      expect(await rebuilds()).toBe(before);
      await settle(database.db, changed(`${shape + 1}.other`));
      expect(await rebuilds()).toBe(before + 1);
      await settle(database.db, engine);
      expect(await find("anchor 7")).toContain("Anchor 7");
    });

    it("finds what differs, puts it right and writes it down", async () => {
      const index = visit(server).index(engine.indexName);
      const [first, second, third] = await held();
      const uid = async (task: Promise<{ taskUid: number }>) => visit(server).tasks.waitForTask((await task).taskUid);
      await uid(index.deleteDocument(first ?? ""));
      await uid(index.updateDocuments([{ id: second, version: 1, name: "Fender" }]));
      await uid(index.addDocuments([{ id: "00000000-0000-7000-8000-0000000000ff", version: 1, name: "Gaff" }]));
      await sql`update products set name = 'Halyard' where id = ${third}`.execute(database.db);
      await checkIndexes(world());
      const { rows } = await sql`
        select listings_differing, copies_missing, copies_stale, copies_left_over from search_checks
      `.execute(database.db);
      expect(rows).toEqual([{ listings_differing: 1, copies_missing: 1, copies_stale: 1, copies_left_over: 1 }]);
      await settle(database.db, engine);
      await checkIndexes(world());
      const { rows: after } = await sql<{ sum: number }>`
        select listings_differing + copies_missing + copies_stale + copies_left_over as sum
        from search_checks order by checked_at desc, id desc limit 1
      `.execute(database.db);
      expect(after).toEqual([{ sum: 0 }]);
      expect(await find("halyard")).toEqual(["Halyard"]);
    });

    it("is asked hostile things without being taken for broken, and answers each itself", async () => {
      const texts = [
        "lamp & | ! <-> :* 'brass'",
        "🪔 anchor 👩‍👩‍👧‍👦",
        "\u202Eمصباح",
        "anchor\u0000brass",
        "anchor \uD83D",
        "%%\\'\"--;;",
      ];
      const naughty = existsSync(NAUGHTY) ? (JSON.parse(readFileSync(NAUGHTY, "utf8")) as string[]) : [];
      const odd = ["\uD83D", 'a" OR tags = "b', "\\", "a\u0000b", "x] OR [", "_geoRadius(1, 2, 3)", "anchor' = '"];
      let asked = 0;
      let failed: unknown;
      const noted = async <Answer>(answer: Promise<Answer>) => {
        asked++;
        return answer.catch((error: unknown) => {
          // Late it may be: the dictionary of a language is read when it is first written in.
          if (error instanceof Error && error.cause instanceof MeilisearchApiError) failed ??= error;
          throw error;
        });
      };
      const watched: SearchEngine = {
        ...engine,
        find: (query) => noted(engine.find(query)),
        findIds: (...given) => noted(engine.findIds(...given)),
        complete: (...given) => noted(engine.complete(...given)),
      };
      const ctx = world();
      const watching = { ...ctx, services: { ...ctx.services, search: searchThrough(watched) } };
      for (const q of [...texts, ...naughty.map((each) => each.slice(0, 200))]) {
        const input = searchProductsInput.safeParse({ q });
        if (!input.success) continue;
        await searchProducts(watching, input.data);
        const typed = suggestInput.safeParse({ q: q.slice(0, 50) });
        if (typed.success) await suggest(watching, typed.data);
        expect(failed, JSON.stringify(q)).toBeUndefined();
      }
      for (const text of odd)
        for (const filter of [{ tag: text }, { attribute: [`${text}:${text}`, text] }, { option: `${text}:x` }]) {
          const found = await searchProducts(watching, searchProductsInput.parse({ q: "anchor", ...filter }));
          expect([found.total, failed], JSON.stringify(filter)).toEqual([0, undefined]);
        }
      expect(asked).toBeGreaterThan(odd.length * 3);
      await expect.poll(() => find("anchor 7").then(() => engine.isUp()), { timeout: 10_000 }).toBe(true);
    }, 120_000);

    it("suggests while every name is short, and is not left alone for what it refuses", async () => {
      expect(await engine.complete("anch", 3)).toHaveLength(3);
      const index = visit(server).index(engine.indexName);
      await index.updateFilterableAttributes(["seller_id"]).waitTask();
      for (let time = 0; time < 4; time++)
        await expect(engine.find({ ...anyQuery, text: "anchor" })).rejects.toThrow("not filterable");
      expect(await engine.complete("anch", 3)).toHaveLength(3);
      await engine.applySettings(engine.indexName, { synonyms: [], stopWords: [] });
      expect((await engine.find({ ...anyQuery, text: "anchor" })).total).toBeGreaterThan(0);
    });

    it("fills the index again when the engine has lost it, and answers from PostgreSQL until then", async () => {
      await visit(server).index(engine.indexName).delete().waitTask();
      expect(await find("anchor 7")).toContain("Anchor 7");
      await settle(database.db, engine);
      expect(await engine.find({ ...anyQuery, text: "anchor" })).toMatchObject({ total: 29 });
    });

    it.skipIf(!server.isOurs)(
      "J-19 goes on without the engine, facets included, and catches up by itself",
      async () => {
        server.stop();
        const found = await searchProducts(world(), { q: "anchor", limit: 24, inStock: true });
        expect(found).toMatchObject({ total: 29, facets: { sellers: [{ count: 29 }] } });
        await aProduct(database.db, seller, { name: "Jib" });
        await expect(syncIndexes(world(), { holder, isThorough: false })).rejects.toThrow(SearchEngineDown);
        expect(await find("jib")).toEqual(["Jib"]);
        server.start();
        await settle(database.db, engine);
        expect(await engine.find({ ...anyQuery, text: "jib" })).toMatchObject({ total: 1 });
      },
      60_000,
    );
  });
});

it("gives up on an engine that is silent, and soon does not ask any more", async () => {
  let asked = 0;
  const silent = createServer(() => {
    asked++;
  });
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as { port: number };
  const engine = createMeilisearch({ url: `http://127.0.0.1:${port}`, index: "none" });
  for (let failure = 0; failure < 5; failure++)
    await expect(engine.find({ ...anyQuery, text: "lamp" })).rejects.toThrow(SearchEngineDown);
  expect(asked).toBe(3);
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});

const anyQuery = {
  categoryId: undefined,
  sellerIds: [],
  attributes: [],
  priceMin: undefined,
  priceMax: undefined,
  ratingMin: undefined,
  tag: undefined,
  onlyPurchasable: false,
  sort: "relevance",
  offset: 0,
  limit: 24,
  countedOptions: "options",
} as const;
