import { type Kysely, sql } from "kysely";

/**
 * Shares that stand in place of a rule's own from so much turnover of the month on: `[{"fromAmount", "basisPoints"}]`, in minor
 * units of home's currency, the lowest first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table commission_rules add column tiers jsonb not null default '[]' check (jsonb_typeof(tiers) = 'array')
  `.execute(db);
}
