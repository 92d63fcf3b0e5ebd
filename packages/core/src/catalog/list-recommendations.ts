import type { recommendationsView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, isId } from "../platform/index";
import { listRecommendedCards } from "./queries/recommendations";

/**
 * What else somebody may like who looks at a product, given by id or slug: up to four that are bought together with it, and
 * up to eight that are most like it, or best sellers of its category while it was not compared yet. Empty for a product that
 * shoppers never saw, so that it is no way to find out about one.
 */
export async function listRecommendations(
  ctx: Ctx,
  input: { ref: string },
): Promise<z.output<typeof recommendationsView>> {
  const { ref } = input;
  const cards = await listRecommendedCards(ctx.db, ctx.market, isId(ref) ? { id: ref } : { slug: ref });
  const boughtTogether = cards.filter(({ kind }) => kind === "together").map(({ card }) => card);
  const shown = new Set(boughtTogether.map(({ id }) => id));
  const similar = cards.filter(({ kind, card }) => kind === "similar" && !shown.has(card.id)).map(({ card }) => card);
  return { boughtTogether, similar: similar.slice(0, 8) };
}
