import type { PostalAddressView } from "@emporia/contracts/identity";
import type { listPackingSlipsInput, packingSlipsView } from "@emporia/contracts/orders";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { listPackingRows, type PackingRow } from "./queries/packing-slips";

/** What goes into a shop's parcels, to be printed: those that are asked for, or all that wait, the oldest first. */
export async function listPackingSlips(
  ctx: Pick<Ctx, "db">,
  input: z.output<typeof listPackingSlipsInput> & { sellerId: string },
): Promise<z.output<typeof packingSlipsView>> {
  const rows = await listPackingRows(ctx.db, input.sellerId, input.sellerOrderIds);
  return {
    items: rows.flatMap((row) =>
      parcelsOf(row).map(({ shipmentId, quantities }) => ({
        id: row.id,
        shipmentId,
        number: row.number,
        placedAt: row.placed_at.toISOString(),
        shop: { name: row.shop_name, place: [row.city, row.state].filter(Boolean).join(", ") },
        shippingAddress: row.shipping_address as PostalAddressView,
        ...waysOf(row, quantities),
        isDisputed: row.is_disputed,
      })),
    ),
  };
}

/** The things of a slip, each with its service where they go by several, and the service of all of them otherwise. */
function waysOf(
  { items, shipping_method: method }: Pick<PackingRow, "items" | "shipping_method">,
  quantities: ReadonlyMap<string, number>,
): Pick<z.output<typeof packingSlipsView>["items"][number], "shippingMethod" | "items"> {
  const packed = items.flatMap(({ id, name, variantTitle, sku }) => {
    const quantity = quantities.get(id) ?? 0;
    const way = method.parts?.find(({ itemIds }) => itemIds.includes(id))?.name ?? null;
    return quantity > 0 ? [{ id, name, variantTitle, sku, quantity, way }] : [];
  });
  const ways = [...new Set(packed.map(({ way }) => way))];
  const [only] = ways;
  if (ways.length > 1) return { shippingMethod: "Several services: see the items", items: packed };
  return { shippingMethod: only ?? method.name, items: packed.map((item) => ({ ...item, way: null })) };
}

/** One parcel of all that is still to be sent; the parcels as they went, where nothing is left to send. */
function parcelsOf({ items, parcels }: PackingRow): { shipmentId: string | null; quantities: Map<string, number> }[] {
  if (items.some((item) => item.open > 0))
    return [{ shipmentId: null, quantities: new Map(items.map((item) => [item.id, item.open])) }];
  return (parcels ?? []).map((parcel) => ({
    shipmentId: parcel.id,
    quantities: new Map(parcel.items.map((item) => [item.id, item.quantity])),
  }));
}
