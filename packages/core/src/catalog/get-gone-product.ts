import type { goneProductView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, NotFound } from "../platform/index";
import { findProduct } from "./get-product-page";
import { listRecommendedCards } from "./queries/recommendations";

/**
 * What is said of a product that was sold once and is not any more, by its id or slug, with what is most like it. A draft
 * that was given up was never seen by anybody, and a shop that is not open has no pages: neither is told of here.
 * @throws NotFound no such product, or one that is still sold
 */
export async function getGoneProduct(ctx: Ctx, input: { ref: string }): Promise<z.output<typeof goneProductView>> {
  const found = await findProduct(ctx, input.ref);
  if (!found?.row.is_gone) throw new NotFound("This product");
  const { document, seller } = found.row;
  const cards = await listRecommendedCards(ctx.db, ctx.market, { id: document.id });
  const similar = [...new Map(cards.map(({ card }) => [card.id, card])).values()];
  return {
    id: document.id,
    slug: document.slug,
    name: document.name,
    picture: document.pictures[0] ?? null,
    breadcrumbs: document.breadcrumbs,
    seller,
    rating: document.rating,
    reviewCount: document.reviewCount,
    similar: similar.slice(0, 8),
  };
}
