import type { locationsView } from "@emporia/contracts/inventory";
import type { z } from "zod";
import { type Ctx, inTransaction } from "../platform/index";
import { defaultLocations } from "./location-levels";
import { listLocationRows } from "./queries";

/** The places where a seller keeps stock and how much is there, the default one first. Everybody has one. */
export async function listLocations(ctx: Ctx, input: { sellerId: string }): Promise<z.output<typeof locationsView>> {
  const items = await listLocationRows(ctx.db, input.sellerId);
  if (items.length > 0) return { items };
  await inTransaction(ctx, (tx) => defaultLocations(tx, [input.sellerId]));
  return { items: await listLocationRows(ctx.db, input.sellerId) };
}
