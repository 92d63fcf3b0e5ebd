import type { SearchProductsView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { ProductQuery } from "../search-index";
import {
  and,
  baseConditions,
  type FacetFilter,
  facetConditions,
  isAboutVariants,
  variantConditions,
  type Wanted,
} from "./filters";
import { type ListingMarket, listingsOf, listingVariantsOf } from "./market-listings";

export type Counts = Pick<SearchProductsView, "total" | "facets">;
type Facets = Counts["facets"];

/** Ranges of prices in minor units, both ends included like those of the filter, so that a count is what it leads to. */
export const priceBuckets = [
  { from: null, to: 2499 },
  { from: 2500, to: 4999 },
  { from: 5000, to: 10_000 },
  { from: 10_001, to: null },
] as const;

/** Stars from which a product is well rated. */
export const ratingSteps = [4, 3, 2] as const;

const CATEGORIES = 40;
const SELLERS = 20;
const OPTIONS = 6;
const VALUES = 24;

/** How many products there are in all and behind each facet. A facet leaves out its own filter, so it offers the others. */
export async function countListings(db: Db, query: ProductQuery, wanted: Wanted): Promise<Counts> {
  const where = (except: Parameters<typeof facetConditions>[2] = []) => and(facetConditions(query, "hit", except));
  const { rows } = await sql<{
    total: number;
    categories: Facets["categories"];
    sellers: Facets["sellers"];
    prices: { counts: number[]; range: Facets["priceRange"] };
    ratings: number[];
    availability: Facets["availability"];
    options: Facets["options"];
    attributes: Facets["attributes"];
  }>`
    with hit as materialized (
      select listing.product_id, listing.seller_id, listing.category_ids, listing.price_amount, listing.is_purchasable,
        listing.break_rank, listing.rating_hundredths, listing.options, listing.attribute_keys
      from ${listingsOf(query.market)} listing where ${and(baseConditions(query, wanted, "listing"))}
    )
    select
      (select count(*) from hit where ${where()}) as total,
      (${categoriesOf(sql`
        select member.id, count(*) as count
        from hit cross join unnest(hit.category_ids) as member (id)
        where ${where(["category"])} group by member.id order by count(*) desc, member.id limit ${CATEGORIES}
      `)}) as categories,
      (${sellersOf(sql`
        select hit.seller_id as id, count(*) as count from hit
        where ${where(["seller"])} group by hit.seller_id order by count(*) desc, hit.seller_id limit ${SELLERS}
      `)}) as sellers,
      (${countPrices(query, where(["price"]))}) as prices,
      (select json_build_array(${sql.join(
        ratingSteps.map((stars) => sql`count(*) filter (where hit.rating_hundredths >= ${sql.lit(stars * 100)})`),
      )}) from hit where ${where(["rating"])}) as ratings,
      (select json_build_object(
        'inStock', count(*) filter (where ${and(facetConditions({ ...query, onlyPurchasable: true }, "hit"))}),
        'all', count(*)) from hit where ${where(["availability"])}) as availability,
      (${optionsOf(countOptions(query, where))}) as options,
      (${attributesOf(countAttributes(query, where(["attributes"])))}) as attributes
  `.execute(db);
  const [row] = rows;
  return {
    total: row?.total ?? 0,
    facets: {
      categories: row?.categories ?? [],
      sellers: row?.sellers ?? [],
      prices: priceBuckets.map((bucket, index) => ({ ...bucket, count: row?.prices.counts[index] ?? 0 })),
      priceRange: row?.prices.range ?? null,
      ratings: ratingSteps.map((from, index) => ({ from, count: row?.ratings[index] ?? 0 })),
      availability: row?.availability ?? { inStock: 0, all: 0 },
      options: row?.options ?? [],
      attributes: row?.attributes ?? [],
    },
  };
}

const inBucket = (amount: RawBuilder<unknown>) =>
  priceBuckets.map(({ from, to }) =>
    and([
      ...(from === null ? [] : [sql`${amount} >= ${sql.lit(from)}`]),
      ...(to === null ? [] : [sql`${amount} <= ${sql.lit(to)}`]),
    ]),
  );

/** By the price of the product, and once options are chosen by that of the variants that have them. */
function countPrices(query: ProductQuery, where: RawBuilder<unknown>): RawBuilder<unknown> {
  if (query.options.length === 0) return sql`select ${pricesOf(sql`hit.price_amount`, sql`*`)} from hit where ${where}`;
  return sql`
    select ${pricesOf(sql`variant.price_amount`, sql`distinct hit.product_id`)}
    from hit join ${listingVariantsOf(query.market)} variant using (product_id)
    where ${where} and ${and(variantConditions(query, ["price"]))}
  `;
}

/** How many there are in each bucket, and from which price to which. */
const pricesOf = (amount: RawBuilder<unknown>, counted: RawBuilder<unknown>) => sql`json_build_object(
  'counts', json_build_array(${sql.join(
    inBucket(amount).map((bucket) => sql`count(${counted}) filter (where ${bucket})`),
  )}),
  'range', case when count(${amount}) > 0 then json_build_object('from', min(${amount}), 'to', max(${amount})) end)`;

/**
 * Rows of `key` and `count`. A value of an option counts products that have it in a variant which has what is chosen
 * of the other options as well, and the price that is asked for.
 */
function countOptions(
  query: ProductQuery,
  where: (except?: FacetFilter[]) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  // What is in stock and has a price at home is written into the listing.
  if (!isAboutVariants(query) && query.onlyPurchasable && query.market.isHome)
    return sql`
      select key, count(*) as count
      from hit cross join unnest(hit.options) as key
      where ${where()} group by key
    `;
  const chosen = query.options.map(
    ({ name, keys }) => sql`(split_part(key, ':', 1) = ${name} or variant.options && ${[...keys]}::text[])`,
  );
  return sql`
    select key, count(distinct hit.product_id) as count
    from hit join ${listingVariantsOf(query.market)} variant using (product_id) cross join unnest(variant.options) as key
    where ${where(["options", "price", "availability"])} and ${and([...variantConditions(query, ["options"]), ...chosen])} group by key
  `;
}

/** Rows of `key` and `count`. An attribute leaves out what is chosen of itself. */
function countAttributes(query: ProductQuery, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const others = query.attributes.map(
    ({ name, keys }) => sql`(split_part(key, ':', 1) = ${name} or hit.attribute_keys && ${[...keys]}::text[])`,
  );
  return sql`
    select key, count(*) as count from hit cross join unnest(hit.attribute_keys) as key
    where ${where} and ${and(others)} group by key
  `;
}

/** Names for rows of `id` and `count`. */
function categoriesOf(counted: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select coalesce(json_agg(json_build_object('id', category.id, 'parentId', category.parent_id, 'name', category.name,
      'slug', category.slug, 'count', counted.count) order by counted.count desc, category.name), '[]')
    from (${counted}) counted join categories category on category.id = counted.id
  `;
}

function sellersOf(counted: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select coalesce(json_agg(json_build_object('id', seller.id, 'shopName', seller.shop_name,
      'shopSlug', seller.shop_slug, 'count', counted.count) order by counted.count desc, seller.shop_name), '[]')
    from (${counted}) counted join sellers seller on seller.id = counted.id
  `;
}

/** The options that most products have, each with the values that most have, for rows of `key` and `count`. */
function optionsOf(counted: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select coalesce(json_agg(json_build_object('name', option.name, 'values', option.values)
      order by option.name), '[]')
    from (
      select min(valued.name) as name,
        json_agg(json_build_object('key', valued.key, 'value', valued.value, 'count', valued.count)
          order by valued.count desc, valued.value) as values
      from (
        select label.key, label.name_key, label.name, label.value, counted.count,
          row_number() over (partition by label.name_key order by counted.count desc, label.key) as nth
        from (${counted}) counted join option_labels label using (key)
      ) valued
      where valued.nth <= ${VALUES}
      group by valued.name_key order by sum(valued.count) desc, valued.name_key limit ${OPTIONS}
    ) option
  `;
}

/** The attributes that most products have, each with the values that most have, for rows of `key` and `count`. */
function attributesOf(counted: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select coalesce(json_agg(json_build_object('name', fact.name, 'values', fact.values) order by fact.name), '[]')
    from (
      select valued.name, json_agg(json_build_object('key', valued.key, 'value', valued.shown, 'count', valued.count)
        order by valued.amount nulls last, valued.count desc, valued.shown) as values
      from (
        select counted.key, counted.count, attribute.code, attribute.name,
          case attribute.kind when 'select' then option.label
            when 'number' then said.value || coalesce(' ' || attribute.unit, '')
            else case said.value when 'true' then 'Yes' else 'No' end end as shown,
          case attribute.kind when 'number' then said.value::numeric end as amount,
          row_number() over (partition by attribute.code order by counted.count desc, counted.key) as nth
        from (${counted}) counted
        cross join lateral (
          select split_part(counted.key, ':', 1) as code, substr(counted.key, strpos(counted.key, ':') + 1) as value
        ) said
        join attributes attribute on attribute.code = said.code and attribute.is_filterable
        left join attribute_options option on option.attribute_id = attribute.id and option.code = said.value
      ) valued
      where valued.nth <= ${VALUES} and valued.shown is not null
      group by valued.code, valued.name order by sum(valued.count) desc, valued.code limit ${OPTIONS}
    ) fact
  `;
}

/** What an index outside has counted, by id, key and step, with the names that people know. */
export interface RawCounts {
  total: number;
  categories: Readonly<Record<string, number>>;
  sellers: Readonly<Record<string, number>>;
  /** By price bucket. */
  prices: readonly number[];
  priceRange: Facets["priceRange"];
  /** By rating step. */
  ratings: readonly number[];
  availability: Facets["availability"];
  options: Readonly<Record<string, number>>;
  attributes: Readonly<Record<string, number>>;
}

/** Cards of products in their order, those that are hidden by now left out, and the names of what was counted. */
export async function describeHits(
  db: Db,
  market: ListingMarket,
  productIds: readonly string[],
  counts: RawCounts,
): Promise<Pick<SearchProductsView, "items" | "total" | "facets">> {
  const rowsOf = (counted: Readonly<Record<string, number>>, limit: number) =>
    JSON.stringify(
      Object.entries(counted)
        .filter(([, count]) => count > 0)
        .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([key, count]) => ({ key, count })),
    );
  const keyed = (counted: Readonly<Record<string, number>>) => sql`
    select key, count from jsonb_to_recordset(${rowsOf(counted, 1000)}::jsonb) as row (key text, count integer)
  `;
  const counted = (rows: string) => sql`
    select key::uuid as id, count from jsonb_to_recordset(${rows}::jsonb) as row (key text, count integer)
  `;
  const { rows } = await sql<{
    items: SearchProductsView["items"];
    categories: Facets["categories"];
    sellers: Facets["sellers"];
    options: Facets["options"];
    attributes: Facets["attributes"];
  }>`
    select
      (select coalesce(json_agg(listing.card order by array_position(${[...productIds]}::uuid[], listing.product_id)), '[]')
        from ${listingsOf(market)} listing
        where listing.is_visible and listing.product_id = any(${[...productIds]}::uuid[])) as items,
      (${categoriesOf(counted(rowsOf(counts.categories, CATEGORIES)))}) as categories,
      (${sellersOf(counted(rowsOf(counts.sellers, SELLERS)))}) as sellers,
      (${optionsOf(keyed(counts.options))}) as options,
      (${attributesOf(keyed(counts.attributes))}) as attributes
  `.execute(db);
  const [row] = rows;
  return {
    items: row?.items ?? [],
    total: counts.total,
    facets: {
      categories: row?.categories ?? [],
      sellers: row?.sellers ?? [],
      prices: priceBuckets.map((bucket, index) => ({ ...bucket, count: counts.prices[index] ?? 0 })),
      priceRange: counts.priceRange,
      ratings: ratingSteps.map((from, index) => ({ from, count: counts.ratings[index] ?? 0 })),
      availability: counts.availability,
      options: row?.options ?? [],
      attributes: row?.attributes ?? [],
    },
  };
}
