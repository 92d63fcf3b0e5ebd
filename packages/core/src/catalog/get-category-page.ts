import type { categoryPageInput, categoryPageView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, NotFound } from "../platform/index";
import { findProducts, memoised, readRefs, toProductQuery } from "../search/index";
import { type CategoryHeader, findCategoryHeader } from "./queries/categories";

const keptHeaders = memoised<CategoryHeader>(30_000, 500);

/**
 * A page of a category: where it is in the tree, its products and those of its subcategories, and facets.
 * The products are as they are now; names and counts may be 30 seconds old.
 * @throws NotFound no such category, or no such shop
 */
export async function getCategoryPage(
  ctx: Ctx,
  input: z.output<typeof categoryPageInput>,
): Promise<z.output<typeof categoryPageView>> {
  const { categoryId: ref, ...filters } = input;
  const category = await keptHeaders(ctx.db, ref, () => readHeader(ctx, ref));
  const { sellerIds } = await readRefs(ctx, { seller: filters.seller });
  return { category, ...(await findProducts(ctx, toProductQuery(filters, category.id, sellerIds))) };
}

async function readHeader(ctx: Ctx, ref: string): Promise<CategoryHeader> {
  const header = await findCategoryHeader(ctx.db, ref);
  if (!header) throw new NotFound("This category");
  return header;
}
