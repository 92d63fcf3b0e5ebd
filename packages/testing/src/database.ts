import { type Db, openDatabase } from "@emporia/db";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";

const TEMPLATE = "emporia_template";
let made = 0;

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
  const server = inject("databaseServer");
  const name = `test_${process.pid}_${++made}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  // PostgreSQL clones a template one at a time.
  await admin.query("select pg_advisory_lock(4711)");
  await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  await admin.query("select pg_advisory_unlock(4711)");
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  let statements: string[] = [];
  const { db, pool, close } = openDatabase({
    url: url.href,
    poolSize: options.poolSize ?? 10,
    onStatement: (sql) => {
      statements.push(sql);
    },
  });
  return {
    db,
    pool,
    url: url.href,
    takeStatements() {
      const taken = statements;
      statements = [];
      return taken;
    },
    async drop() {
      await close();
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
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
