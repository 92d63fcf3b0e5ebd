import type { SearchProductsInput, SearchProductsView } from "@emporia/contracts/catalog";
import type { Ctx } from "../platform/index";
import { groupBy, NotFound } from "../platform/index";
import { noteAsked } from "./asked-queries";
import { highlightsIn } from "./highlights";
import { queryKey, redirectOf, rulesOf } from "./kept-rules";
import { postgresSearch, searchAmong } from "./postgres-search";
import { resolveRefs } from "./queries/refs";
import type { OptionChoice, ProductQuery } from "./search-index";
import { parseTerms } from "./words";

/**
 * Finds products that shoppers can see, and unless told otherwise buy. Categories include what is below them; several
 * shops, or values of an option, are any of them.
 * @throws NotFound no such category or shop
 */
export async function searchProducts(ctx: Ctx, input: SearchProductsInput): Promise<SearchProductsView> {
  const refs = await readRefs(ctx, input);
  return findProducts(ctx, toProductQuery(ctx, input, refs.categoryId ?? undefined, refs.sellerIds));
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

/**
 * Finds products for a query. Without words there is nothing that an index outside would find better than the sorted
 * rows of the listings. With words, what staff pinned for just them comes first, and it is counted that they were asked; where staff lead just them to
 * a page, the answer says so.
 */
export async function findProducts(ctx: Ctx, query: ProductQuery): Promise<SearchProductsView> {
  if (query.text === undefined) return postgresSearch.search(ctx.db, query);
  const found = await withPins(ctx, query, await ctx.services.search.search(ctx.db, query));
  const highlights = highlightsOf(found, query.text);
  if (query.cursor !== undefined || !isUnfiltered(query)) return { ...found, highlights };
  // Who sorts has seen the results and wants them.
  const redirect = query.sort === "relevance" ? await redirectOf(ctx.db, query.text) : undefined;
  noteAsked(ctx, query.text, { found: found.total, isRedirected: redirect !== undefined });
  return { ...found, highlights, ...(redirect ? { redirect } : {}) };
}

/** What of each name says what was searched for, typos corrected as the index understood them. */
function highlightsOf({ items, didYouMean }: SearchProductsView, text: string): SearchProductsView["highlights"] {
  const ranges = items.map(({ id, name }) => [id, highlightsIn(name, didYouMean ?? text)] as const);
  return Object.fromEntries(ranges.filter(([, found]) => found.length > 0));
}

/** Pinned products that fit the filters, on the first page; later pages leave them out. */
async function withPins(ctx: Ctx, query: ProductQuery, found: SearchProductsView): Promise<SearchProductsView> {
  if (query.sort !== "relevance") return found;
  const pinned = (await rulesOf(ctx.db)).pins.get(queryKey(parseTerms(query.text ?? "")));
  if (!pinned) return found;
  const { cursor: _, ...first } = query;
  const { items } = await searchAmong(ctx.db, { ...first, cursor: undefined, limit: pinned.length }, pinned);
  const ids = new Set(items.map((card) => card.id));
  const others = found.items.filter((card) => !ids.has(card.id));
  if (found.previousCursor !== null) return { ...found, items: others };
  return { ...found, items: [...items, ...others], total: Math.max(found.total, items.length + others.length) };
}

function isUnfiltered({
  within,
  categoryId,
  sellerIds,
  priceMin,
  priceMax,
  ratingMin,
  tag,
  options,
  attributes,
}: ProductQuery) {
  const isOff = [within, categoryId, priceMin, priceMax, ratingMin, tag].every((filter) => filter === undefined);
  return isOff && [sellerIds, options, attributes].every((chosen) => chosen.length === 0);
}

/** An input with its category and shop resolved. With words the best match comes first, without them the best seller. */
export function toProductQuery(
  { market }: Pick<Ctx, "market">,
  input: Omit<SearchProductsInput, "category" | "seller">,
  categoryId: string | undefined,
  sellerIds: readonly string[],
): ProductQuery {
  const text = input.q === undefined || input.q === "" ? undefined : input.q;
  return {
    market,
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
export function toChoices(keys: readonly string[]): OptionChoice[] {
  const lower = new Set(keys.map((key) => key.toLowerCase()));
  return [...groupBy(lower, (key) => key.split(":")[0] ?? "")].map(([name, values]) => ({ name, keys: values }));
}
