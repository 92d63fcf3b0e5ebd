import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { isCancelled, ServiceUnavailable } from "../platform/index";

/**
 * Reads with statements that PostgreSQL cancels after `ms` milliseconds each. The limit travels with the first of them.
 * @throws ServiceUnavailable when one was cancelled
 */
export async function withinTime<Result>(db: Db, ms: number, read: (db: Db) => Promise<Result>): Promise<Result> {
  try {
    return await db.transaction().execute((tx) => {
      // Should it fail, so does the statement after it.
      sql`set local statement_timeout = ${sql.lit(ms)}`.execute(tx).catch(() => {});
      return read(tx);
    });
  } catch (error) {
    if (isCancelled(error))
      throw new ServiceUnavailable("This search takes too long. Fewer filters, or more particular words, help.");
    throw error;
  }
}
