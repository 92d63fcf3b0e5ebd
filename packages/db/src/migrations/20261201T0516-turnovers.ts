import { type Kysely, sql } from "kysely";

/**
 * What each shop sold in a month, by currency: a sum, and what came since it was last added up. A change is a row of its own, so
 * that orders of one shop do not wait for each other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table turnovers (
      seller_id uuid not null references sellers on delete cascade,
      month date not null check (extract(day from month) = 1),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      amount bigint not null,
      primary key (seller_id, month, currency)
    );
    create table turnover_changes (
      seller_id uuid not null,
      month date not null,
      currency text not null,
      amount bigint not null
    );
    create index turnover_changes_seller on turnover_changes (seller_id, month);

    insert into turnovers (seller_id, month, currency, amount)
    select part.seller_id, date_trunc('month', part.placed_at, 'UTC')::timestamptz at time zone 'UTC', o.currency,
      sum(greatest(0, part.subtotal_amount - part.discount_amount + part.platform_discount_amount - part.promised_amount))
    from seller_orders part join orders o on o.id = part.order_id
    where part.status <> 'CANCELLED' and o.payment_status not in ('PENDING', 'FAILED', 'CANCELLED')
    group by 1, 2, 3;
  `.execute(db);
}
