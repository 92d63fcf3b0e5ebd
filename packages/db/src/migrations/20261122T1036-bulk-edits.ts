import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One change of many products, which was looked at first and can be taken back.
    create table bulk_edits (
      id uuid primary key,
      seller_id uuid not null references sellers,
      filter jsonb not null,
      action jsonb not null,
      status text not null check (status in
        ('CHECKING', 'CHECKED', 'APPLYING', 'DONE', 'UNDOING', 'UNDONE', 'CANCELLED')),
      product_count integer not null check (product_count >= 0),
      -- Products that this pass has read: where it goes on.
      position integer not null default 0 check (position >= 0),
      changed_count integer not null default 0,
      unchanged_count integer not null default 0,
      failed_count integer not null default 0,
      preview jsonb not null default '[]',
      actor jsonb not null,
      created_at timestamptz not null
    );
    create index bulk_edits_seller on bulk_edits (seller_id, created_at desc, id desc);
    create unique index bulk_edits_running on bulk_edits (seller_id)
      where status in ('CHECKING', 'APPLYING', 'UNDOING');

    create table bulk_edit_items (
      bulk_edit_id uuid not null references bulk_edits on delete cascade,
      position integer not null,
      product_id uuid not null references products on delete cascade,
      name text not null,
      -- What the action touches, as it was and as it became; what is otherwise now is not taken back.
      before jsonb,
      after jsonb,
      problem text,
      primary key (bulk_edit_id, position)
    );
    create index bulk_edit_items_product on bulk_edit_items (product_id);
  `.execute(db);
}
