import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Breaks were planned by days of UTC; they keep these days by the clock of their shop.
    update sellers set
      vacation_from = (vacation_from at time zone 'UTC') at time zone time_zone,
      vacation_until = (vacation_until at time zone 'UTC') at time zone time_zone
      where vacation_mode is not null and time_zone <> 'UTC';
    -- Shops that plan or have a break: few of many, looked through every hour.
    create index sellers_with_vacation on sellers (id) where vacation_mode is not null;
  `.execute(db);
}
