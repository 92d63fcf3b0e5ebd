import type { productStockView } from "@emporia/contracts/inventory";
import type { z } from "zod";
import type { Ctx } from "../platform/index";
import { listLocations } from "./list-locations";
import { listProductLevels } from "./queries";

/** What is where of a product of the seller's; nothing of another one's. */
export async function getProductStock(
  ctx: Ctx,
  input: { sellerId: string; productId: string },
): Promise<z.output<typeof productStockView>> {
  const { items } = await listLocations(ctx, input);
  return {
    locations: items.map(({ id, name, isDefault }) => ({ id, name, isDefault })),
    levels: await listProductLevels(ctx.db, input.sellerId, input.productId),
  };
}
