import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stock_locations (
      id uuid primary key default gen_random_uuid(),
      seller_id uuid not null references sellers,
      name citext not null check (length(name) between 1 and 60),
      -- Where stock is that nobody said the place of.
      is_default boolean not null default false,
      created_at timestamptz not null default now(),
      unique (id, seller_id),
      unique (seller_id, name)
    );
    create unique index stock_locations_one_default on stock_locations (seller_id) where is_default;

    create table location_levels (
      variant_id uuid not null references stock_levels on delete cascade,
      location_id uuid not null,
      seller_id uuid not null,
      on_hand integer not null,
      primary key (variant_id, location_id),
      foreign key (location_id, seller_id) references stock_locations (id, seller_id)
    );
    create index location_levels_location on location_levels (location_id) where on_hand <> 0;

    create table stock_transfers (
      id uuid primary key,
      seller_id uuid not null references sellers,
      from_location_id uuid not null,
      to_location_id uuid not null,
      note text check (length(note) <= 300),
      actor text not null,
      occurred_at timestamptz not null,
      check (from_location_id <> to_location_id),
      foreign key (from_location_id, seller_id) references stock_locations (id, seller_id),
      foreign key (to_location_id, seller_id) references stock_locations (id, seller_id)
    );
    create index stock_transfers_seller on stock_transfers (seller_id, occurred_at desc, id desc);

    alter table stock_movements
      add column location_id uuid references stock_locations,
      add column transfer_id uuid references stock_transfers,
      add column position bigint generated always as identity,
      drop constraint stock_movements_kind_check,
      add constraint stock_movements_kind_check
        check (kind in ('counted', 'adjusted', 'imported', 'deducted', 'returned', 'transferred')),
      add check ((kind = 'transferred') = (transfer_id is not null));

    insert into stock_locations (seller_id, name, is_default) select id, 'Main', true from sellers;
    insert into location_levels (variant_id, location_id, seller_id, on_hand)
      select level.variant_id, place.id, level.seller_id, level.on_hand
      from stock_levels level join stock_locations place on place.seller_id = level.seller_id
      where level.on_hand <> 0;
    update stock_movements movement set location_id = place.id
      from stock_locations place where place.seller_id = movement.seller_id;
    alter table stock_movements alter column location_id set not null;
    create index stock_movements_last on stock_movements (variant_id, position desc);
    create index stock_movements_order on stock_movements (order_id) where order_id is not null;
    create index stock_movements_seller on stock_movements (seller_id, position desc);

    -- Levels whose last movement says something else are counted as they are.
    insert into stock_movements
        (id, variant_id, seller_id, kind, quantity, on_hand_after, reason, actor, occurred_at, location_id)
      select gen_random_uuid(), level.variant_id, level.seller_id, 'counted', level.on_hand - coalesce(last.on_hand_after, 0),
        level.on_hand, 'Carried over', '{"kind":"system"}', now(), place.id
      from stock_levels level
      join stock_locations place on place.seller_id = level.seller_id
      left join lateral (
        select on_hand_after from stock_movements movement
        where movement.variant_id = level.variant_id order by position desc limit 1
      ) last on true
      where level.on_hand <> coalesce(last.on_hand_after, 0);

    -- A level without the movement that explains it is a level that nobody can explain.
    create function assert_stock_agrees() returns trigger language plpgsql as $$
    declare
      counted integer;
      last_movement integer;
    begin
      select level.on_hand into counted from stock_levels level where level.variant_id = new.variant_id;
      if not found then return null; end if;
      select movement.on_hand_after into last_movement from stock_movements movement
        where movement.variant_id = new.variant_id order by movement.position desc limit 1;
      if counted <> coalesce(last_movement, 0)
        or counted <> (select coalesce(sum(place.on_hand), 0) from location_levels place
                       where place.variant_id = new.variant_id)
      then
        raise exception 'The stock of variant % was written without its movement.', new.variant_id
          using errcode = 'check_violation', constraint = 'stock_agrees';
      end if;
      return null;
    end $$;
    create constraint trigger stock_levels_agree_new after insert on stock_levels
      deferrable initially deferred for each row when (new.on_hand <> 0) execute function assert_stock_agrees();
    create constraint trigger stock_levels_agree after update on stock_levels
      deferrable initially deferred for each row when (new.on_hand <> old.on_hand)
      execute function assert_stock_agrees();
    create constraint trigger location_levels_agree after insert or update on location_levels
      deferrable initially deferred for each row execute function assert_stock_agrees();

    create function forbid_direct_change() returns trigger language plpgsql as $$
    begin
      -- A variant that goes takes its history with it; nobody else takes a line out.
      if tg_op = 'DELETE' and pg_trigger_depth() > 1 then return old; end if;
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$;
    create trigger stock_movements_append_only before update or delete on stock_movements
      for each row execute function forbid_direct_change();
  `.execute(db);
}
