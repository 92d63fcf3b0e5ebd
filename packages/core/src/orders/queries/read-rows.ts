import type { ReturnPostage } from "@emporia/contracts/shipping";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { ScanStatus } from "../tracking/parcel-tracker";

/** Who may see an order: its shopper, whoever has its link, the platform. Part of each WHERE below. */
export type OrderReader = { userId: string } | { everything: true };

export interface OrderRow {
  id: string;
  number: string;
  user_id: string | null;
  /** Whether that account is closed. */
  is_account_closed: boolean;
  email: string;
  status: string;
  payment_status: string;
  currency: string;
  subtotal_amount: number;
  discount_amount: number;
  shipping_amount: number;
  tax_amount: number;
  total_amount: number;
  refunded_amount: number;
  shipping_address: unknown;
  billing_address: unknown;
  event_count: number;
  placed_at: Date;
  updated_at: Date;
}

const orderColumns = [
  "id",
  "number",
  "user_id",
  "email",
  "status",
  "payment_status",
  "currency",
  "subtotal_amount",
  "discount_amount",
  "shipping_amount",
  "tax_amount",
  "total_amount",
  "refunded_amount",
  "shipping_address",
  "billing_address",
  "event_count",
  "placed_at",
  "updated_at",
] as const;

const isAccountClosed = sql<boolean>`exists (
  select from users person where person.id = orders.user_id and person.closed_at is not null)`;

export async function findOrder(db: Db, orderId: string, reader: OrderReader): Promise<OrderRow | undefined> {
  let query = db
    .selectFrom("orders")
    .where("id", "=", orderId)
    .select(orderColumns)
    .select(isAccountClosed.as("is_account_closed"));
  if ("userId" in reader) query = query.where("user_id", "=", reader.userId);
  return query.executeTakeFirst();
}

export interface PartRow {
  id: string;
  order_id: string;
  seller_id: string;
  number: string;
  position: number;
  shop_name: string;
  shop_slug: string;
  status: string;
  subtotal_amount: number;
  discount_amount: number;
  platform_discount_amount: number;
  discounts: unknown;
  shipping_amount: number;
  tax_amount: number;
  included_tax_amount: number;
  total_amount: number;
  refunded_amount: number;
  promised_amount: number;
  waiting_refund_count: number;
  commission_basis_points: number | null;
  commission_amount: number;
  fees: unknown;
  seller_tax_amount: number;
  shipping_method: unknown;
  return_postage: ReturnPostage;
  /** As it was said when it was ordered; of what was ordered before that was kept, as the shop says now. */
  processing_days: number;
  placed_at: Date;
  updated_at: Date;
}

const partColumns = [
  "id",
  "order_id",
  "seller_id",
  "number",
  "position",
  "shop_name",
  "shop_slug",
  "status",
  "subtotal_amount",
  "discount_amount",
  "platform_discount_amount",
  "discounts",
  "shipping_amount",
  "tax_amount",
  "included_tax_amount",
  "total_amount",
  "refunded_amount",
  "promised_amount",
  "waiting_refund_count",
  "commission_basis_points",
  "commission_amount",
  "fees",
  "seller_tax_amount",
  "shipping_method",
  "placed_at",
  "updated_at",
] as const;

/** What the shop says now of who pays for what comes back. */
const withReturnPostage = sql<ReturnPostage>`coalesce((
  select kept.return_postage from shop_shipping kept where kept.seller_id = seller_orders.seller_id), 'fault')`.as(
  "return_postage",
);

const withProcessingDays = sql<number>`coalesce(seller_orders.processing_days, (
  select shop.processing_days from sellers shop where shop.id = seller_orders.seller_id))`.as("processing_days");

export async function listParts(db: Db, orderId: string): Promise<PartRow[]> {
  return db
    .selectFrom("seller_orders")
    .where("order_id", "=", orderId)
    .select(partColumns)
    .select([withReturnPostage, withProcessingDays])
    .orderBy("position")
    .execute();
}

export async function findSellerPart(db: Db, sellerId: string, sellerOrderId: string): Promise<PartRow | undefined> {
  return db
    .selectFrom("seller_orders")
    .where("id", "=", sellerOrderId)
    .where("seller_id", "=", sellerId)
    .select(partColumns)
    .select([withReturnPostage, withProcessingDays])
    .executeTakeFirst();
}

export interface ItemRow {
  id: string;
  seller_order_id: string;
  product_id: string;
  variant_id: string;
  name: string;
  variant_title: string;
  sku: string | null;
  slug: string;
  picture: unknown;
  unit_price_amount: number;
  quantity: number;
  ships_by: string | null;
  withdrawal_exclusion: string | null;
  subtotal_amount: number;
  discount_amount: number;
  platform_discount_amount: number;
  tax_amount: number;
  commission_amount: number;
  cancelled_quantity: number;
  shipped_quantity: number;
  delivered_quantity: number;
  returned_quantity: number;
  position: number;
}

export async function listItems(db: Db, orderId: string): Promise<ItemRow[]> {
  return db
    .selectFrom("order_items")
    .where("order_id", "=", orderId)
    .select([
      "id",
      "seller_order_id",
      "product_id",
      "variant_id",
      "name",
      "variant_title",
      "sku",
      "slug",
      "picture",
      "unit_price_amount",
      "quantity",
      sql<string | null>`ships_by::text`.as("ships_by"),
      "withdrawal_exclusion",
      "subtotal_amount",
      "discount_amount",
      "platform_discount_amount",
      "tax_amount",
      "commission_amount",
      "cancelled_quantity",
      "shipped_quantity",
      "delivered_quantity",
      "returned_quantity",
      "position",
    ])
    .orderBy("position")
    .execute();
}

export interface ShipmentRow {
  id: string;
  seller_order_id: string;
  carrier: string;
  tracking_number: string;
  tracking_url: string | null;
  status: string;
  shipped_at: Date;
  delivered_at: Date | null;
  items: { orderItemId: string; name: string; quantity: number }[];
  scans: { at: string; status: ScanStatus; text: string; place: string | null }[];
}

export async function listShipments(db: Db, orderId: string): Promise<ShipmentRow[]> {
  const { rows } = await sql<ShipmentRow>`
    select shipment.id, shipment.seller_order_id, shipment.carrier, shipment.tracking_number, shipment.tracking_url,
      shipment.status, shipment.shipped_at, shipment.delivered_at,
      (
        select jsonb_agg(jsonb_build_object('orderItemId', item.id, 'name', item.name, 'quantity', sent.quantity)
          order by item.position)
        from shipment_items sent join order_items item on item.id = sent.order_item_id
        where sent.shipment_id = shipment.id
      ) as items,
      (
        select coalesce(jsonb_agg(jsonb_build_object('at', scan.at, 'status', scan.status, 'text', scan.text,
          'place', scan.place) order by scan.at), '[]')
        from shipment_scans scan where scan.shipment_id = shipment.id
      ) as scans
    from shipments shipment where shipment.order_id = ${orderId} order by shipment.shipped_at, shipment.id
  `.execute(db);
  return rows;
}

export interface DisputeOfOrderRow {
  id: string;
  amount: number;
  currency: string;
  reason: string;
  status: string;
  openedAt: string;
  closedAt: string | null;
  answerBy: string | null;
  isAnswered: boolean;
  /** The parts that it is about; null: all of them. */
  sellerOrderIds: string[] | null;
}

/** The card of the latest payment attempt, and what banks ask or asked back of the order, the oldest first. */
export async function findPaidWith(
  db: Db,
  orderId: string,
): Promise<{ card: { brand: string; last4: string } | null; disputes: DisputeOfOrderRow[] }> {
  const { rows } = await sql<{ card: { brand: string; last4: string } | null; disputes: DisputeOfOrderRow[] }>`
    select payment_method as card, (
      select coalesce(jsonb_agg(jsonb_build_object('id', dispute.id, 'amount', dispute.amount, 'currency', dispute.currency,
        'reason', dispute.reason, 'status', dispute.status, 'openedAt', dispute.opened_at, 'closedAt', dispute.closed_at,
        'answerBy', dispute.evidence_due_at, 'isAnswered', dispute.evidence_sent_at is not null,
        'sellerOrderIds', dispute.seller_order_ids) order by dispute.opened_at, dispute.id), '[]')
      from disputes dispute where dispute.order_id = ${orderId}
    ) as disputes
    from payments where order_id = ${orderId} order by attempt desc limit 1
  `.execute(db);
  return rows[0] ?? { card: null, disputes: [] };
}
