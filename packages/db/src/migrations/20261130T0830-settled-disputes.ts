import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- When what a lost dispute took was written into its order's history. Those that were lost before stay without: what
    -- was promised back of their payments is not given by itself.
    alter table disputes add column settled_at timestamptz;

    -- Settled: the shopper's bank gave the money back in a dispute, and we do not.
    alter table refunds drop constraint refunds_status_check;
    alter table refunds add constraint refunds_status_check check (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'SETTLED'));
  `.execute(db);
}
