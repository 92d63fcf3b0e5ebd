import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The copies of the listings that a search engine holds: the one that answers and, while it is built, the next one.
    create table search_indexes (
      name text primary key,
      role text not null unique check (role in ('live', 'next')),
      -- Whether it has held everything once; from then on it lacks what waits in search_changes and nothing else.
      is_complete boolean not null default false,
      settings_hash text not null,
      -- By which the engine tells this copy from another that came by the same name: after a swap, or after it lost all.
      identity text not null,
      last_error text,
      last_error_at timestamptz,
      synced_at timestamptz,
      created_at timestamptz not null
    );

    -- Who feeds the engine: one process at a time, so that what it reads later is also written later.
    create table search_leases (
      name text primary key,
      holder uuid not null,
      held_until timestamptz not null
    );

    -- The outbox of each index: products whose listing was written and whose copy is not yet.
    create table search_changes (
      index_name text not null references search_indexes on delete cascade,
      product_id uuid not null,
      version bigint not null,
      changed_at timestamptz not null default clock_timestamp(),
      primary key (index_name, product_id)
    );
    create index search_changes_waiting on search_changes (index_name, changed_at);

    create function note_search_change() returns trigger language plpgsql as $$
    begin
      insert into search_changes as waiting (index_name, product_id, version)
      select name, coalesce(new.product_id, old.product_id),
        case when tg_op = 'DELETE' then nextval('product_listing_versions') else new.version end
      from search_indexes order by name
      -- What waits longest tells how far the copy is behind: a second change leaves the time of the first.
      on conflict (index_name, product_id) do update set version = excluded.version;
      return null;
    end $$;
    create trigger product_listings_note_change after insert or update or delete on product_listings
      for each row execute function note_search_change();

    create table search_rebuilds (
      id uuid primary key,
      index_name text not null,
      status text not null default 'RUNNING' check (status in ('RUNNING', 'DONE', 'ABANDONED')),
      reason text not null,
      requested_by jsonb not null,
      total integer not null default 0,
      started_at timestamptz not null,
      finished_at timestamptz,
      check ((status = 'RUNNING') = (finished_at is null))
    );
    create unique index search_rebuilds_running on search_rebuilds ((true)) where status = 'RUNNING';
    create index search_rebuilds_latest on search_rebuilds (started_at desc);

    -- What comparing the copies with the tables found. What differs is put right; this remembers that it differed.
    create table search_checks (
      id uuid primary key,
      requested_by jsonb not null,
      compared integer not null,
      listings_differing integer not null,
      copies_missing integer,
      copies_stale integer,
      copies_left_over integer,
      examples jsonb not null default '[]',
      checked_at timestamptz not null
    );
    create index search_checks_latest on search_checks (checked_at desc);
  `.execute(db);
}
