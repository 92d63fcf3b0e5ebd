import { type Kysely, sql } from "kysely";

/** The end of the day by which something leaves that takes so many working days, in UTC: what shoppers are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function end_of_working_day(since timestamptz, days integer) returns timestamptz
    language sql immutable parallel safe as $$
      select (max(day) + interval '1 day' - interval '1 millisecond') at time zone 'UTC'
      from (
        select day
        from generate_series(1, 3 + 2 * greatest(1, least(days, 90))) as nth,
          lateral (select date_trunc('day', since at time zone 'UTC') + nth * interval '1 day' as day) as calendar
        where extract(isodow from day) < 6
        order by day limit greatest(1, least(days, 90))
      ) working
    $$;
  `.execute(db);
}
