import type { SearchProductsInput, SearchProductsView } from "@emporia/contracts/catalog";
import type { Ctx } from "../platform/index";
import { NotFound } from "../platform/index";
import { resolveRefs } from "./queries";
import type { ProductQuery } from "./search-index";

/**
 * Finds products that shoppers can see, and unless told otherwise buy. Categories include what is below them.
 * @throws NotFound no such category or shop
 */
export async function searchProducts(ctx: Ctx, input: SearchProductsInput): Promise<SearchProductsView> {
  const { category, seller } = input;
  const isAll = category === undefined && seller === undefined;
  const refs = isAll ? { categoryId: null, sellerId: null } : await resolveRefs(ctx.db, { category, seller });
  if (category !== undefined && refs.categoryId === null) throw new NotFound("This category");
  if (seller !== undefined && refs.sellerId === null) throw new NotFound("This shop");
  const query = toProductQuery(input, refs.categoryId ?? undefined, refs.sellerId ?? undefined);
  return ctx.services.search.search(ctx.db, query);
}

/** An input with its category and shop resolved. With words the best match comes first, without them the best seller. */
export function toProductQuery(
  input: Omit<SearchProductsInput, "category" | "seller">,
  categoryId: string | undefined,
  sellerId: string | undefined,
): ProductQuery {
  const text = input.q === undefined || input.q === "" ? undefined : input.q;
  return {
    text,
    categoryId,
    sellerId,
    priceMin: input.priceMin,
    priceMax: input.priceMax,
    ratingMin: input.ratingMin,
    tag: input.tag === "" ? undefined : input.tag,
    onlyPurchasable: input.inStock,
    sort: input.sort ?? (text === undefined ? "best_selling" : "relevance"),
    cursor: input.cursor,
    limit: input.limit,
  };
}
