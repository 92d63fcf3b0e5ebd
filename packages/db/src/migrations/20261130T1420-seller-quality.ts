import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- How well a shop serves its shoppers, measured every night, with what it is made of.
    create table seller_quality (
      seller_id uuid primary key references sellers on delete cascade,
      points smallint not null check (points between -100 and 100),
      rating_hundredths integer not null,
      review_count integer not null,
      order_count integer not null,
      cancelled_count integer not null,
      due_count integer not null,
      late_count integer not null,
      measured_at timestamptz not null,
      check (cancelled_count <= order_count and late_count <= due_count)
    );

    -- Of its shop, so that ranking does not look it up for each product. A new listing begins with what is known of its
    -- shop; one that is there is changed by the nightly measuring.
    alter table product_listings add column seller_points smallint not null default 0;
    create index product_listings_seller_points on product_listings (seller_id, seller_points);
    create function take_seller_points() returns trigger language plpgsql as $$
    begin
      new.seller_points := coalesce((select points from seller_quality where seller_id = new.seller_id), 0);
      return new;
    end $$;
    create trigger product_listings_points before insert on product_listings
      for each row execute function take_seller_points();
  `.execute(db);
}
