import type { listSellersInput, StaffSellerView, staffSellersView } from "@emporia/contracts/sellers";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../platform";
import { findStaffSeller, listStaffSellerRows } from "./staff-queries";
import { toStaffSellerView } from "./view";

/** Shops and applications for staff, the newest first. */
export async function listSellers(
  ctx: Ctx,
  input: z.output<typeof listSellersInput>,
): Promise<z.infer<typeof staffSellersView>> {
  const after = input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor);
  const rows = await listStaffSellerRows(ctx.db, input, after, input.limit);
  return toPage(rows, input.limit, toStaffSellerView, (row) => [row.position, row.id]);
}

/**
 * One shop with what staff need to decide about it.
 * @throws NotFound no such shop
 */
export async function getStaffSeller(ctx: Ctx, input: { sellerId: string }): Promise<StaffSellerView> {
  const row = await findStaffSeller(ctx.db, input.sellerId);
  if (!row) throw new NotFound("This shop");
  return toStaffSellerView(row);
}
