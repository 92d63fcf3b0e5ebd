import { type Kysely, sql } from "kysely";

/** Groups of shoppers that promotions can be for; a first order as a condition also of what applies by itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who is named in it, and who meets its rule: so many orders, or so much spent, within so many days. A rule is looked at when
    -- a promotion asks, so nobody is kept here because of it.
    create table shopper_groups (
      id uuid primary key,
      name citext not null unique check (length(name) between 1 and 80),
      note text not null default '' check (length(note) <= 500),
      rule_orders integer check (rule_orders between 1 and 1000),
      -- In minor units of home's currency.
      rule_amount bigint check (rule_amount > 0),
      rule_days integer check (rule_days between 1 and 3650),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check ((rule_days is null) = (num_nonnulls(rule_orders, rule_amount) = 0))
    );
    create index shopper_groups_newest on shopper_groups (created_at desc, id desc);
    -- By address: somebody can be named before they have an account, and is in it once they confirmed the address.
    create table shopper_group_members (
      group_id uuid not null references shopper_groups on delete cascade,
      email citext not null check (length(email) <= 254),
      added_at timestamptz not null,
      primary key (group_id, email)
    );

    alter table promotions add column group_id uuid references shopper_groups;
    create index promotions_group on promotions (group_id) where group_id is not null;
    alter table promotions add constraint promotions_group_of_platform check (seller_id is null or group_id is null);
    alter table promotions drop constraint promotions_first_order_by_coupon;
  `.execute(db);
}
