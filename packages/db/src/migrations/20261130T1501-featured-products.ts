import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What staff show at the top of the front page, in their order.
    create table featured_products (
      product_id uuid primary key references products on delete cascade,
      position integer not null,
      ends_at timestamptz,
      featured_at timestamptz not null,
      featured_by uuid references users
    );
    create index featured_products_order on featured_products (position, product_id);

    -- A product that goes to another shop is made anew there, with the same files.
    alter table product_takedowns add column moved_to_id uuid references products on delete set null;
    create index product_takedowns_moved on product_takedowns (moved_to_id) where moved_to_id is not null;
    alter table media drop constraint media_object_key_key;
    create index media_object_key on media (object_key) where object_key is not null;
  `.execute(db);
}
