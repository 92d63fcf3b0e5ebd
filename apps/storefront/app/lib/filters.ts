import type { ProductSort } from "@emporia/contracts/catalog";

/** What narrows a list of products, as it stands in the address. Prices are minor units of the market's currency. */
export interface Filters {
  q?: string | undefined;
  category?: string | undefined;
  /** Several are any of them. */
  sellers?: readonly string[] | undefined;
  /** Keys of values, as in `color:blue`. */
  options?: readonly string[] | undefined;
  attributes?: readonly string[] | undefined;
  tag?: string | undefined;
  priceMin?: number | undefined;
  priceMax?: number | undefined;
  /** Digits after the point in the market's currency; two when absent. */
  priceDigits?: number | undefined;
  ratingMin?: number | undefined;
  withSoldOut?: boolean | undefined;
  sort?: ProductSort | undefined;
  /** As a list with descriptions; as a grid when absent. */
  view?: "list" | undefined;
  cursor?: string | undefined;
  page?: number | undefined;
}

const sorts = ["relevance", "best_selling", "newest", "price_asc", "price_desc", "rating"] as const;
const sortWords: Record<ProductSort, string> = {
  relevance: "Best match",
  best_selling: "Best selling",
  newest: "Newest",
  price_asc: "Price, low to high",
  price_desc: "Price, high to low",
  rating: "Best rated",
};
const MOST = 100_000_000;
const MOST_CHOSEN = 20;

/** Ways to sort; by how well words match only where there are words. */
export function sortOptions(hasWords: boolean): { value: ProductSort; label: string }[] {
  return sorts
    .filter((sort) => hasWords || sort !== "relevance")
    .map((sort) => ({ value: sort, label: sortWords[sort] }));
}

/** Reads an address; what makes no sense in it is left out, so that an old or odd link still shows a page. */
export function filtersOf(query: URLSearchParams, priceDigits = 2): Filters {
  const text = (name: string, most: number) => query.get(name)?.trim().slice(0, most) || undefined;
  const list = (name: string, most: number) => {
    const chosen = [...new Set(query.getAll(name))].filter((each) => each !== "" && each.length <= most);
    return chosen.length > 0 ? chosen.slice(0, MOST_CHOSEN).sort() : undefined;
  };
  const sort = sorts.find((each) => each === query.get("sort"));
  const page = Number(query.get("page"));
  const rating = Number(query.get("rating"));
  // Older links carry those of the pages before it as well.
  const cursor = query.getAll("cursor").findLast((each) => each !== "" && each.length <= 500);
  const [priceMin, priceMax] = ["min", "max"].map((name) => amountOf(query.get(name), priceDigits));
  const isSwapped = priceMin !== undefined && priceMax !== undefined && priceMin > priceMax;
  return clean({
    q: text("q", 200),
    category: text("category", 80),
    sellers: list("seller", 80),
    options: list("option", 200),
    attributes: list("attribute", 200),
    tag: text("tag", 60),
    priceMin: isSwapped ? priceMax : priceMin,
    priceMax: isSwapped ? priceMin : priceMax,
    priceDigits: priceDigits === 2 ? undefined : priceDigits,
    ratingMin: rating >= 1 && rating <= 5 ? rating : undefined,
    withSoldOut: query.get("stock") === "all" || undefined,
    sort,
    view: query.get("view") === "list" ? ("list" as const) : undefined,
    cursor,
    page: cursor && Number.isInteger(page) && page > 1 && page < 10_000 ? page : undefined,
  });
}

/** The address of a list; the same filters always give the same text. */
export function pathOf(path: string, filters: Filters): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined && value !== "") query.set(name, String(value));
  };
  put("q", filters.q);
  put("category", filters.category);
  for (const [name, values] of lists(filters)) for (const value of values) query.append(name, value);
  put("tag", filters.tag);
  put("min", filters.priceMin === undefined ? undefined : majorText(filters.priceMin, filters.priceDigits));
  put("max", filters.priceMax === undefined ? undefined : majorText(filters.priceMax, filters.priceDigits));
  put("rating", filters.ratingMin);
  put("stock", filters.withSoldOut ? "all" : undefined);
  put("sort", filters.sort);
  put("view", filters.view);
  put("page", filters.page);
  put("cursor", filters.cursor);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

const lists = ({ sellers, options, attributes }: Filters): [string, readonly string[]][] => [
  ["seller", sellers ?? []],
  ["option", options ?? []],
  ["attribute", attributes ?? []],
];

/** The list with the value taken in, or out when it is in it; undefined when nothing is left. */
export function toggled(list: readonly string[] | undefined, value: string): readonly string[] | undefined {
  const rest = (list ?? []).filter((each) => each !== value);
  const next = rest.length < (list ?? []).length ? rest : [...rest, value].sort();
  return next.length > 0 ? next : undefined;
}

/** Another choice starts on the first page again. */
export function refined(filters: Filters, change: Partial<Filters>): Filters {
  return clean({ ...filters, cursor: undefined, page: undefined, ...change });
}

interface Found {
  previousCursor: string | null;
  nextCursor: string | null;
}

/** Which page this is, counted from 1. The address says it; that it is the first one the answer knows better. */
export function pageOf({ page, cursor }: Filters, { previousCursor }: Pick<Found, "previousCursor">): number {
  return previousCursor === null || !cursor ? 1 : (page ?? 2);
}

/** Addresses of the pages beside this one; undefined where there is none. */
export function pagePaths(
  path: string,
  filters: Filters,
  found: Found,
): { previousHref: string | undefined; nextHref: string | undefined } {
  const page = pageOf(filters, found);
  const at = (cursor: string, to: number) =>
    pathOf(path, to <= 1 ? refined(filters, {}) : clean({ ...filters, cursor, page: to }));
  return {
    previousHref: found.previousCursor === null ? undefined : at(found.previousCursor, page - 1),
    nextHref: found.nextCursor === null ? undefined : at(found.nextCursor, page + 1),
  };
}

/** What the API's list takes. */
export function apiFilters({
  withSoldOut,
  sellers,
  options,
  attributes,
  page: _page,
  priceDigits: _priceDigits,
  view: _view,
  ...filters
}: Filters) {
  return {
    ...filters,
    ...(sellers ? { seller: sellers.join(",") } : {}),
    ...(options ? { option: [...options] } : {}),
    ...(attributes ? { attribute: [...attributes] } : {}),
    ...(withSoldOut ? { inStock: false } : {}),
  };
}

/** How many choices narrow the list, for "Filters (2)". */
export function countOf(filters: Filters): number {
  const { priceMin, priceMax, category, tag, ratingMin, withSoldOut } = filters;
  const hasPrice = priceMin !== undefined || priceMax !== undefined;
  const single = [category, tag, ratingMin, withSoldOut, hasPrice || undefined].filter(Boolean).length;
  return lists(filters).reduce((count, [, values]) => count + values.length, single);
}

/** "25" or "25.50", as people type a price. */
export function majorText(amount: number, digits = 2): string {
  const unit = 10 ** digits;
  return amount % unit === 0 ? String(amount / unit) : (amount / unit).toFixed(digits);
}

/** An amount as somebody types it, in minor units; undefined where it is none. */
export function amountOf(text: string | null, digits: number): number | undefined {
  const match = /^[^\d\s.,-]{0,3}\s*(\d{1,7})(?:[.](\d{1,3}))?$/.exec(text?.trim().replace(/,(?=\d{3}\b)/g, "") ?? "");
  if (!match) return undefined;
  const [whole, fraction = ""] = match.slice(1);
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return undefined;
  return Math.min(Number(whole + fraction.slice(0, digits).padEnd(digits, "0")), MOST);
}

function clean(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
