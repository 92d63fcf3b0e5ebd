import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A product file and what becomes of it. Its pieces lie in the database, so that every process can read them.
    create table product_imports (
      id uuid primary key,
      seller_id uuid not null references sellers,
      file_name text not null check (length(file_name) between 1 and 255),
      byte_count bigint not null default 0 check (byte_count >= 0),
      format text not null default 'shopify' check (format in ('shopify', 'woocommerce')),
      encoding text not null default 'UTF-8',
      delimiter text not null default ',',
      -- Each with its name, samples and the field it means.
      columns jsonb not null default '[]',
      publishes boolean not null default true,
      overwrites boolean not null default true,
      status text not null default 'RECEIVING' check (status in
        ('RECEIVING', 'UPLOADED', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'CANCELLED', 'FAILED')),
      failure text,
      product_count integer check (product_count >= 0),
      -- Products of the file that this pass has read: where it goes on.
      position integer not null default 0 check (position >= 0),
      created_count integer not null default 0,
      updated_count integer not null default 0,
      unchanged_count integer not null default 0,
      skipped_count integer not null default 0,
      failed_count integer not null default 0,
      preview jsonb not null default '[]',
      actor jsonb not null,
      created_at timestamptz not null,
      finished_at timestamptz,
      check ((status = 'FAILED') = (failure is not null))
    );
    create index product_imports_seller on product_imports (seller_id, created_at desc, id desc);
    -- Two at once would undo each other's work.
    create unique index product_imports_running on product_imports (seller_id) where status in ('CHECKING', 'IMPORTING');

    create table product_import_chunks (
      import_id uuid not null references product_imports on delete cascade,
      position integer not null,
      bytes bytea not null,
      primary key (import_id, position)
    );

    create table product_import_problems (
      import_id uuid not null references product_imports on delete cascade,
      line integer not null,
      column_name text not null,
      handle text not null,
      message text not null,
      primary key (import_id, line, column_name)
    );
  `.execute(db);
}
