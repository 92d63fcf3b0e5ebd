import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { PlacedParcel } from "../events";
import { isPartDisputed, TO_SHIP } from "./lists";

export interface PackingRow {
  id: string;
  order_id: string;
  number: string;
  placed_at: Date;
  shop_name: string;
  city: string;
  state: string | null;
  shipping_address: unknown;
  shipping_method: { name: string; parts?: readonly Pick<PlacedParcel, "name" | "itemIds">[] };
  is_disputed: boolean;
  parcels: { id: string; items: { id: string; quantity: number }[] }[] | null;
  items: {
    id: string;
    variantId: string;
    name: string;
    variantTitle: string;
    sku: string | null;
    open: number;
    sent: number;
  }[];
}

/** Units that wait for the shopper to agree that they are taken out: nobody packs them meanwhile. */
const heldUnits = sql`coalesce((
  select sum((removed ->> 'quantity')::integer)
  from amendments amendment
  join order_events event on event.order_id = amendment.order_id and event.type = 'AmendmentProposed'
    and event.payload ->> 'amendmentId' = amendment.id::text
  cross join jsonb_array_elements(event.payload -> 'removed') as removed
  where amendment.seller_order_id = item.seller_order_id and amendment.status = 'PROPOSED'
    and removed ->> 'orderItemId' = item.id::text), 0)::integer`;

/** A shop's parts with what is to be packed: these, or all that wait to be sent, the oldest first, a hundred at most. */
export async function listPackingRows(
  db: Db,
  sellerId: string,
  sellerOrderIds: readonly string[] | undefined,
): Promise<PackingRow[]> {
  const { rows } = await sql<PackingRow>`
    select part.id, part.order_id, part.number, part.placed_at, part.shop_name, seller.city, seller.state, o.shipping_address,
      part.shipping_method, ${isPartDisputed} as is_disputed,
      (select jsonb_agg(jsonb_build_object(
          'id', item.id, 'variantId', item.variant_id, 'name', item.name, 'variantTitle', item.variant_title, 'sku', item.sku,
          'open', item.quantity - item.cancelled_quantity - item.shipped_quantity - ${heldUnits}, 'sent', item.shipped_quantity
        ) order by item.position)
        from order_items item where item.seller_order_id = part.id) as items,
      (select jsonb_agg(jsonb_build_object('id', parcel.id, 'items',
          (select jsonb_agg(jsonb_build_object('id', packed.order_item_id, 'quantity', packed.quantity))
            from shipment_items packed where packed.shipment_id = parcel.id)
        ) order by parcel.shipped_at, parcel.id)
        from shipments parcel where parcel.seller_order_id = part.id) as parcels
    from seller_orders part
    join orders o on o.id = part.order_id
    join sellers seller on seller.id = part.seller_id
    where part.seller_id = ${sellerId} and o.payment_status not in ('FAILED', 'CANCELLED', 'PENDING')
      and ${
        sellerOrderIds
          ? sql`part.id = any(${[...sellerOrderIds]}::uuid[]) and part.status <> 'CANCELLED'`
          : sql`part.status = any(${[...TO_SHIP]}::text[])`
      }
    order by part.placed_at, part.id limit 100
  `.execute(db);
  return rows;
}
