import type { ProductCardView, ProductSort } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { Place, Position } from "../position";
import { MOST_BOOST, SOLD_OUT_KEEPS } from "../quality/quality";
import type { ProductQuery } from "../search-index";
import type { Match } from "../words";
import {
  and,
  baseConditions,
  facetConditions,
  isOffered,
  parsed,
  priceConditions,
  unnarrowed,
  type Wanted,
} from "./filters";
import { listingCategoriesOf, listingsOf } from "./market-listings";

/** Cards of a page in their order, whether others follow in the direction in which it was read, and where it lies. */
export interface ListingPage {
  cards: ProductCardView[];
  hasMore: boolean;
  first: Position | null;
  last: Position | null;
}

interface Order {
  /** Columns of the row `place`, or of the listing itself, as they are compared, the id last. */
  columns: RawBuilder<unknown>[];
  casts: RawBuilder<unknown>[];
  isAscending: boolean;
}

/** What a shop on a break sells comes last; how well a product fits, or what is asked for, orders the rest. */
function orderOf(sort: ProductSort, wanted: Wanted): Order {
  const id = sql`place.product_id`;
  const uuid = sql`uuid`;
  const by = (column: string, cast: RawBuilder<unknown>): Order => ({
    columns: [sql`place.open_rank`, sql.ref(`place.${column}`), id],
    casts: [sql`smallint`, cast, uuid],
    isAscending: false,
  });
  switch (sort) {
    case "relevance":
      if (wanted === undefined) return orderOf("best_selling", wanted);
      return {
        columns: [sql`place.open_rank`, sql`place.relevance`, sql`place.rating_rank`, sql`place.sold_count`, id],
        casts: [sql`smallint`, sql`integer`, sql`integer`, sql`integer`, uuid],
        isAscending: false,
      };
    case "best_selling":
      return by("sold_count", sql`integer`);
    case "newest":
      return by("published_at", sql`timestamptz`);
    case "rating":
      return by("rating_rank", sql`integer`);
    case "price_desc":
      return by("price_amount", sql`bigint`);
    case "price_asc":
      return {
        columns: [sql`place.break_rank`, sql`place.price_amount`, id],
        casts: [sql`smallint`, sql`bigint`, uuid],
        isAscending: true,
      };
  }
}

/** Of the rank by words what a product keeps or gains by its shop, and keeps when it cannot be bought. */
const merit = sql`(1 + ${sql.lit(MOST_BOOST / 100)}::float8 * place.seller_points)
  * case when place.is_purchasable then 1 else ${sql.lit(SOLD_OUT_KEEPS)}::float8 end`;

/**
 * How well a product fits, in thousandths: within them people's ratings and purchases decide. Each word counts where it
 * occurs, and for more in a short name, which says what the product is and not also what it comes with. All of them as
 * whole words come before words that merely begin so, or some of them. A little counts how well its shop serves.
 */
function relevance(wanted: Match | { productIds: readonly string[] }): RawBuilder<unknown> {
  if ("productIds" in wanted) return sql`-array_position(${[...wanted.productIds]}::uuid[], place.product_id)`;
  const { someWords, wholeWords } = wanted;
  return sql`round(1000 * (
    ts_rank('{0.05, 0.2, 0.4, 1.0}', place.document, ${parsed(someWords)})
      / (1 + ln(1 + length(ts_filter(place.document, '{a}'))))
      * ${merit}
    + (place.document @@ ${parsed(wholeWords)})::integer))::integer`;
}

/** Products that an index outside has found, those first that fit best; equal ones stay in the order given. */
export async function rankListings(db: Db, productIds: readonly string[], match: Match): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    select coalesce(array_agg(ranked.id order by ranked.open_rank desc nulls last, ranked.relevance desc nulls last, ranked.nth), '{}') as ids
    from (
      select found.id, found.nth, place.open_rank, ${relevance(match)} as relevance
      from unnest(${[...productIds]}::uuid[]) with ordinality as found (id, nth)
      left join product_listings place on place.product_id = found.id offset 0
    ) ranked
  `.execute(db);
  return rows[0]?.ids ?? [];
}

/** Whether the words match anything before something is chosen of a facet. */
export async function hasMatch(db: Db, query: ProductQuery, match: Match): Promise<boolean> {
  const whole = unnarrowed(query);
  const conditions = and([...baseConditions(whole, match, "listing"), ...facetConditions(whole, "listing")]);
  const { rows } = await sql<{ isThere: boolean }>`
    select exists (select from ${listingsOf(query.market)} listing where ${conditions}) as "isThere"
  `.execute(db);
  return rows[0]?.isThere === true;
}

/** Where a page begins: after a row, after so many, or where it ends: before a row. */
export type PageStart = Place | { offset: number } | undefined;

/**
 * A page of listings. A category alone is read from its own sorted rows, so that a page costs what it shows however
 * large the category is. It comes as one row: reading a row takes Node as long as reading a card.
 */
export async function listListings(
  db: Db,
  query: ProductQuery,
  wanted: Wanted,
  start: PageStart,
): Promise<ListingPage> {
  const order = orderOf(query.sort, wanted);
  const isBackward = start !== undefined && "before" in start;
  // What comes before is read from the place backwards, and shown forwards.
  const isReadAscending = order.isAscending !== isBackward;
  const comparison = isReadAscending ? sql`>` : sql`<`;
  const categoryId = plainCategoryOf(query, wanted);
  const inCategory = categoryId !== undefined;
  const filters: RawBuilder<unknown>[] = inCategory
    ? [
        sql`place.is_visible`,
        sql`place.category_id = ${categoryId}`,
        ...priceConditions(query, sql`place.price_amount`),
        ...(query.within ? priceConditions(query.within, sql`place.price_amount`) : []),
      ]
    : [...baseConditions(query, wanted, "place"), ...facetConditions(query, "place")];
  if (inCategory && query.onlyPurchasable) filters.push(isOffered("place"));
  const bound = start === undefined || "offset" in start ? undefined : "after" in start ? start.after : start.before;
  const given = bound?.map((part, index) => sql`${part}::${order.casts[index] ?? sql`text`}`);
  const isNext = given ? sql`(${sql.join(order.columns)}) ${comparison} (${sql.join(given)})` : sql`true`;
  const columns = sql.join(order.columns);
  const sortedBy = (isAscending: boolean) =>
    sql.join(order.columns.map((column) => sql`${column} ${isAscending ? sql`asc` : sql`desc`}`));
  const shown = sortedBy(order.isAscending);
  const position = sql.join(order.columns.map((column) => sql`${column}::text`));
  const offset = start && "offset" in start ? sql`offset ${start.offset}` : sql``;
  const isRanked = wanted !== undefined && query.sort === "relevance";
  // What is ranked is so once, not each time its rank is mentioned: `offset 0` keeps the two selects apart.
  const places = isRanked
    ? sql`(
        select place.product_id, place.open_rank, place.rating_rank, place.sold_count, ${relevance(wanted)} as relevance
        from ${listingsOf(query.market)} place where ${and(filters)} offset 0
      ) place where ${isNext}`
    : sql`${inCategory ? listingCategoriesOf(query.market) : listingsOf(query.market)} place where ${and(filters)} and ${isNext}`;
  const of = (nth: RawBuilder<unknown>) => sql`(array_agg(array[${position}] order by ${shown}))[${nth}:${nth}]`;
  const count = sql`count(*)::integer`;
  const { limit } = query;
  const { rows } = await sql<{ cards: ProductCardView[]; first: Position[] | null; last: Position[] | null }>`
    select coalesce(json_agg(listing.card order by ${shown}), '[]') as cards,
      ${of(isBackward ? sql`greatest(1, ${count} - ${limit - 1})` : sql`1`)} as first,
      ${of(isBackward ? count : sql`least(${count}, ${limit})`)} as last
    from (
      select ${columns} from ${places} order by ${sortedBy(isReadAscending)} limit ${limit + 1} ${offset}
    ) place
    join ${listingsOf(query.market)} listing using (product_id)
  `.execute(db);
  const read = rows[0]?.cards ?? [];
  const hasMore = read.length > limit;
  return {
    cards: isBackward ? read.slice(-limit) : read.slice(0, limit),
    hasMore,
    first: rows[0]?.first?.[0] ?? null,
    last: rows[0]?.last?.[0] ?? null,
  };
}

/** The category that is read from its own sorted rows: one is asked for, or is the bounds, and nothing else but prices. */
function plainCategoryOf({ within, ...query }: ProductQuery, wanted: Wanted): string | undefined {
  const isPlain =
    wanted === undefined &&
    query.options.length === 0 &&
    query.ratingMin === undefined &&
    [query, ...(within ? [within] : [])].every(
      ({ sellerIds, attributes, tag }) => sellerIds.length === 0 && attributes.length === 0 && tag === undefined,
    );
  const [only, ...others] = [query.categoryId, within?.categoryId].filter((id) => id !== undefined);
  return isPlain && others.length === 0 ? only : undefined;
}
