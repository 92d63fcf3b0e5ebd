import type { featuredProductsView } from "@emporia/contracts/staff-products";
import type { z } from "zod";
import type { Ctx } from "../../platform/index";
import { listFeaturedRows } from "./featured-queries";

/** What staff show at the top of the front page, in their order, with what shoppers do not see of it at the moment. */
export async function listFeatured(ctx: Ctx): Promise<z.output<typeof featuredProductsView>> {
  return listFeaturedRows(ctx.db, ctx.clock.now());
}
