import type { categoryPageInput, categoryPageView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, memoised, NotFound } from "../platform/index";
import { findProducts, readRefs, toProductQuery } from "../search/index";
import { type CategoryHeader, findCategoryHeader, findMovedCategory } from "./queries/categories";

interface KeptHeader {
  category: CategoryHeader;
  movedTo: string | null;
}

const keptHeaders = memoised<KeptHeader>(30_000, 500);

/**
 * A page of a category: where it is in the tree, its products and those of its subcategories, and facets. An old
 * address answers too and says where the category is now.
 * The products are as they are now; names and counts may be 30 seconds old.
 * @throws NotFound no such category, or no such shop
 */
export async function getCategoryPage(
  ctx: Ctx,
  input: z.output<typeof categoryPageInput>,
): Promise<z.output<typeof categoryPageView>> {
  const { categoryId: ref, ...filters } = input;
  const { category, movedTo } = await keptHeaders(ctx.db, ref, () => readHeader(ctx, ref));
  const { sellerIds } = await readRefs(ctx, { seller: filters.seller });
  return { category, movedTo, ...(await findProducts(ctx, toProductQuery(ctx, filters, category.id, sellerIds))) };
}

async function readHeader(ctx: Ctx, ref: string): Promise<KeptHeader> {
  const header = await findCategoryHeader(ctx.db, ref);
  if (header) return { category: header, movedTo: null };
  const movedId = await findMovedCategory(ctx.db, ref);
  const moved = movedId === undefined ? undefined : await findCategoryHeader(ctx.db, movedId);
  if (!moved) throw new NotFound("This category");
  return { category: moved, movedTo: moved.slug };
}
