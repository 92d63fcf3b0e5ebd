import { type RawBuilder, sql } from "kysely";
import type { Bounds, ProductQuery } from "../search-index";
import type { Match } from "../words";
import { listingVariantsOf } from "./market-listings";

/** The filters that have a facet. A facet counts with all filters but its own, so that it offers the others. */
export const facetFilters = ["category", "seller", "price", "rating", "availability", "options", "attributes"] as const;
export type FacetFilter = (typeof facetFilters)[number];

/** What is looked for: what matches words, or products that an index outside has found, the best first. */
export type Wanted = Match | { productIds: readonly string[] } | undefined;

export const and = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

/** A query as the documents are written. Within a select of its own it is read once, and not again for each row. */
export function parsed(tsquery: string): RawBuilder<unknown> {
  return sql`(select to_tsquery('english', plain_text(${tsquery})))`;
}

/** What can be bought, and what can be again when its shop is back. */
export const isOffered = (row: string) =>
  sql`(${sql.ref(`${row}.is_purchasable`)} or ${sql.ref(`${row}.break_rank`)} = 1)`;

/** The conditions that have no facet. */
export function baseConditions(query: ProductQuery, wanted: Wanted, row: string): RawBuilder<unknown>[] {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  const conditions = [sql`${column("is_visible")}`];
  if (wanted && "productIds" in wanted)
    conditions.push(sql`${column("product_id")} = any(${[...wanted.productIds]}::uuid[])`);
  else if (wanted) conditions.push(sql`${column("document")} @@ ${parsed(wanted.tsquery)}`);
  if (query.tag !== undefined) conditions.push(hasTag(query.tag, column("tags")));
  if (query.within) conditions.push(...boundConditions(query.within, column));
  return conditions;
}

/** Written so that the index of tags answers it. */
const hasTag = (tag: string, tags: RawBuilder<unknown>) => sql`${tags} @> array[${tag.toLowerCase()}]::text[]`;

function boundConditions(within: Bounds, column: (name: string) => RawBuilder<unknown>): RawBuilder<unknown>[] {
  const { categoryId, sellerIds, tag, attributes } = within;
  const conditions = priceConditions(within, column("price_amount"));
  if (categoryId !== undefined) conditions.push(sql`${categoryId}::uuid = any(${column("category_ids")})`);
  if (sellerIds.length > 0) conditions.push(sql`${column("seller_id")} = any(${[...sellerIds]}::uuid[])`);
  if (tag !== undefined) conditions.push(hasTag(tag, column("tags")));
  for (const { keys } of attributes) conditions.push(sql`${column("attribute_keys")} && ${[...keys]}::text[]`);
  return conditions;
}

/**
 * The conditions of the filters that have a facet, without those named. Once options are chosen, price and availability
 * are asked of the same variant as they: blue, XL and under $50 is one thing that can be bought (PN-21).
 */
export function facetConditions(query: ProductQuery, row: string, except: readonly FacetFilter[] = []) {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  const applies = (filter: FacetFilter) => !except.includes(filter);
  const conditions: RawBuilder<unknown>[] = [];
  if (applies("category") && query.categoryId)
    conditions.push(sql`${query.categoryId}::uuid = any(${column("category_ids")})`);
  if (applies("seller") && query.sellerIds.length > 0)
    conditions.push(sql`${column("seller_id")} = any(${[...query.sellerIds]}::uuid[])`);
  if (applies("rating") && query.ratingMin !== undefined)
    conditions.push(sql`${column("rating_hundredths")} >= ${Math.round(query.ratingMin * 100)}`);
  if (applies("attributes"))
    for (const { keys } of query.attributes) conditions.push(sql`${column("attribute_keys")} && ${[...keys]}::text[]`);
  if (applies("options") && query.options.length > 0) {
    conditions.push(sql`exists (
      select from ${listingVariantsOf(query.market)} variant
      where variant.product_id = ${column("product_id")} and ${and(variantConditions(query, except))}
    )`);
  } else {
    if (applies("price")) conditions.push(...priceConditions(query, column("price_amount")));
    if (applies("availability") && query.onlyPurchasable) conditions.push(isOffered(row));
  }
  return conditions;
}

/** Whether anything is chosen of a facet; what cannot be bought is left out before anything is. */
export function isNarrowed({
  categoryId,
  sellerIds,
  priceMin,
  priceMax,
  ratingMin,
  options,
  attributes,
}: ProductQuery) {
  const single = [categoryId, priceMin, priceMax, ratingMin].some((filter) => filter !== undefined);
  return single || [sellerIds, options, attributes].some((chosen) => chosen.length > 0);
}

/** The query with nothing chosen of any facet. */
export function unnarrowed(query: ProductQuery): ProductQuery {
  const nothing = { categoryId: undefined, priceMin: undefined, priceMax: undefined, ratingMin: undefined };
  return { ...query, ...nothing, sellerIds: [], options: [], attributes: [] };
}

/** Whether what is asked for, or what would be if a value of an option were chosen, depends on single variants. */
export function isAboutVariants({ options, priceMin, priceMax }: ProductQuery): boolean {
  return options.length > 0 || priceMin !== undefined || priceMax !== undefined;
}

/** What one row of `variant` has to be when options are chosen. */
export function variantConditions(query: ProductQuery, except: readonly FacetFilter[] = []): RawBuilder<unknown>[] {
  const conditions = [sql`variant.price_amount is not null`];
  if (!except.includes("options"))
    conditions.push(...query.options.map((choice) => sql`variant.options && ${[...choice.keys]}::text[]`));
  if (!except.includes("price")) conditions.push(...priceConditions(query, sql`variant.price_amount`));
  if (!except.includes("availability") && query.onlyPurchasable) conditions.push(sql`variant.is_purchasable`);
  return conditions;
}

export function priceConditions(
  { priceMin, priceMax }: Pick<Bounds, "priceMin" | "priceMax">,
  amount: RawBuilder<unknown>,
) {
  const conditions: RawBuilder<unknown>[] = [];
  if (priceMin !== undefined) conditions.push(sql`${amount} >= ${priceMin}`);
  if (priceMax !== undefined) conditions.push(sql`${amount} <= ${priceMax}`);
  return conditions;
}
