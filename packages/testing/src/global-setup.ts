import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { chmod } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { openDatabase } from "@emporia/db";
import { migrate } from "@emporia/db/migrate";
import { TEMPLATE } from "@emporia/db/testing";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../../scripts/embedded-postgres.mjs";

const MEMORY = "/dev/shm";
const ENOUGH_BYTES = 6 * 1024 ** 3;

/**
 * Where the databases of a run lie: in memory where Linux lends enough of it. A clone of the template is a thousand small
 * files, which takes a disk twenty times as long, and every file of tests and every simulated seed makes one.
 */
function scratchRoot(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? MEMORY : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}

/** One throw-away PostgreSQL for the whole run, with a migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = mkdtempSync(path.join(scratchRoot(), "emporia-test-"));
  await chmod(scratch, 0o755);
  const server = await startPostgres({
    dataDir: path.join(scratch, "postgres"),
    durable: false,
    settings: { max_wal_size: "1GB" },
  });
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const { db, pool, close } = openDatabase({ url: server.url(TEMPLATE), poolSize: 2, prepareStatements: false });
  await migrate(db);
  await runMigrations({ pgPool: pool });
  await close();
  project.provide("databaseServer", server.url("postgres"));
  return async () => {
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}
