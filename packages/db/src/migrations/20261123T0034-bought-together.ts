import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What was ordered beside a product, the best eight of each, as a job counts them at night.
    create table bought_together (
      product_id uuid not null references products on delete cascade,
      other_id uuid not null references products on delete cascade,
      position integer not null check (position >= 0),
      primary key (product_id, position),
      check (product_id <> other_id)
    );
    create index bought_together_other on bought_together (other_id);

    -- What somebody with an account has looked at, on any of their devices; the latest of each only.
    create table viewed_products (
      user_id uuid not null references users on delete cascade,
      product_id uuid not null references products on delete cascade,
      viewed_at timestamptz not null,
      primary key (user_id, product_id)
    );
    create index viewed_products_latest on viewed_products (user_id, viewed_at desc);
    create index viewed_products_product on viewed_products (product_id);
  `.execute(db);
}
