import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence order_numbers;

    create table orders (
      id uuid primary key,
      number text not null unique,
      checkout_id uuid unique references checkouts,
      user_id uuid references users on delete set null,
      email citext not null,
      status text not null check (status in ('PENDING', 'CONFIRMED', 'PROCESSING', 'PARTIALLY_SHIPPED', 'SHIPPED',
        'DELIVERED', 'COMPLETED', 'CANCELLED', 'REFUNDED', 'PARTIALLY_REFUNDED')),
      payment_status text not null check (payment_status in
        ('PENDING', 'AUTHORIZED', 'CONFIRMED', 'FAILED', 'CANCELLED', 'REFUNDED', 'PARTIALLY_REFUNDED')),
      market text not null,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      subtotal_amount bigint not null check (subtotal_amount >= 0),
      discount_amount bigint not null check (discount_amount >= 0),
      shipping_amount bigint not null check (shipping_amount >= 0),
      tax_amount bigint not null check (tax_amount >= 0),
      total_amount bigint not null,
      refunded_amount bigint not null default 0 check (refunded_amount >= 0),
      shipping_address jsonb not null,
      billing_address jsonb not null,
      event_count integer not null check (event_count > 0),
      placed_at timestamptz not null,
      updated_at timestamptz not null,
      check (total_amount = subtotal_amount - discount_amount + shipping_amount + tax_amount),
      check (refunded_amount <= total_amount)
    );
    create index orders_user on orders (user_id, placed_at desc, id desc);
    create index orders_email on orders (email, placed_at desc);
    create index orders_newest on orders (placed_at desc, id desc);
    create index orders_pending on orders (placed_at) where status = 'PENDING';

    create table seller_orders (
      id uuid primary key,
      order_id uuid not null references orders,
      seller_id uuid not null references sellers,
      number text not null unique,
      position integer not null check (position > 0),
      shop_name text not null,
      shop_slug text not null,
      status text not null check (status in ('PENDING', 'CONFIRMED', 'PROCESSING', 'PARTIALLY_SHIPPED', 'SHIPPED',
        'DELIVERED', 'COMPLETED', 'CANCELLED', 'REFUNDED', 'PARTIALLY_REFUNDED')),
      subtotal_amount bigint not null check (subtotal_amount >= 0),
      discount_amount bigint not null check (discount_amount >= 0),
      shipping_amount bigint not null check (shipping_amount >= 0),
      tax_amount bigint not null check (tax_amount >= 0),
      total_amount bigint not null,
      refunded_amount bigint not null default 0 check (refunded_amount >= 0),
      commission_basis_points integer not null check (commission_basis_points between 0 and 10000),
      commission_amount bigint not null check (commission_amount >= 0),
      shipping_method jsonb not null,
      placed_at timestamptz not null,
      updated_at timestamptz not null,
      unique (order_id, seller_id),
      unique (order_id, position),
      check (total_amount = subtotal_amount - discount_amount + shipping_amount + tax_amount)
    );
    create index seller_orders_seller on seller_orders (seller_id, placed_at desc, id desc);

    create table order_items (
      id uuid primary key,
      order_id uuid not null references orders,
      seller_order_id uuid not null references seller_orders,
      seller_id uuid not null references sellers,
      product_id uuid not null,
      variant_id uuid not null,
      position integer not null,
      name text not null,
      variant_title text not null,
      sku text,
      slug text not null,
      picture jsonb,
      unit_price_amount bigint not null check (unit_price_amount >= 0),
      quantity integer not null check (quantity > 0),
      subtotal_amount bigint not null,
      tax_amount bigint not null check (tax_amount >= 0),
      commission_amount bigint not null check (commission_amount >= 0),
      cancelled_quantity integer not null default 0 check (cancelled_quantity >= 0),
      shipped_quantity integer not null default 0 check (shipped_quantity >= 0),
      delivered_quantity integer not null default 0 check (delivered_quantity >= 0),
      returned_quantity integer not null default 0 check (returned_quantity >= 0),
      check (subtotal_amount = unit_price_amount * quantity),
      check (cancelled_quantity + shipped_quantity <= quantity),
      check (delivered_quantity <= shipped_quantity),
      check (returned_quantity <= delivered_quantity)
    );
    create index order_items_order on order_items (order_id, position);
    create index order_items_seller_order on order_items (seller_order_id, position);
    create index order_items_product on order_items (product_id);

    create table order_events (
      id uuid primary key,
      order_id uuid not null,
      sequence integer not null check (sequence > 0),
      type text not null,
      version integer not null default 1,
      payload jsonb not null,
      actor jsonb not null,
      correlation_id text not null,
      occurred_at timestamptz not null,
      unique (order_id, sequence)
    );
    create trigger order_events_append_only before update or delete on order_events
      for each row execute function forbid_change();

    create table shipments (
      id uuid primary key,
      order_id uuid not null references orders,
      seller_order_id uuid not null references seller_orders,
      seller_id uuid not null references sellers,
      carrier text not null check (length(carrier) between 1 and 60),
      tracking_number text not null check (length(tracking_number) between 1 and 100),
      tracking_url text check (length(tracking_url) <= 500),
      status text not null check (status in ('SHIPPED', 'DELIVERED')),
      shipped_at timestamptz not null,
      delivered_at timestamptz,
      unique (seller_order_id, carrier, tracking_number)
    );
    create index shipments_order on shipments (order_id);

    create table shipment_items (
      shipment_id uuid not null references shipments,
      order_item_id uuid not null references order_items,
      quantity integer not null check (quantity > 0),
      primary key (shipment_id, order_item_id)
    );
  `.execute(db);
}
