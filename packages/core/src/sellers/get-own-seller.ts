import type { OwnSellerView } from "@emporia/contracts/sellers";
import { type Ctx, NotFound, signedIn } from "../platform";
import { findOwnSeller } from "./queries";
import { toOwnSellerView } from "./view";

/**
 * A shop as its own people see it, open or not.
 * @throws NotFound not a shop of the actor's
 */
export async function getOwnSeller(ctx: Ctx, input: { sellerId: string }): Promise<OwnSellerView> {
  const row = await findOwnSeller(ctx.db, signedIn(ctx).userId, input.sellerId);
  if (!row) throw new NotFound("This shop");
  return toOwnSellerView(row);
}
