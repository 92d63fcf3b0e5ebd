import { type Kysely, sql } from "kysely";

/**
 * Nothing is closed of which nobody was reminded in time; and of what was late long before anybody was told of such things,
 * nobody is told now, and it is not cancelled for that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table returns add column reminded_at timestamptz;
    update returns set reminded_at = now() where reminded_of is not null;
    update seller_orders set late_told_at = 'infinity'
    where status in ('CONFIRMED', 'PROCESSING', 'PARTIALLY_SHIPPED') and late_told_at is null
      and placed_at < now() - interval '30 days';
  `.execute(db);
}
