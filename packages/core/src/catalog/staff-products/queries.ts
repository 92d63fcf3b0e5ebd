import type { StaffProductRowView, StaffProductView, staffVariantsView } from "@emporia/contracts/staff-products";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { instantText, isId, newId } from "../../platform/index";
import { matches } from "../queries/own-product-filter";
import { findProductState } from "../queries/product-state";

export interface StaffProductsFilter {
  query: string | undefined;
  status: string | undefined;
  sellerId: string | undefined;
  /** The address of a shop. */
  shop: string | undefined;
  /** The address of a category. */
  category: string | undefined;
  moderation: "waiting" | "returned" | "taken_down" | undefined;
  stock: "low" | "out" | undefined;
  before: readonly [updatedAt: string, id: string] | undefined;
  limit: number;
}

/** As many as this are sorted; of more, the list is walked in its own order until a page is full. */
const FEW = 2000;
/** SKUs that begin alike are often made together, far down the list: up to as many are sorted as well. */
const SOME = 20_000;

const pictureOf = sql`
  select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width, 'height', media.height,
    'alt', shown.alt, 'dominantColor', media.dominant_color, 'focus', picture_focus(media))
  from product_media shown join media on media.id = shown.media_id and media.object_key is not null
  where shown.product_id = product.id order by shown.position`;

const rowFields = sql`
  'id', product.id, 'slug', product.slug, 'name', product.name, 'status', product.status,
  'isTakenDown', product.taken_down_at is not null,
  'submission', (
    select submission.status from product_submissions submission where submission.product_id = product.id
    order by submission.submitted_at desc, submission.id desc limit 1
  ),
  'picture', (${pictureOf} limit 1),
  'seller', json_build_object('id', seller.id, 'shopName', seller.shop_name, 'shopSlug', seller.shop_slug,
    'status', seller.status),
  'categoryName', category.name,
  'variantCount', stock.variant_count, 'available', stock.available,
  'price', case when offer.amount is not null
    then json_build_object('amount', offer.amount, 'currency', offer.currency) end,
  'hasPriceRange', coalesce(offer.max_amount > offer.amount, false),
  'updatedAt', ${instantText("product.updated_at")}`;

const joined = sql`
  join sellers seller on seller.id = product.seller_id
  left join categories category on category.id = product.category_id
  left join lateral (
    select count(*) as variant_count, coalesce(sum(level.on_hand), 0) as on_hand,
      coalesce(sum(level.reserved), 0) as reserved,
      coalesce(sum(greatest(level.on_hand - level.reserved, 0)), 0) as available
    from variants variant left join stock_levels level on level.variant_id = variant.id
    where variant.product_id = product.id
  ) stock on true
  left join lateral (
    select price.currency, min(price.amount) as amount, max(price.amount) as max_amount
    from variants variant join prices price on price.variant_id = variant.id
    where variant.product_id = product.id
    group by price.currency order by price.currency = home_currency() desc, price.currency limit 1
  ) offer on true`;

/**
 * Products of all shops, those changed last first, `limit + 1` of them. Only the page's rows are summed up. What many
 * products match is found on the way through the list, what few match by its index: neither waits for a million rows.
 */
export async function listStaffProductRows(
  db: Db,
  filter: StaffProductsFilter,
): Promise<{ view: StaffProductRowView; position: string }[]> {
  const conditions = [...(await wordConditions(db, filter.query)), ...plainConditions(filter)];
  if (filter.before)
    conditions.push(
      sql`(product.updated_at, product.id) < (${filter.before[0]}::timestamptz, ${filter.before[1]}::uuid)`,
    );
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } = await sql<{ view: StaffProductRowView; position: string }>`
    with page as materialized (
      select product.id from products product ${where}
      order by product.updated_at desc, product.id desc limit ${sql.lit(filter.limit + 1)}
    )
    select json_build_object(${rowFields}) as view, product.updated_at::text as position
    from page join products product on product.id = page.id ${joined}
    order by product.updated_at desc, product.id desc
  `.execute(db);
  return rows;
}

function plainConditions(filter: StaffProductsFilter): RawBuilder<unknown>[] {
  const { status, sellerId, shop, category, moderation, stock } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (status) conditions.push(sql`product.status = ${status}`);
  if (sellerId) conditions.push(sql`product.seller_id = ${sellerId}`);
  if (shop) conditions.push(sql`product.seller_id = (select id from sellers where shop_slug = ${shop})`);
  if (category)
    conditions.push(sql`product.category_id = any(array(
      select link.category_id from category_ancestors link join categories top on top.id = link.ancestor_id
      where top.slug = ${category}))`);
  if (moderation === "taken_down") conditions.push(sql`product.taken_down_at is not null`);
  if (moderation === "waiting")
    conditions.push(sql`product.id in (select product_id from product_submissions where status = 'WAITING')`);
  if (moderation === "returned")
    conditions.push(sql`product.id in (
      select product_id from product_submissions returned where status = 'RETURNED' and not exists (
        select from product_submissions later where later.product_id = returned.product_id
          and (later.submitted_at, later.id) > (returned.submitted_at, returned.id)))`);
  if (stock)
    conditions.push(sql`exists (
      select from variants variant join stock_levels level on level.variant_id = variant.id
      where variant.product_id = product.id and level.track_quantity
        and level.on_hand - level.reserved <= ${stock === "out" ? sql`0` : sql`level.low_stock_threshold`} offset 0)`);
  return conditions;
}

/** What the words of a query mean: an id, an address of the product, the beginning of a SKU, or a part of the name. */
async function wordConditions(db: Db, query: string | undefined): Promise<RawBuilder<unknown>[]> {
  const words = query?.trim();
  if (!words) return [];
  if (isId(words))
    return [
      sql`product.id in (
    select ${words}::uuid union all select product_id from variants where id = ${words}::uuid)`,
    ];
  const inName = matches(sql`product.name`, words);
  const begins = words.toLowerCase();
  // As two bounds, which the index serves whatever is asked; the last sign that there is ends the second.
  const isCoded = (sku: RawBuilder<unknown>) =>
    sql`lower(${sku}) ~>=~ ${begins} and lower(${sku}) ~<~ ${`${begins}\u{10ffff}`}`;
  const slug = lastPart(words);
  const { rows } = await sql<{ named: string[]; coded: string[]; codedCount: number; addressed: string[] }>`
    select
      array(select product.id from products product where ${inName} limit ${sql.lit(FEW + 1)}) as named,
      array(select distinct product_id from (
        select product_id from variants where ${isCoded(sql`sku`)} limit ${sql.lit(FEW + 1)}) as variant) as coded,
      (select count(*) from (select from variants where ${isCoded(sql`sku`)} limit ${sql.lit(SOME + 1)}) as variant)
        as "codedCount",
      array(
        select id from products where slug = ${slug}
        union select product_id from product_slug_redirects where old_slug = ${slug}) as addressed
  `.execute(db);
  const { named = [], coded = [], codedCount = 0, addressed = [] } = rows[0] ?? {};
  if (named.length === 0 && addressed.length === 0 && codedCount > FEW && codedCount <= SOME)
    return [sql`product.id in (select product_id from variants where ${isCoded(sql`sku`)})`];
  const few = [...(named.length > FEW ? [] : named), ...(coded.length > FEW ? [] : coded), ...addressed];
  const many = [
    ...(named.length > FEW ? [inName] : []),
    ...(coded.length > FEW
      ? [
          sql`(select coalesce(bool_or(${isCoded(sql`variant.sku`)}), false) from variants variant
            where variant.product_id = product.id)`,
        ]
      : []),
  ];
  return [sql`(${sql.join([sql`product.id = any(${few}::uuid[])`, ...many], sql` or `)})`];
}

/** Of the address of a page its last part, without what follows it. */
function lastPart(words: string): string {
  const [path = ""] = words.split(/[?#]/);
  return path.replace(/\/+$/, "").split("/").at(-1)?.toLowerCase() ?? "";
}

type StaffProductRow = Omit<StaffProductView, "history">;

export async function findStaffProduct(db: Db, productId: string): Promise<StaffProductRow | undefined> {
  const { rows } = await sql<{ view: StaffProductRow }>`
    select json_build_object(${rowFields},
      'version', product.version, 'description', product.description, 'tags', product.tags,
      'taxClass', (select name from tax_classes where code = product.tax_class), 'soldCount', product.sold_count,
      'isVisible', product.status = 'PUBLISHED' and seller.status = 'APPROVED',
      'category', case when category.id is not null then json_build_object('id', category.id, 'path', (
        select string_agg(ancestor.name, ' › ' order by link.distance desc)
        from category_ancestors link join categories ancestor on ancestor.id = link.ancestor_id
        where link.category_id = category.id)) end,
      'pictures', array(${pictureOf}),
      'onHand', stock.on_hand, 'reserved', stock.reserved,
      'submissionId', (
        select id from product_submissions where product_id = product.id and status = 'WAITING'),
      'takedown', (
        select json_build_object('policy', policy, 'reason', reason, 'movedToId', moved_to_id,
          'takenDownAt', ${instantText("taken_down_at")})
        from product_takedowns where product_id = product.id and lifted_at is null),
      'featured', (
        select json_build_object('endsAt', ${instantText("ends_at")}) from featured_products where product_id = product.id),
      'publishAt', ${instantText("product.publish_at")}, 'publishedAt', ${instantText("product.published_at")},
      'createdAt', ${instantText("product.created_at")}
    ) as view
    from products product ${joined}
    where product.id = ${productId}
  `.execute(db);
  return rows[0]?.view;
}

type StaffVariantRow = z.output<typeof staffVariantsView>["items"][number] & { optionValues: string[] };

/** Variants of a product in their order, `limit + 1` of them. */
export async function listStaffVariantRows(
  db: Db,
  productId: string,
  after: readonly [position: number, id: string] | undefined,
  limit: number,
): Promise<{ view: Omit<StaffVariantRow, "title">; position: number }[]> {
  const { rows } = await sql<{ view: Omit<StaffVariantRow, "title">; position: number }>`
    select json_build_object('id', variant.id, 'optionValues', variant.option_values, 'sku', variant.sku,
      'price', (
        select json_build_object('amount', price.amount, 'currency', price.currency) from prices price
        where price.variant_id = variant.id order by price.currency = home_currency() desc, price.currency limit 1),
      'onHand', coalesce(level.on_hand, 0), 'reserved', coalesce(level.reserved, 0),
      'trackQuantity', coalesce(level.track_quantity, true)) as view, variant.position
    from variants variant left join stock_levels level on level.variant_id = variant.id
    where variant.product_id = ${productId} and (${after?.[1] ?? null}::uuid is null
      or (variant.position, variant.id) > (${after?.[0] ?? 0}::integer, ${after?.[1] ?? null}::uuid))
    order by variant.position, variant.id limit ${limit + 1}
  `.execute(db);
  return rows;
}

/** Locks a product of any shop and reads it afterwards. */
export async function lockProduct(tx: Tx, productId: string): ReturnType<typeof findProductState> {
  const { rows } = await sql`select id from products where id = ${productId} for update`.execute(tx);
  return rows.length === 0 ? undefined : findProductState(tx, productId);
}

/** Marks a product that is not published any more as taken down; what was said before of it is replaced. */
export async function insertTakedown(
  tx: Tx,
  takedown: { productId: string; sellerId: string; policy: string; reason: string; userId: string | null },
  now: Date,
): Promise<string> {
  const { productId, sellerId, policy, reason, userId } = takedown;
  await liftTakedown(tx, productId, now);
  const id = newId();
  await tx
    .insertInto("product_takedowns")
    .values({
      id,
      product_id: productId,
      seller_id: sellerId,
      policy,
      reason,
      taken_down_at: now,
      taken_down_by: userId,
    })
    .execute();
  await tx.updateTable("products").set({ taken_down_at: now }).where("id", "=", productId).execute();
  return id;
}

/** Lets a product be shown again. Nothing happens to one that was not taken down. */
export async function liftTakedown(tx: Tx, productId: string, now: Date): Promise<void> {
  await tx
    .updateTable("product_takedowns")
    .set({ lifted_at: now })
    .where("product_id", "=", productId)
    .where("lifted_at", "is", null)
    .execute();
  await tx
    .updateTable("products")
    .set({ taken_down_at: null })
    .where("id", "=", productId)
    .where("taken_down_at", "is not", null)
    .execute();
}

/** Decides what waits of a product, if something does. */
export async function approveWaiting(tx: Tx, productId: string, userId: string | null, now: Date): Promise<void> {
  await tx
    .updateTable("product_submissions")
    .set({ status: "APPROVED", decided_at: now, decided_by: userId })
    .where("product_id", "=", productId)
    .where("status", "=", "WAITING")
    .execute();
}

/** What is proposed of a product, and what came back, is in this category from now on. */
export async function setProposedCategory(tx: Tx, productId: string, categoryId: string): Promise<void> {
  await sql`
    update product_submissions set proposed = jsonb_set(proposed, '{categoryId}', to_jsonb(${categoryId}::text))
    where product_id = ${productId} and status in ('WAITING', 'RETURNED') and proposed is not null
  `.execute(tx);
}

export async function findCategoryByRef(db: Db, ref: string): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom("categories")
    .where((eb) => (isId(ref) ? eb("id", "=", ref) : eb("slug", "=", ref)))
    .select(["id", "name"])
    .executeTakeFirst();
}

/** A product and the owner of its shop, to be written to. */
export interface ProductOwner {
  productId: string;
  productName: string;
  shopName: string;
  email: string;
  firstName: string;
}

export async function findProductOwner(db: Db, productId: string): Promise<ProductOwner | undefined> {
  return db
    .selectFrom("products as product")
    .innerJoin("sellers as seller", "seller.id", "product.seller_id")
    .innerJoin("users as owner", "owner.id", "seller.owner_user_id")
    .where("product.id", "=", productId)
    .select(["product.id as productId", "product.name as productName", "seller.shop_name as shopName"])
    .select(["owner.email", "owner.first_name as firstName"])
    .executeTakeFirst();
}
