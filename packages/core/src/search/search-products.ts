import type { SearchProductsInput, SearchProductsView } from "@emporia/contracts/catalog";
import type { Ctx } from "../platform/index";
import { groupBy, NotFound } from "../platform/index";
import { postgresSearch } from "./postgres-search";
import { resolveRefs } from "./queries/refs";
import type { OptionChoice, ProductQuery } from "./search-index";

/**
 * Finds products that shoppers can see, and unless told otherwise buy. Categories include what is below them; several
 * shops, or values of an option, are any of them.
 * @throws NotFound no such category or shop
 */
export async function searchProducts(ctx: Ctx, input: SearchProductsInput): Promise<SearchProductsView> {
  const refs = await readRefs(ctx, input);
  return findProducts(ctx, toProductQuery(input, refs.categoryId ?? undefined, refs.sellerIds));
}

/**
 * The category and the shops that are meant by id or address.
 * @throws NotFound no such category, or none of the shops
 */
export async function readRefs(
  ctx: Ctx,
  { category, seller }: { category?: string | undefined; seller?: string | undefined },
): Promise<{ categoryId: string | null; sellerIds: string[] }> {
  const sellers = (seller ?? "").split(",").filter((ref) => ref !== "");
  if (category === undefined && sellers.length === 0) return { categoryId: null, sellerIds: [] };
  const refs = await resolveRefs(ctx.db, { category, sellers });
  if (category !== undefined && refs.categoryId === null) throw new NotFound("This category");
  if (sellers.length > 0 && refs.sellerIds.length === 0) throw new NotFound("This shop");
  return refs;
}

/** Without words there is nothing that an index outside would find better than the sorted rows of the listings. */
export function findProducts(ctx: Ctx, query: ProductQuery): Promise<SearchProductsView> {
  const index = query.text === undefined ? postgresSearch : ctx.services.search;
  return index.search(ctx.db, query);
}

/** An input with its category and shop resolved. With words the best match comes first, without them the best seller. */
export function toProductQuery(
  input: Omit<SearchProductsInput, "category" | "seller">,
  categoryId: string | undefined,
  sellerIds: readonly string[],
): ProductQuery {
  const text = input.q === undefined || input.q === "" ? undefined : input.q;
  return {
    text,
    categoryId,
    sellerIds,
    priceMin: input.priceMin,
    priceMax: input.priceMax,
    ratingMin: input.ratingMin,
    tag: input.tag === "" ? undefined : input.tag,
    options: toChoices(input.option ?? []),
    attributes: toChoices(input.attribute ?? []),
    onlyPurchasable: input.inStock,
    sort: input.sort ?? (text === undefined ? "best_selling" : "relevance"),
    cursor: input.cursor,
    limit: input.limit,
  };
}

/** Keys of values by the option that they belong to. */
function toChoices(keys: readonly string[]): OptionChoice[] {
  const lower = new Set(keys.map((key) => key.toLowerCase()));
  return [...groupBy(lower, (key) => key.split(":")[0] ?? "")].map(([name, values]) => ({ name, keys: values }));
}
