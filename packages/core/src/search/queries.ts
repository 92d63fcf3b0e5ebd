import type { ProductCardView, ProductSort, SearchProductsView, suggestView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Position } from "./position";
import type { ProductQuery } from "./search-index";
import type { Match } from "./words";

const and = (conditions: readonly RawBuilder<unknown>[]) => sql.join([...conditions], sql` and `);

/** Which of the filters that have a facet apply; a facet counts with all filters but its own. */
const facetFilters = ["category", "seller", "price"] as const;
type FacetFilter = (typeof facetFilters)[number];

function facetCondition(filter: FacetFilter, query: ProductQuery, row: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter === "category" && query.categoryId)
    conditions.push(sql`${query.categoryId}::uuid = any(${column("category_ids")})`);
  if (filter === "seller" && query.sellerId) conditions.push(sql`${column("seller_id")} = ${query.sellerId}`);
  if (filter === "price" && query.priceMin !== undefined)
    conditions.push(sql`${column("price_amount")} >= ${query.priceMin}`);
  if (filter === "price" && query.priceMax !== undefined)
    conditions.push(sql`${column("price_amount")} <= ${query.priceMax}`);
  return and(conditions);
}

/** A query as the documents are written. Within a select of its own it is read once, and not again for each row. */
function parsed(tsquery: string): RawBuilder<unknown> {
  return sql`(select to_tsquery('english', plain_text(${tsquery})))`;
}

/** The filters that have no facet. */
function baseConditions(query: ProductQuery, match: Match | undefined, row: string): RawBuilder<unknown>[] {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  const conditions = [sql`${column("is_visible")}`];
  if (query.onlyPurchasable) conditions.push(sql`${column("is_purchasable")}`);
  if (match !== undefined) conditions.push(sql`${column("document")} @@ ${parsed(match.tsquery)}`);
  if (query.tag !== undefined) conditions.push(sql`${query.tag.toLowerCase()} = any(${column("tags")})`);
  // A product that nobody rated has a rank but no rating.
  if (query.ratingMin !== undefined)
    conditions.push(sql`(${column("card")} ->> 'rating')::numeric >= ${query.ratingMin}::numeric`);
  return conditions;
}

export interface ListingRow {
  product_id: string;
  card: ProductCardView;
  position: (string | number)[];
}

interface Order {
  /** Columns of the row `place`, or of the listing itself, as they are compared, the id last. */
  columns: RawBuilder<unknown>[];
  casts: RawBuilder<unknown>[];
  isAscending: boolean;
}

function orderOf(sort: ProductSort, match: Match | undefined): Order {
  const id = sql`place.product_id`;
  const uuid = sql`uuid`;
  switch (sort) {
    case "relevance":
      if (match === undefined) return orderOf("best_selling", match);
      return {
        columns: [sql`place.relevance`, sql`place.rating_rank`, sql`place.sold_count`, id],
        casts: [sql`integer`, sql`integer`, sql`integer`, uuid],
        isAscending: false,
      };
    case "best_selling":
      return { columns: [sql`place.sold_count`, id], casts: [sql`integer`, uuid], isAscending: false };
    case "newest":
      return { columns: [sql`place.published_at`, id], casts: [sql`timestamptz`, uuid], isAscending: false };
    case "rating":
      return { columns: [sql`place.rating_rank`, id], casts: [sql`integer`, uuid], isAscending: false };
    case "price_asc":
    case "price_desc":
      return {
        columns: [sql`place.price_amount`, id],
        casts: [sql`bigint`, uuid],
        isAscending: sort === "price_asc",
      };
  }
}

/**
 * How well a product fits, in thousandths: within them people's ratings and purchases decide. Each word counts where it
 * occurs, and for more in a short name, which says what the product is and not also what it comes with. All of them as
 * whole words come before words that merely begin so, or some of them.
 */
function relevance({ someWords, wholeWords }: Match): RawBuilder<unknown> {
  return sql`round(1000 * (
    ts_rank('{0.05, 0.2, 0.4, 1.0}', place.document, ${parsed(someWords)})
      / (3 + ln(1 + length(ts_filter(place.document, '{a}'))))
    + (place.document @@ ${parsed(wholeWords)})::integer))::integer`;
}

/**
 * A page of listings, `limit + 1` of them. A category alone is read from its own sorted rows, so that a page costs
 * what it shows however large the category is.
 */
export async function listListings(
  db: Db,
  query: ProductQuery,
  match: Match | undefined,
  after: Position | undefined,
): Promise<ListingRow[]> {
  const order = orderOf(query.sort, match);
  const direction = order.isAscending ? sql`asc` : sql`desc`;
  const comparison = order.isAscending ? sql`>` : sql`<`;
  const inCategory = isPlainCategory(query, match);
  const filters: RawBuilder<unknown>[] = inCategory
    ? [sql`place.is_visible`, sql`place.category_id = ${query.categoryId}`, facetCondition("price", query, "place")]
    : [
        ...baseConditions(query, match, "place"),
        ...facetFilters.map((filter) => facetCondition(filter, query, "place")),
      ];
  if (inCategory && query.onlyPurchasable) filters.push(sql`place.is_purchasable`);
  const given = after?.map((part, index) => sql`${part}::${order.casts[index] ?? sql`text`}`);
  const isNext = given ? sql`(${sql.join(order.columns)}) ${comparison} (${sql.join(given)})` : sql`true`;
  const position = sql.join(order.columns.map((column) => sql`${column}::text`));
  const sorted = sql.join(order.columns.map((column) => sql`${column} ${direction}`));
  const limit = query.limit + 1;
  const isRanked = match !== undefined && query.sort === "relevance";
  if (!inCategory && !isRanked) {
    const { rows } = await sql<ListingRow>`
      select place.product_id, place.card, array[${position}] as position
      from product_listings place
      where ${and(filters)} and ${isNext} order by ${sorted} limit ${limit}
    `.execute(db);
    return rows;
  }
  // What is ranked is so once, not each time its rank is mentioned: `offset 0` keeps the two selects apart.
  const places = isRanked
    ? sql`(
        select place.product_id, place.rating_rank, place.sold_count, ${relevance(match)} as relevance
        from product_listings place where ${and(filters)} offset 0
      ) place where ${isNext}`
    : sql`listing_categories place where ${and(filters)} and ${isNext}`;
  const { rows } = await sql<ListingRow>`
    select page.product_id, listing.card, page.position from (
      select place.product_id, array[${position}] as position, row_number() over (order by ${sorted}) as nth
      from ${places} order by ${sorted} limit ${limit}
    ) page join product_listings listing using (product_id) order by page.nth
  `.execute(db);
  return rows;
}

function isPlainCategory(query: ProductQuery, match: Match | undefined): boolean {
  return (
    query.categoryId !== undefined &&
    query.sellerId === undefined &&
    query.tag === undefined &&
    query.ratingMin === undefined &&
    match === undefined
  );
}

export type Counts = Pick<SearchProductsView, "total" | "facets">;

/** Ranges of prices in minor units, both ends included like those of the filter, so that a count is what it leads to. */
export const priceBuckets = [
  { from: null, to: 2499 },
  { from: 2500, to: 4999 },
  { from: 5000, to: 10_000 },
  { from: 10_001, to: null },
] as const;

/** How many products there are in all and behind each facet. A facet leaves out its own filter, so it offers the others. */
export async function countListings(db: Db, query: ProductQuery, match: Match | undefined): Promise<Counts> {
  const category = facetCondition("category", query, "hit");
  const seller = facetCondition("seller", query, "hit");
  const price = facetCondition("price", query, "hit");
  const { rows } = await sql<{
    total: number;
    categories: Counts["facets"]["categories"];
    sellers: Counts["facets"]["sellers"];
    prices: [number, number, number, number];
  }>`
    with hit as materialized (
      select listing.seller_id, listing.category_ids, listing.price_amount
      from product_listings listing where ${and(baseConditions(query, match, "listing"))}
    )
    select
      (select count(*) from hit where ${and([category, seller, price])}) as total,
      coalesce((
        select json_agg(json_build_object('id', category.id, 'name', category.name, 'slug', category.slug,
          'count', counted.count) order by counted.count desc, category.name)
        from (
          select member.id, count(*) as count
          from hit cross join unnest(hit.category_ids) as member (id)
          where ${and([seller, price])} group by member.id order by count(*) desc, member.id limit 40
        ) counted join categories category on category.id = counted.id
      ), '[]') as categories,
      coalesce((
        select json_agg(json_build_object('id', seller.id, 'shopName', seller.shop_name, 'shopSlug', seller.shop_slug,
          'count', counted.count) order by counted.count desc, seller.shop_name)
        from (
          select hit.seller_id, count(*) as count from hit
          where ${and([category, price])} group by hit.seller_id order by count(*) desc, hit.seller_id limit 20
        ) counted join sellers seller on seller.id = counted.seller_id
      ), '[]') as sellers,
      (select json_build_array(
        count(*) filter (where price_amount <= 2499),
        count(*) filter (where price_amount between 2500 and 4999),
        count(*) filter (where price_amount between 5000 and 10000),
        count(*) filter (where price_amount > 10000)) from hit where ${and([category, seller])}) as prices
  `.execute(db);
  const [row] = rows;
  return {
    total: row?.total ?? 0,
    facets: {
      categories: row?.categories ?? [],
      sellers: row?.sellers ?? [],
      prices: priceBuckets.map((bucket, index) => ({ ...bucket, count: row?.prices[index] ?? 0 })),
    },
  };
}

/**
 * For each word the words in use that look like it, those that most products use first. Counted to 300 only: beyond it
 * a word is common, and to count on would take time.
 */
export async function listSimilarWords(
  db: Db,
  words: readonly { word: string; nearby: readonly string[] }[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ word: string; similar: string[] }>`
    select wanted.word, array(
      select found.word from (
        select similar_search_words(plain_text(wanted.word)) as word
        union
        select known.word from search_words known
        where known.word = any(array(select jsonb_array_elements_text(wanted.nearby)))
      ) found
      cross join lateral (
        select count(*) as uses from (
          select from product_listings listing
          where listing.document @@ to_tsquery('english', found.word) limit 300
        ) listing
      ) used
      where abs(length(found.word) - length(wanted.word)) <= 2 or starts_with(found.word, plain_text(wanted.word))
      order by ln(1 + used.uses) * similarity(found.word, plain_text(wanted.word)) desc, found.word
    ) as similar
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as wanted (word text, nearby jsonb)
  `.execute(db);
  return new Map(rows.map((row) => [row.word, row.similar]));
}

export async function suggestIds(
  db: Db,
  text: string,
  tsquery: string | undefined,
): Promise<{ productIds: string[]; categoryIds: string[]; sellerIds: string[] }> {
  const beginning = `${text.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<{ productIds: string[]; categoryIds: string[]; sellerIds: string[] }>`
    select
      array(
        select listing.product_id from product_listings listing
        where listing.is_visible and listing.document @@ to_tsquery('english', plain_text(${tsquery ?? ""}))
        order by listing.name_text like plain_text(${beginning}) desc, listing.is_purchasable desc,
          ts_rank('{0, 0.1, 0.2, 1.0}', listing.document, to_tsquery('english', plain_text(${tsquery ?? ""}))) desc,
          listing.sold_count desc, listing.product_id
        limit 6
      ) as "productIds",
      array(
        select category.id from categories category
        where plain_text(category.name) like plain_text(${beginning}) or plain_text(category.name) like plain_text(${`% ${beginning}`})
        order by plain_text(category.name) like plain_text(${beginning}) desc, category.name limit 4
      ) as "categoryIds",
      array(
        select seller.id from sellers seller
        where seller.status = 'APPROVED' and (plain_text(seller.shop_name::text) like plain_text(${beginning})
          or plain_text(seller.shop_name::text) like plain_text(${`% ${beginning}`}))
        order by seller.shop_name limit 3
      ) as "sellerIds"
  `.execute(db);
  return rows[0] ?? { productIds: [], categoryIds: [], sellerIds: [] };
}

/** What the suggested ids look like, in their order; those that are hidden by now are left out. */
export async function findSuggestionViews(
  db: Db,
  ids: { productIds: readonly string[]; categoryIds: readonly string[]; sellerIds: readonly string[] },
): Promise<z.output<typeof suggestView>> {
  const { rows } = await sql<z.output<typeof suggestView>>`
    select
      coalesce((
        select json_agg(json_build_object('slug', card ->> 'slug', 'name', card ->> 'name', 'picture', card -> 'picture',
          'price', card -> 'price') order by array_position(${[...ids.productIds]}::uuid[], product_id))
        from product_listings where is_visible and product_id = any(${[...ids.productIds]}::uuid[])
      ), '[]') as products,
      coalesce((
        select json_agg(json_build_object('slug', slug, 'name', name)
          order by array_position(${[...ids.categoryIds]}::uuid[], id))
        from categories where id = any(${[...ids.categoryIds]}::uuid[])
      ), '[]') as categories,
      coalesce((
        select json_agg(json_build_object('shopSlug', shop_slug, 'shopName', shop_name)
          order by array_position(${[...ids.sellerIds]}::uuid[], id))
        from sellers where status = 'APPROVED' and id = any(${[...ids.sellerIds]}::uuid[])
      ), '[]') as shops
  `.execute(db);
  return rows[0] ?? { products: [], categories: [], shops: [] };
}

/** Ids of a category and a shop by id or address, undefined where there is none. */
export async function resolveRefs(
  db: Db,
  refs: { category: string | undefined; seller: string | undefined },
): Promise<{ categoryId: string | null; sellerId: string | null }> {
  const { rows } = await sql<{ categoryId: string | null; sellerId: string | null }>`
    select
      (select id from categories where slug = ${refs.category ?? ""} or id::text = ${refs.category ?? ""}) as "categoryId",
      coalesce(
        (select id from sellers where shop_slug = ${refs.seller ?? ""} or id::text = ${refs.seller ?? ""}),
        (select seller_id from seller_slug_redirects where old_slug = ${refs.seller ?? ""})) as "sellerId"
  `.execute(db);
  return rows[0] ?? { categoryId: null, sellerId: null };
}
