import { type Kysely, sql } from "kysely";

/** What of a shop ships in a way of its own: with its own zones and rates, or just with its own time to get ready. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table shipping_profiles (
      id uuid primary key,
      seller_id uuid not null references sellers on delete cascade,
      name text not null check (length(name) between 1 and 60),
      -- Null: as many working days as its shop takes.
      processing_days integer check (processing_days between 0 and 60),
      created_at timestamptz not null default now(),
      unique (id, seller_id)
    );
    create unique index shipping_profiles_name on shipping_profiles (seller_id, lower(name));

    -- Null is the general profile: what a shop, or the platform, has without saying more.
    alter table shipping_zones add column profile_id uuid,
      add foreign key (profile_id, seller_id) references shipping_profiles (id, seller_id) on delete cascade,
      add check (profile_id is null or seller_id is not null);
    create index shipping_zones_profile on shipping_zones (profile_id) where profile_id is not null;

    alter table products add column shipping_profile_id uuid,
      add foreign key (shipping_profile_id, seller_id) references shipping_profiles (id, seller_id)
        on delete set null (shipping_profile_id);
    create index products_shipping_profile on products (shipping_profile_id) where shipping_profile_id is not null;
  `.execute(db);
}
