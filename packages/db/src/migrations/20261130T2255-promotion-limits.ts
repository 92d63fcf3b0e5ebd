import { type Kysely, sql } from "kysely";

/** What shops may promise: limits that the platform sets for their promotions and sales. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table promotion_limits (
      id boolean primary key default true check (id),
      -- Null is no limit. A share of the price: of a sale too, and of all that is bought where some of it is for less.
      max_basis_points integer check (max_basis_points between 1 and 10000),
      -- In minor units of home's currency.
      max_amount bigint check (max_amount > 0),
      max_days integer check (max_days between 1 and 3650),
      max_at_once integer check (max_at_once between 1 and 1000),
      least_priority integer not null default 0 check (least_priority between 0 and 1000),
      kinds text[] not null default '{percentage,fixed,free_shipping,buy_x_get_y}'
        check (cardinality(kinds) > 0 and kinds <@ '{percentage,fixed,free_shipping,buy_x_get_y}'),
      updated_at timestamptz
    );
    insert into promotion_limits default values;
  `.execute(db);
}
