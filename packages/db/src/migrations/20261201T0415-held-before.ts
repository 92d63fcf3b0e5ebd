import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What was let go of a promise before the rest of it ended, and when: [{ "quantity": 1, "at": "…" }]. With it an order can be
    -- shown as it was, with the stock that was set aside then.
    alter table stock_reservations add column let_go jsonb;
  `.execute(db);
}
