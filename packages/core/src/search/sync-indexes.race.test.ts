import { aProduct, aSeller, system, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { SearchEngine } from "./search-engine";
import { syncIndexes } from "./sync-indexes";

const database = useDatabase();
const holder = "00000000-0000-7000-8000-000000000001";
const copied = new Map<string, number>();
/** Keeps the version of each product that it was given. */
const engine = {
  label: "A list",
  indexName: "list",
  settingsHash: () => "1.none",
  identity: async () => "made once",
  put: async (_index: string, documents: readonly { id: string; version: number }[]) => {
    for (const { id, version } of documents) copied.set(id, version);
  },
  remove: async (_index: string, productIds: readonly string[]) => {
    for (const id of productIds) copied.delete(id);
  },
} as Partial<SearchEngine> as SearchEngine;
const sync = () => syncIndexes(testContext(database.db, { actor: system, engine }), { holder, isThorough: false });
const waiting = async () => {
  const { rows } = await sql<{ id: string }>`
    select product_id as id from search_changes order by product_id
  `.execute(database.db);
  return rows.map((row) => row.id);
};
let seller: { id: string };
let ids: string[] = [];

beforeAll(async () => {
  await sql`insert into search_indexes (name, role, is_complete, settings_hash, identity, created_at)
    values ('list', 'live', true, '1.none', 'made once', now())`.execute(database.db);
  seller = await aSeller(database.db, {});
  ids = [];
  for (let nth = 0; nth < 40; nth++) ids.push((await aProduct(database.db, seller, { name: `Cleat ${nth}` })).id);
});

describe("copying while listings are written", () => {
  it("waits for nobody who is writing, and copies what they wrote afterwards", async () => {
    expect(await waiting()).toEqual(ids.toSorted());
    const [first, last] = [ids[0] as string, ids.at(-1) as string];
    await database.db.transaction().execute(async (tx) => {
      await sql`select refresh_product_listings(${[last]}::uuid[])`.execute(tx);
      // Would wait until this transaction ends, which waits for it: the other one is written only after it.
      expect(await sync()).toBe(ids.length);
      await sql`select refresh_product_listings(${[first]}::uuid[])`.execute(tx);
    });
    expect(await waiting()).toEqual([first, last].toSorted());
    await sync();
    expect(await waiting()).toEqual([]);
    const { rows } = await sql<{ id: string; version: string }>`
      select product_id as id, version from product_listings
    `.execute(database.db);
    expect(Object.fromEntries(copied)).toEqual(Object.fromEntries(rows.map((row) => [row.id, row.version])));
  });

  it("never deadlocks with a shop that is closed and opened, in either order of its products", async () => {
    const backwards = ids.toReversed();
    for (let round = 0; round < 15; round++) {
      const writing = database.db.transaction().execute(async (tx) => {
        for (const id of round % 2 === 0 ? ids : backwards)
          await sql`select refresh_product_listings(${[id]}::uuid[])`.execute(tx);
      });
      const copying = (async () => {
        for (let time = 0; time < 5; time++) await sync();
      })();
      await Promise.all([writing, copying]);
    }
    await sync();
    expect(await waiting()).toEqual([]);
  });
});
