import type { Insertable, Kysely } from "kysely";
import type { DB } from "../types.generated";

/** PostgreSQL takes 65,535 parameters a statement; the widest table here has some twenty columns. */
const rowsAtOnce = 1500;

/** Inserts what is not there yet in few statements; what is there stays as people have since changed it. */
export async function insertNew<T extends keyof DB & string>(
  db: Kysely<DB>,
  table: T,
  rows: Insertable<DB[T]>[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    await db
      .insertInto(table)
      .values(rows.slice(i, i + rowsAtOnce) as never)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
