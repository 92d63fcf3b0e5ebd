import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Db, openDatabase } from "./database";
import { migrate } from "./migrate";
import { migrations } from "./migrations/index";
import { cloneTemplate } from "./testing";

/** One of the middle, with others after it, that can be undone in a line. */
const MISSING = "20261130T1410-ended-rates";
let db: Db;
let close: () => Promise<void>;
let drop: () => Promise<void>;

beforeAll(async () => {
  const clone = await cloneTemplate(inject("databaseServer"));
  drop = clone.drop;
  ({ db, close } = openDatabase({ url: clone.url }));
});

afterAll(async () => {
  await close();
  await drop();
});

describe("migrations", () => {
  const hasColumn = async () => {
    const { rows } = await sql`
      select from information_schema.columns where table_name = 'exchange_rates' and column_name = 'ended_at'
    `.execute(db);
    return rows.length > 0;
  };

  it("do nothing where all of them are done", async () => {
    expect(await migrate(db)).toEqual([]);
  });

  it("catch up on one that is missing in the middle, once, also from two processes at the same moment", async () => {
    const names = Object.keys(migrations).sort();
    expect(names.indexOf(MISSING)).toBeGreaterThan(0);
    expect(names.indexOf(MISSING)).toBeLessThan(names.length - 1);
    await sql`alter table exchange_rates drop column ended_at cascade`.execute(db);
    await sql`delete from kysely_migration where name = ${MISSING}`.execute(db);
    expect(await hasColumn()).toBe(false);
    const done = await Promise.all([migrate(db), migrate(db)]);
    expect(done.flat()).toEqual([MISSING]);
    expect(await hasColumn()).toBe(true);
    expect(await migrate(db)).toEqual([]);
  });
});
