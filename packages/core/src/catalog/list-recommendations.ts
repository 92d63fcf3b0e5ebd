import type { recommendationsView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, isId } from "../platform/index";
import { listSimilarCards } from "./queries/similar-products";

/**
 * What else somebody may like who looks at a product, given by id or slug: up to eight best sellers of its category,
 * what can be bought first. Empty for a product that shoppers do not see, so that it is no way to find out about one.
 */
export async function listRecommendations(
  ctx: Ctx,
  input: { ref: string },
): Promise<z.output<typeof recommendationsView>> {
  const { ref } = input;
  return { similar: await listSimilarCards(ctx.db, isId(ref) ? { id: ref } : { slug: ref }) };
}
