import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What happened on a day (UTC), by type, and how late it was handed over; written in the transaction that does.
    create table event_days (
      day date not null,
      type text not null,
      events int not null check (events > 0),
      lag_ms bigint not null check (lag_ms >= 0),
      longest_lag_ms int not null check (longest_lag_ms >= 0),
      primary key (day, type)
    );
    insert into event_days (day, type, events, lag_ms, longest_lag_ms)
    select (occurred_at at time zone 'UTC')::date, type, count(*), sum(lag), max(lag)
    from domain_events, lateral (
      select least(greatest(extract(epoch from relayed_at - occurred_at) * 1000, 0), 2147483647)::int as lag
    ) late
    where relayed_at is not null
    group by 1, 2;
  `.execute(db);
}
