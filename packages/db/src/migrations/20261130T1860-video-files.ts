import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Videos that shops uploaded, checked and stripped. Copies of one share its object.
    create table video_files (
      id uuid primary key,
      seller_id uuid not null references sellers on delete cascade,
      object_key text not null,
      size integer not null check (size > 0),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      duration_ms integer not null check (duration_ms > 0),
      created_at timestamptz not null
    );
    create index video_files_seller on video_files (seller_id, created_at);
    create index video_files_age on video_files (created_at);
    create index video_files_object on video_files (object_key);

    alter table product_videos drop constraint product_videos_provider_check;
    alter table product_videos drop constraint product_videos_check;
    alter table product_videos
      add constraint product_videos_provider_check check (provider in ('youtube', 'vimeo', 'file', 'upload')),
      add constraint product_videos_check check (case provider
        when 'youtube' then ref ~ '^[A-Za-z0-9_-]{11}$'
        when 'vimeo' then ref ~ '^[0-9]{1,12}(/[0-9a-f]{6,20})?$'
        when 'upload' then ref ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        else ref ~ '^https://[a-z0-9-]+([.][a-z0-9-]+)+/[^[:space:]"''<>]+$' and length(ref) <= 500
      end),
      -- What a product shows cannot be deleted.
      add column file_id uuid generated always as (case when provider = 'upload' then ref::uuid end) stored
        references video_files;
    create index product_videos_file on product_videos (file_id) where file_id is not null;
  `.execute(db);
}
