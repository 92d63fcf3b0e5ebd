import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Where shoppers may withdraw from what they bought at a distance, and for how many days after it arrived. Staff keep it;
    -- it begins with the European Economic Area.
    create table withdrawal_countries (
      country text primary key check (country ~ '^[A-Z]{2}$'),
      days integer not null check (days between 14 and 90)
    );
    insert into withdrawal_countries (country, days)
    select unnest(string_to_array(
      'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IS IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE', ' ')), 14;
  `.execute(db);
}
