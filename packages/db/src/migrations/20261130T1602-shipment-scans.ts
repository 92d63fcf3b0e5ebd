import { type Kysely, sql } from "kysely";

/** What carriers say about parcels, as they said it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table shipment_scans (
      shipment_id uuid not null references shipments,
      at timestamptz not null,
      status text not null check (status in ('announced', 'under_way', 'delivered', 'coming_back', 'failed')),
      text text not null check (length(text) <= 300),
      place text check (length(place) <= 200),
      primary key (shipment_id, at, status, text)
    );
    alter table shipments add column looked_at timestamptz;
    comment on column shipments.looked_at is 'When its carrier was last asked; infinity where there is nobody to ask';
    create index shipments_to_look_at on shipments (looked_at nulls first) where status = 'SHIPPED';
    create index shipments_tracking_number on shipments (tracking_number) where status = 'SHIPPED';
  `.execute(db);
}
