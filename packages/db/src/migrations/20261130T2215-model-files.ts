import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- 3-D models that shops uploaded, checked and written anew. Copies of one share its object.
    create table model_files (
      id uuid primary key,
      seller_id uuid not null references sellers on delete cascade,
      object_key text not null,
      size integer not null check (size > 0),
      triangles integer not null check (triangles > 0),
      created_at timestamptz not null
    );
    create index model_files_seller on model_files (seller_id, created_at);
    create index model_files_age on model_files (created_at);
    create index model_files_object on model_files (object_key);

    -- They stand among the videos of a product: a page reads both in one look, and they have place, title and still alike.
    alter table product_videos drop constraint product_videos_provider_check;
    alter table product_videos drop constraint product_videos_check;
    alter table product_videos
      add constraint product_videos_provider_check check (provider in ('youtube', 'vimeo', 'file', 'upload', 'model')),
      add constraint product_videos_check check (case
        when provider = 'youtube' then ref ~ '^[A-Za-z0-9_-]{11}$'
        when provider = 'vimeo' then ref ~ '^[0-9]{1,12}(/[0-9a-f]{6,20})?$'
        when provider in ('upload', 'model') then ref ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        else ref ~ '^https://[a-z0-9-]+([.][a-z0-9-]+)+/[^[:space:]"''<>]+$' and length(ref) <= 500
      end),
      -- What a product shows cannot be deleted.
      add column model_id uuid generated always as (case when provider = 'model' then ref::uuid end) stored
        references model_files;
    create index product_videos_model on product_videos (model_id) where model_id is not null;
  `.execute(db);
}
