import { type Db, openDatabase } from "@emporia/db";
import { cloneTemplate } from "@emporia/db/testing";
import type pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";

export interface TestDatabase {
  db: Db;
  pool: pg.Pool;
  url: string;
  /** SQL statements sent since the last call. */
  takeStatements(): string[];
}

/** Creates a database of one's own, cloned from the migrated template. */
export async function createTestDatabase(
  options: { poolSize?: number } = {},
): Promise<TestDatabase & { drop(): Promise<void> }> {
  const clone = await cloneTemplate(inject("databaseServer"));
  let statements: string[] = [];
  const { db, pool, close } = openDatabase({
    url: clone.url,
    poolSize: options.poolSize ?? 10,
    onStatement: (sql) => {
      statements.push(sql);
    },
  });
  return {
    db,
    pool,
    url: clone.url,
    takeStatements() {
      const taken = statements;
      statements = [];
      return taken;
    },
    async drop() {
      await close();
      await clone.drop();
    },
  };
}

/** A database for this test file; call it at the top of a `describe` or of the file. */
export function useDatabase(options: { poolSize?: number } = {}): TestDatabase {
  let current: (TestDatabase & { drop(): Promise<void> }) | undefined;
  beforeAll(async () => {
    current = await createTestDatabase(options);
  });
  afterAll(async () => {
    await current?.drop();
  });
  const the = (): TestDatabase => {
    if (!current) throw new Error("The database is there from beforeAll on.");
    return current;
  };
  return {
    get db() {
      return the().db;
    },
    get pool() {
      return the().pool;
    },
    get url() {
      return the().url;
    },
    takeStatements: () => the().takeStatements(),
  };
}

/** How many statements were sent since the last look, without those that open, limit and close a transaction. */
export function countStatements(database: Pick<TestDatabase, "takeStatements">): number {
  return database.takeStatements().filter((statement) => !/^(begin|commit|set local )/.test(statement)).length;
}
