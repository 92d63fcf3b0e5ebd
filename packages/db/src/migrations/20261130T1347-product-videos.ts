import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Videos that are kept elsewhere, among the pictures of a product. Never markup or an address to be framed as it is:
    -- the id that a provider gave it, or the address of a file.
    create table product_videos (
      product_id uuid not null references products on delete cascade,
      position smallint not null check (position >= 0),
      provider text not null check (provider in ('youtube', 'vimeo', 'file')),
      ref text not null,
      title text not null default '' check (length(title) <= 200),
      poster_media_id uuid references media on delete set null,
      -- How many of its pictures stand before it; null stands after all.
      after_pictures smallint check (after_pictures >= 0),
      added_at timestamptz not null,
      primary key (product_id, position),
      unique (product_id, provider, ref),
      check (case provider
        when 'youtube' then ref ~ '^[A-Za-z0-9_-]{11}$'
        when 'vimeo' then ref ~ '^[0-9]{1,12}(/[0-9a-f]{6,20})?$'
        else ref ~ '^https://[a-z0-9-]+([.][a-z0-9-]+)+/[^[:space:]"''<>]+$' and length(ref) <= 500
      end)
    );
    create index product_videos_poster on product_videos (poster_media_id) where poster_media_id is not null;
  `.execute(db);
}
