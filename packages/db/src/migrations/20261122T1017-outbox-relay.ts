import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Events wait here until the relay has handed them to their subscribers; those of one key in the order of their
    -- transactions, which a clock could not tell.
    alter table domain_events
      add column position bigint generated always as identity,
      add column relayed_at timestamptz;
    -- What is older was delivered by jobs; handing over twice what is recent does no harm.
    update domain_events set relayed_at = occurred_at where occurred_at < now() - interval '1 day';
    create index domain_events_waiting on domain_events (position) where relayed_at is null;
  `.execute(db);
}
