import type { PostalAddressView } from "@emporia/contracts/identity";
import type { listPackingSlipsInput, packingSlipsView } from "@emporia/contracts/orders";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { listPackingRows } from "./queries/packing-slips";

/** What goes into a shop's parcels, to be printed: those that are asked for, or all that wait, the oldest first. */
export async function listPackingSlips(
  ctx: Pick<Ctx, "db">,
  input: z.output<typeof listPackingSlipsInput> & { sellerId: string },
): Promise<z.output<typeof packingSlipsView>> {
  const rows = await listPackingRows(ctx.db, input.sellerId, input.sellerOrderIds);
  return {
    items: rows.map((row) => {
      const left = row.items.filter((item) => item.open > 0);
      const packed = left.length > 0 ? left : row.items.filter((item) => item.sent > 0);
      return {
        id: row.id,
        number: row.number,
        placedAt: row.placed_at.toISOString(),
        shop: { name: row.shop_name, place: [row.city, row.state].filter(Boolean).join(", ") },
        shippingAddress: row.shipping_address as PostalAddressView,
        shippingMethod: row.shipping_method.name,
        items: packed.map((item) => ({
          id: item.id,
          name: item.name,
          variantTitle: item.variantTitle,
          sku: item.sku,
          quantity: left.length > 0 ? item.open : item.sent,
        })),
      };
    }),
  };
}
