import { type Kysely, sql } from "kysely";

/** Codes of one use each, made by the hundred for one promotion. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A promotion has one code for all, or none and applies by itself, or codes of one use each.
    alter table promotions add column has_own_codes boolean not null default false;
    alter table promotions add constraint promotions_own_codes check (not (has_own_codes and code is not null));
    alter table promotions drop constraint promotions_check2;

    -- How many were made at once, and with which beginning; the id is its maker's, so that asking twice makes them once.
    create table promotion_code_batches (
      id uuid primary key,
      promotion_id uuid not null references promotions on delete cascade,
      prefix text not null,
      count integer not null check (count between 1 and 10000),
      made_at timestamptz not null
    );
    create index promotion_code_batches_promotion on promotion_code_batches (promotion_id, made_at desc, id desc);
    -- An order that holds one has it alone, from just before it is written down; it is given back when the order ends before it is
    -- paid for.
    create table promotion_codes (
      code text primary key check (code ~ '^[A-Z0-9][A-Z0-9_-]{2,39}$'),
      promotion_id uuid not null references promotions on delete cascade,
      batch_id uuid not null references promotion_code_batches on delete cascade,
      order_id uuid references orders deferrable initially deferred,
      taken_at timestamptz,
      revoked_at timestamptz,
      check ((order_id is null) = (taken_at is null)),
      check (order_id is null or revoked_at is null)
    );
    create index promotion_codes_promotion on promotion_codes (promotion_id, code);
    create index promotion_codes_taken on promotion_codes (promotion_id, taken_at desc) where order_id is not null;
    create index promotion_codes_batch on promotion_codes (batch_id, code);
    create index promotion_codes_order on promotion_codes (order_id) where order_id is not null;
  `.execute(db);
}
