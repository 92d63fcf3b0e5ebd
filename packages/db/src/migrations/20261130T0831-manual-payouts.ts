import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Since when Stripe pays nothing out of the seller's account by itself; null: it may, or there is no account.
    alter table sellers add column manual_payouts_since timestamptz;
  `.execute(db);
}
