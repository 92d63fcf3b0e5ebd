import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stock_levels (
      variant_id uuid primary key references variants on delete cascade,
      seller_id uuid not null references sellers,
      on_hand integer not null default 0,
      reserved integer not null default 0 check (reserved >= 0),
      track_quantity boolean not null default true,
      allow_backorder boolean not null default false,
      low_stock_threshold integer not null default 10 check (low_stock_threshold >= 0),
      updated_at timestamptz not null default now(),
      constraint stock_levels_never_oversold
        check (not track_quantity or allow_backorder or (on_hand >= 0 and reserved <= on_hand))
    );

    create table stock_movements (
      id uuid primary key,
      variant_id uuid not null references variants on delete cascade,
      seller_id uuid not null references sellers,
      kind text not null check (kind in ('counted', 'adjusted', 'imported', 'deducted', 'returned')),
      quantity integer not null,
      on_hand_after integer not null,
      reason text check (length(reason) <= 300),
      order_id uuid,
      actor text not null,
      occurred_at timestamptz not null default now()
    );
    create index stock_movements_variant on stock_movements (variant_id, occurred_at desc, id desc);

    create table stock_reservations (
      id uuid primary key,
      order_id uuid not null,
      variant_id uuid not null references variants,
      quantity integer not null check (quantity > 0),
      status text not null default 'held' check (status in ('held', 'released', 'deducted')),
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      settled_at timestamptz,
      unique (order_id, variant_id),
      check ((status = 'held') = (settled_at is null))
    );
    create index stock_reservations_expiring on stock_reservations (expires_at) where status = 'held';

    -- The one meaning of "can be bought", shared by listings, product page and cart.
    create function is_in_stock(level stock_levels, wanted integer) returns boolean
      language sql immutable parallel safe
      as $$ select not level.track_quantity or level.allow_backorder or level.on_hand - level.reserved >= wanted $$;
  `.execute(db);
}
