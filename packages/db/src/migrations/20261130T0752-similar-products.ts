import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What is most like a product, the best of each, as a job works it out at night.
    create table similar_products (
      product_id uuid not null references products on delete cascade,
      other_id uuid not null references products on delete cascade,
      position integer not null check (position >= 0),
      primary key (product_id, position),
      check (product_id <> other_id)
    );
    create index similar_products_other on similar_products (other_id);
  `.execute(db);
}
