import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- How the price of a checkout came about, step by step; it replaces what was kept of its tax. A checkout that is open
    -- meanwhile begins again from the cart.
    alter table checkouts
      add column pricing jsonb,
      add column included_tax_amount bigint not null default 0,
      drop column tax,
      drop constraint checkouts_check,
      add constraint checkouts_total check
        (total_amount = subtotal_amount - discount_amount + shipping_amount + tax_amount - included_tax_amount);
    update checkouts set status = 'EXPIRED' where order_id is null and status <> 'EXPIRED';

    -- Of a discount, what the platform pays for: the seller gets that part all the same. Of the tax, what is within the prices:
    -- nothing, or all of it in markets whose prices include tax.
    alter table orders
      add column platform_discount_amount bigint not null default 0
        check (platform_discount_amount between 0 and discount_amount),
      add column included_tax_amount bigint not null default 0 check (included_tax_amount in (0, tax_amount)),
      drop constraint orders_check,
      add constraint orders_total check
        (total_amount = subtotal_amount - discount_amount + shipping_amount + tax_amount - included_tax_amount);
    alter table seller_orders
      add column platform_discount_amount bigint not null default 0
        check (platform_discount_amount between 0 and discount_amount),
      add column included_tax_amount bigint not null default 0 check (included_tax_amount in (0, tax_amount)),
      -- Each promotion with what it takes off this part, items and shipping.
      add column discounts jsonb not null default '[]',
      alter column commission_basis_points drop not null,
      drop constraint seller_orders_check,
      add constraint seller_orders_total check
        (total_amount = subtotal_amount - discount_amount + shipping_amount + tax_amount - included_tax_amount);
    alter table order_items
      add column discount_amount bigint not null default 0 check (discount_amount between 0 and subtotal_amount),
      add column platform_discount_amount bigint not null default 0
        check (platform_discount_amount between 0 and discount_amount),
      -- The rule by which commission was taken, as it was then; null for what was sold before there were rules.
      add column commission_rule_id uuid;
  `.execute(db);
}
