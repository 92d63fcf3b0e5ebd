import type { savedProductViewsView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, signedIn } from "../../platform/index";
import { listViewRows } from "./queries";

/** What the member has kept of the shop's list of products, by name. Each member has their own. */
export async function listProductViews(
  ctx: Ctx,
  input: { sellerId: string },
): Promise<z.output<typeof savedProductViewsView>> {
  return { items: await listViewRows(ctx.db, { ...input, userId: signedIn(ctx).userId }) };
}
