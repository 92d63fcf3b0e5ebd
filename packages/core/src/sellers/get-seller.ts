import type { SellerView } from "@emporia/contracts/sellers";
import { type Ctx, NotFound } from "../platform";
import { findApprovedSeller } from "./queries";
import { toSellerView } from "./view";

/**
 * The public page of an open shop, by id or address; an address it had before leads to it too.
 * @throws NotFound no such shop, or not open
 */
export async function getSeller(ctx: Ctx, input: { sellerId: string }): Promise<SellerView> {
  const row = await findApprovedSeller(ctx.db, input.sellerId);
  if (!row) throw new NotFound("This shop");
  return toSellerView(row);
}
