import { randomUUID } from "node:crypto";
import pg from "pg";
import type {} from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where tests make their databases; there is a template on it. */
    databaseServer: string;
  }
}

/** The database that tests clone: migrated, and empty. */
export const TEMPLATE = "emporia_template";

async function onServer(server: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

/** Creates a database of one's own on this server, cloned from the migrated template. */
export async function cloneTemplate(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  await onServer(server, async (admin) => {
    // PostgreSQL clones a template one at a time.
    await admin.query("select pg_advisory_lock(4711)");
    await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => onServer(server, (admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}
