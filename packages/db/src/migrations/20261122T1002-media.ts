import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table media (
      id uuid primary key,
      seller_id uuid,
      object_key text unique,
      source_url text,
      width integer check (width > 0),
      height integer check (height > 0),
      dominant_color text not null default '#e9e4da' check (dominant_color ~ '^#[0-9a-f]{6}$'),
      created_at timestamptz not null default now(),
      check (object_key is not null or source_url is not null),
      check (object_key is null or (width is not null and height is not null))
    );
    create index media_seller on media (seller_id, created_at);
    create unique index media_source on media (seller_id, source_url) where source_url is not null;
  `.execute(db);
}
