import type { BulkFilter } from "@emporia/contracts/bulk-edits";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { escapeLike } from "../../platform/index";
import { lackedByProduct } from "./attributes";

export type OwnProductsFilter = BulkFilter & { sellerId: string };

type Condition = RawBuilder<unknown>;

/** So many products are sorted at once; of more, a page is found by going along the order of the list. */
const FEW = 2_000;

const isShort = (query: string) => [...query].length < 3;

/**
 * A text within a name or a SKU. Of one or two letters, of which an index of three knows nothing, what a word begins
 * with.
 */
export function matches(column: Condition, query: string): Condition {
  const text = escapeLike(query);
  if (!isShort(query)) return sql`${column} ilike ${`%${text}%`}`;
  return sql`(${column} ilike ${`${text}%`} or ${column} ilike ${`% ${text}%`})`;
}

const runsLow = sql`level.track_quantity and level.on_hand - level.reserved <= level.low_stock_threshold`;
const isOut = sql`level.track_quantity and level.on_hand - level.reserved <= 0`;

const ofVariants = (condition: Condition) => sql`exists (
  select from variants variant where variant.product_id = product.id and ${condition} offset 0)`;
const ofLevels = (condition: Condition) => sql`exists (
  select from variants variant join stock_levels level on level.variant_id = variant.id
  where variant.product_id = product.id and ${condition} offset 0)`;

const lacking: Record<NonNullable<BulkFilter["lacks"]>, Condition> = {
  attributes: sql`exists (select from ${lackedByProduct} offset 0)`,
  picture: sql`not exists (select from product_media shown where shown.product_id = product.id offset 0)`,
  description: sql`product.description = ''`,
  category: sql`product.category_id is null`,
  price: ofVariants(sql`not variant.has_price`),
  sku: ofVariants(sql`variant.sku is null`),
  cost: ofVariants(sql`variant.cost_amount is null`),
};

const moderated = {
  waiting: sql`submission.status = 'WAITING'`,
  returned: sql`submission.status = 'RETURNED' and not exists (
    select from product_submissions later where later.product_id = submission.product_id
      and (later.submitted_at, later.id) > (submission.submitted_at, submission.id))`,
};

/** The rows of `product` that a filter of the seller's own finds. Only what is given stands in it, so that indexes serve. */
export function ownProductConditions(filter: OwnProductsFilter): RawBuilder<boolean> {
  const bySku = filter.query && ofVariants(matches(sql`variant.sku`, filter.query));
  return conditionsOf(filter, bySku || sql`false`);
}

function conditionsOf(filter: OwnProductsFilter, bySku: Condition): RawBuilder<boolean> {
  const { status, query, stock, categoryId, tag, moderation, lacks, productIds } = filter;
  const conditions: Condition[] = [sql`product.seller_id = ${filter.sellerId}`];
  if (productIds) conditions.push(sql`product.id = any(${productIds}::uuid[])`);
  if (status) conditions.push(sql`product.status = ${status}`);
  if (query) conditions.push(sql`(${matches(sql`product.name`, query)} or ${bySku})`);
  if (stock === "in") conditions.push(sql`not ${ofLevels(isOut)}`);
  if (stock === "low") conditions.push(ofLevels(runsLow));
  if (stock === "out") conditions.push(ofLevels(isOut));
  if (tag) conditions.push(sql`product.tags @> array[${tag}]::text[]`);
  if (categoryId)
    conditions.push(sql`product.category_id = any(array(
      select link.category_id from category_ancestors link where link.ancestor_id = ${categoryId}::uuid))`);
  if (moderation)
    conditions.push(sql`exists (
      select from product_submissions submission
      where submission.product_id = product.id and ${moderated[moderation]} offset 0)`);
  if (lacks) conditions.push(lacking[lacks]);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Ways to the products that one part of a filter finds, each by an index of its own. */
function waysOf(filter: OwnProductsFilter): Condition[] {
  const { sellerId, query, stock, categoryId, tag, moderation, lacks, status } = filter;
  const ways: Condition[] = [];
  const own = sql`from products product where product.seller_id = ${sellerId}`;
  const ownVariants = sql`from variants variant where variant.seller_id = ${sellerId}`;
  if (query)
    ways.push(sql`
      select product.id ${own} and ${matches(sql`product.name`, query)}
      union all select variant.product_id ${ownVariants} and ${matches(sql`variant.sku`, query)}`);
  if (stock === "low" || stock === "out")
    ways.push(sql`
      select variant.product_id from stock_levels level join variants variant on variant.id = level.variant_id
      where level.seller_id = ${sellerId} and ${runsLow} and ${stock === "out" ? isOut : sql`true`}`);
  if (tag) ways.push(sql`select product.id ${own} and product.tags @> array[${tag}]::text[]`);
  if (categoryId)
    ways.push(sql`
      select product.id ${own} and product.category_id = any(array(
        select link.category_id from category_ancestors link where link.ancestor_id = ${categoryId}::uuid))`);
  if (moderation)
    ways.push(sql`
      select submission.product_id from product_submissions submission
      where submission.seller_id = ${sellerId} and ${moderated[moderation]}`);
  if (lacks === "attributes")
    ways.push(sql`
      select product.id ${own} and product.category_id = any(array(
        select link.category_id from category_ancestors link
        join category_attributes given on given.category_id = link.ancestor_id and given.is_required))`);
  if (lacks === "category") ways.push(sql`select product.id ${own} and ${lacking.category}`);
  if (lacks === "description") ways.push(sql`select product.id ${own} and ${lacking.description}`);
  if (lacks === "sku") ways.push(sql`select variant.product_id ${ownVariants} and variant.sku is null`);
  if (lacks === "price") ways.push(sql`select variant.product_id ${ownVariants} and not variant.has_price`);
  if (lacks === "cost") ways.push(sql`select variant.product_id ${ownVariants} and variant.cost_amount is null`);
  if (status) ways.push(sql`select product.id ${own} and product.status = ${status}`);
  return ways;
}

export interface FoundProducts {
  /** True of the rows of `product` that the filter finds. */
  where: RawBuilder<boolean>;
  /** Whether they are known to be few. */
  isFew: boolean;
}

/**
 * The rows of `product` that a filter finds, as they are found soonest. When one of its parts finds few, those are looked
 * at and sorted. When all of them find many, some come soon on any way through the list.
 */
export async function findOwnProducts(
  db: Db,
  filter: OwnProductsFilter,
  order: "name" | "time",
): Promise<FoundProducts> {
  const { sellerId, query, productIds } = filter;
  const ways = productIds ? [] : waysOf(filter);
  if (ways.length > 0) {
    const found = ways.map((way) => sql`(array(${way} limit ${sql.lit(FEW + 1)}))`);
    const ids = await idsOf(
      db,
      sql`select ids from (values ${sql.join(found)}) way (ids) order by cardinality(ids) limit 1`,
    );
    if (ids.length <= FEW)
      return { where: sql`${ownProductConditions(filter)} and product.id = any(${ids}::uuid[])`, isFew: true };
  }
  if (!query || isShort(query) || order === "time")
    return { where: ownProductConditions(filter), isFew: productIds !== undefined };
  // Names that match stand together in their order, perhaps far down: of each product on the way there the variants would
  // be read for their SKUs.
  const coded = await idsOf(
    db,
    sql`select array(select variant.product_id from variants variant
      where variant.seller_id = ${sellerId} and ${matches(sql`variant.sku`, query)} limit ${sql.lit(FEW + 1)}) as ids`,
  );
  if (coded.length > FEW) return { where: ownProductConditions(filter), isFew: false };
  return { where: conditionsOf(filter, sql`product.id = any(${coded}::uuid[])`), isFew: false };
}

async function idsOf(db: Db, statement: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`${statement}`.execute(db);
  return rows[0]?.ids ?? [];
}
