import { type Kysely, sql } from "kysely";

/** Who hands the tax of a place over: the marketplace, as its facilitator, or the seller. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- From a day (UTC) on, until another row of the place. What a state says goes before what its country says.
    create table tax_remitters (
      country text not null check (country ~ '^[A-Z]{2}$'),
      state text not null default '' check (length(state) <= 20),
      starts_on date not null,
      remitter text not null check (remitter in ('marketplace', 'seller')),
      created_at timestamptz not null,
      primary key (country, state, starts_on)
    );

    -- Of the tax of a part, what its seller hands over.
    alter table seller_orders add column seller_tax_amount bigint not null default 0 check (seller_tax_amount >= 0);
  `.execute(db);
}
