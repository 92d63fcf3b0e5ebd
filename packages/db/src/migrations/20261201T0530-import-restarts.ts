import { type Kysely, sql } from "kysely";

/** From where a product file can be read on, so that no job begins at its beginning, and what a check has seen of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table product_imports
      add column row_reach integer check (row_reach >= 0),
      add column restarts jsonb not null default '[]';
    comment on column product_imports.row_reach is
      'How many rows after its first one a product has rows, at the most; null where that is not known.';
    comment on column product_imports.restarts is
      'Places after which no earlier product has rows: the products before, the byte, its encoding and the line.';

    -- The SKUs that a check has found in a file: it keeps no product that would say them. Empty when none is under way.
    create table product_import_skus (
      import_id uuid not null references product_imports on delete cascade,
      sku text not null,
      handle text not null,
      primary key (import_id, sku)
    );
  `.execute(db);
}
