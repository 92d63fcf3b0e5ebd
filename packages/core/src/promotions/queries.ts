import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { Benefit } from "../pricing/index";
import { isShopperIn } from "./groups/queries";
import type { Promotion, PromotionForShopper } from "./promotion";

interface PromotionRow {
  id: string;
  seller_id: string | null;
  name: string;
  code: string | null;
  kind: string;
  basis_points: number | null;
  amount: number | null;
  max_amount: number | null;
  buy_quantity: number | null;
  get_quantity: number | null;
  minimum_amount: number;
  currency: string | null;
  product_ids: string[];
  category_ids: string[];
  seller_ids: string[];
  is_exclusive: boolean;
  priority: number;
  is_on: boolean;
  starts_at: Date | null;
  ends_at: Date | null;
  usage_limit: number | null;
  shopper_limit: number | null;
  is_for_first_order: boolean;
  group_id: string | null;
  has_own_codes: boolean;
  used_count: number;
}

const promotionColumns = sql.raw(
  `promotion.id, promotion.seller_id, promotion.name, promotion.code, promotion.kind, promotion.basis_points,
    promotion.amount, promotion.max_amount, promotion.buy_quantity, promotion.get_quantity, promotion.minimum_amount,
    promotion.currency, promotion.product_ids, promotion.category_ids, promotion.seller_ids, promotion.is_exclusive,
    promotion.priority, promotion.is_on, promotion.starts_at, promotion.ends_at, promotion.usage_limit,
    promotion.shopper_limit, promotion.is_for_first_order, promotion.group_id, promotion.has_own_codes,
    promotion.used_count`,
);

function benefitOf(row: PromotionRow): Benefit {
  const { kind, basis_points, amount, max_amount, buy_quantity, get_quantity } = row;
  if (kind === "percentage") return { kind, basisPoints: basis_points ?? 0, maxAmount: max_amount };
  if (kind === "fixed") return { kind, amount: amount ?? 0 };
  if (kind === "buy_x_get_y")
    return { kind, buy: buy_quantity ?? 1, get: get_quantity ?? 1, basisPoints: basis_points ?? 0 };
  return { kind: "free_shipping" };
}

function toPromotion(row: PromotionRow): Promotion {
  return {
    id: row.id,
    sellerId: row.seller_id,
    name: row.name,
    code: row.code,
    benefit: benefitOf(row),
    minimumAmount: row.minimum_amount,
    currency: row.currency,
    productIds: row.product_ids,
    categoryIds: row.category_ids,
    sellerIds: row.seller_ids,
    isExclusive: row.is_exclusive,
    priority: row.priority,
    isOn: row.is_on,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    usageLimit: row.usage_limit,
    shopperLimit: row.shopper_limit,
    isForFirstOrder: row.is_for_first_order,
    groupId: row.group_id,
    hasOwnCodes: row.has_own_codes,
    usedCount: row.used_count,
  };
}

function toRow(promotion: Promotion) {
  const { benefit } = promotion;
  return {
    name: promotion.name,
    code: promotion.code,
    kind: benefit.kind,
    basis_points: "basisPoints" in benefit ? benefit.basisPoints : null,
    amount: benefit.kind === "fixed" ? benefit.amount : null,
    max_amount: benefit.kind === "percentage" ? benefit.maxAmount : null,
    buy_quantity: benefit.kind === "buy_x_get_y" ? benefit.buy : null,
    get_quantity: benefit.kind === "buy_x_get_y" ? benefit.get : null,
    minimum_amount: promotion.minimumAmount,
    currency: promotion.currency,
    product_ids: promotion.productIds,
    category_ids: promotion.categoryIds,
    seller_ids: promotion.sellerIds,
    is_exclusive: promotion.isExclusive,
    priority: promotion.priority,
    is_on: promotion.isOn,
    starts_at: promotion.startsAt,
    ends_at: promotion.endsAt,
    usage_limit: promotion.usageLimit,
    shopper_limit: promotion.shopperLimit,
    is_for_first_order: promotion.isForFirstOrder,
    group_id: promotion.groupId,
    has_own_codes: promotion.hasOwnCodes,
  };
}

/** Who holds a promotion: by account, and by the e-mail address of the order. */
export interface Shopper {
  userId: string | null;
  email: string | null;
}

const usesOf = (promotionId: RawBuilder<unknown>, { userId, email }: Shopper) => sql`
  (select count(*)::integer from promotion_redemptions redemption
    where redemption.promotion_id = ${promotionId} and redemption.released_at is null
      and (redemption.user_id = ${userId}::uuid or redemption.email = ${email}::citext))
`;

/** Whether a shopper has ordered, also what is still being paid for; what nobody paid for does not count. */
const hasOrdered = ({ userId, email }: Shopper, exceptOrderId: string | null) => sql`
  exists (select from orders placed where (placed.user_id = ${userId}::uuid or placed.email = ${email}::citext)
    and placed.id is distinct from ${exceptOrderId}::uuid
    and not (placed.status = 'CANCELLED' and placed.payment_status in ('FAILED', 'CANCELLED')))
`;

/** Whether a shopper is in the group that a promotion is for, or it is for none. */
const isInGroup = (shopper: Shopper, at: Date) => sql`
  (promotion.group_id is null or ${isShopperIn(sql`promotion.group_id`, shopper.userId, at)})
`;

/** What applies by itself now, and what these codes stand for, whatever its state. */
export async function listApplicable(
  db: Db,
  asked: { codes: readonly string[]; currency: string; at: Date; shopper: Shopper; heldByOrderId: string | null },
): Promise<PromotionForShopper[]> {
  const { rows } = await sql<
    PromotionRow & {
      used_by_shopper: number;
      is_held: boolean;
      has_ordered: boolean;
      is_in_group: boolean;
      own_code: string | null;
      own_order_id: string | null;
      is_revoked: boolean;
    }
  >`
    select ${promotionColumns}, wanted.own_code, wanted.own_order_id, wanted.is_revoked,
      ${isInGroup(asked.shopper, asked.at)} as is_in_group,
      promotion.is_for_first_order and ${hasOrdered(asked.shopper, asked.heldByOrderId)} as has_ordered,
      case when promotion.shopper_limit is null then 0
        else ${usesOf(sql`promotion.id`, asked.shopper)} end as used_by_shopper,
      exists (select from promotion_redemptions held where held.promotion_id = promotion.id
        and held.order_id = ${asked.heldByOrderId}::uuid and held.released_at is null) as is_held
    from (
      select id, null::text as own_code, null::uuid as own_order_id, false as is_revoked from promotions
        where code = any(${[...asked.codes]}::text[])
      union all
      select id, null, null, false from promotions where code is null and is_on and not has_own_codes
        and (starts_at is null or starts_at <= ${asked.at}) and (ends_at is null or ends_at > ${asked.at})
        and (currency is null or currency = ${asked.currency})
      union all
      select promotion_id, code, order_id,
        revoked_at is not null and (order_id is null or order_id is distinct from ${asked.heldByOrderId}::uuid)
      from promotion_codes
        where code = any(${[...asked.codes]}::text[])
    ) wanted join promotions promotion on promotion.id = wanted.id
    order by promotion.priority, promotion.id limit 200
  `.execute(db);
  return rows.map((row) => ({
    ...toPromotion(row),
    ...(row.own_code === null ? {} : { code: row.own_code }),
    ownCode:
      row.own_code === null
        ? null
        : {
            isRevoked: row.is_revoked,
            isTaken: row.own_order_id !== null && row.own_order_id !== asked.heldByOrderId,
          },
    usedByShopper: row.used_by_shopper,
    isHeld: row.is_held,
    hasOrdered: row.has_ordered,
    isInGroup: row.is_in_group,
  }));
}

/**
 * Takes one use of each of these coupons that may still be had, and holds them until the transaction ends; locked in one
 * order everywhere, so that of many who want the last use one gets it. A code of one use is written down as the order's, which
 * has to be there when the transaction ends. To be sent with {@link selectUses}.
 */
export function takeUses(
  coupons: readonly { id: string; code: string }[],
  orderId: string,
  at: Date,
): RawBuilder<{ id: string }> {
  return sql`
    with used as (
      update promotions promotion set used_count = promotion.used_count + 1
      from (
        select id from promotions where id = any(${coupons.map(({ id }) => id)}::uuid[]) order by id for update
      ) wanted
      where promotion.id = wanted.id and promotion.is_on
        and (promotion.usage_limit is null or promotion.used_count < promotion.usage_limit)
        and (promotion.starts_at is null or promotion.starts_at <= ${at})
        and (promotion.ends_at is null or promotion.ends_at > ${at})
      returning promotion.id, promotion.has_own_codes
    ), taken as (
      update promotion_codes issued set order_id = ${orderId}::uuid, taken_at = ${at}::timestamptz from used
      where issued.promotion_id = used.id and issued.code = any(${coupons.map(({ code }) => code)}::text[])
        and issued.order_id is null and issued.revoked_at is null
      returning issued.promotion_id
    )
    select id from used where not has_own_codes or id in (select promotion_id from taken)
  `;
}

/** Has one shopper's coupons, by account and by address, taken one order after the other, until the transaction ends. */
export function lockShopper({ userId, email }: Shopper): RawBuilder<unknown> {
  const names = [userId, email?.toLowerCase()].filter((name) => name != null).sort();
  return sql`
    select pg_advisory_xact_lock(hashtextextended('coupons:' || name, 0)) from unnest(${names}::text[]) as shopper (name)
  `;
}

/** How often a shopper holds these promotions already, and whether they are still for them, once their locks are held. */
export function selectUses(
  promotionIds: readonly string[],
  shopper: Shopper,
  at: Date,
): RawBuilder<{ id: string; shopperLimit: number | null; uses: number; isTooLate: boolean; isInGroup: boolean }> {
  return sql`
    select promotion.id, promotion.shopper_limit as "shopperLimit", ${usesOf(sql`promotion.id`, shopper)} as uses,
      promotion.is_for_first_order and ${hasOrdered(shopper, null)} as "isTooLate",
      ${isInGroup(shopper, at)} as "isInGroup"
    from promotions promotion where promotion.id = any(${[...promotionIds]}::uuid[])
  `;
}

export function insertRedemptions(
  order: { orderId: string; userId: string | null; email: string; currency: string },
  discounts: readonly { promotionId: string; amount: number }[],
  now: Date,
): RawBuilder<unknown> {
  return sql`
    insert into promotion_redemptions
      (promotion_id, order_id, user_id, email, discount_amount, currency, redeemed_at)
    select taken.id, ${order.orderId}::uuid, ${order.userId}::uuid, ${order.email}::citext, taken.amount,
      ${order.currency}::text, ${now}::timestamptz
    from unnest(${discounts.map((each) => each.promotionId)}::uuid[], ${discounts.map((each) => each.amount)}::bigint[])
      as taken (id, amount)
  `;
}

/** Gives back what an order holds. Giving back again changes nothing. */
export async function setReleased(tx: Tx, orderId: string, now: Date): Promise<void> {
  await sql`
    with released as (
      update promotion_redemptions set released_at = ${now} where order_id = ${orderId} and released_at is null
      returning promotion_id
    ), counted as (
      update promotions set used_count = used_count - 1 from released
      where promotions.id = released.promotion_id and (promotions.code is not null or promotions.has_own_codes)
      returning promotions.id
    )
    update promotion_codes set order_id = null, taken_at = null from counted
    where promotion_codes.promotion_id = counted.id and promotion_codes.order_id = ${orderId}
  `.execute(tx);
}

/** Whose promotions somebody may see and change: a shop's own, or everybody's. Part of each WHERE below. */
export type PromotionKeeper = { sellerId: string } | { everything: true };

const isKept = (keeper: PromotionKeeper) =>
  "sellerId" in keeper ? sql`promotion.seller_id = ${keeper.sellerId}` : sql`true`;

export async function lockPromotion(
  tx: Tx,
  keeper: PromotionKeeper,
  promotionId: string,
): Promise<(Promotion & { createdAt: Date }) | undefined> {
  const { rows } = await sql<PromotionRow & { created_at: Date }>`
    select ${promotionColumns}, promotion.created_at from promotions promotion
    where promotion.id = ${promotionId} and ${isKept(keeper)} for update
  `.execute(tx);
  return rows[0] && { ...toPromotion(rows[0]), createdAt: rows[0].created_at };
}

/** Undefined when there is no such promotion of the keeper's. */
export async function findPromotionName(
  db: Db,
  keeper: PromotionKeeper,
  promotionId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select promotion.name from promotions promotion where promotion.id = ${promotionId} and ${isKept(keeper)}
  `.execute(db);
  return rows[0]?.name;
}

export async function insertPromotion(tx: Tx, promotion: Promotion, now: Date): Promise<void> {
  await tx
    .insertInto("promotions")
    .values({
      id: promotion.id,
      seller_id: promotion.sellerId,
      ...toRow(promotion),
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export async function setPromotion(tx: Tx, promotion: Promotion, now: Date): Promise<void> {
  await tx
    .updateTable("promotions")
    .set({ ...toRow(promotion), updated_at: now })
    .where("id", "=", promotion.id)
    .execute();
}

interface Named {
  id: string;
  name: string;
}

interface Addressed extends Named {
  slug: string;
}

export interface PromotionWithUse {
  promotion: Promotion;
  /** As text, to page by. */
  createdAt: string;
  seller: Named | null;
  products: Addressed[];
  categories: Addressed[];
  sellers: Addressed[];
  group: Named | null;
  holders: number;
  discounted: { amount: number; currency: string }[];
}

/** Promotions, newest first, with the names of what they are for and what they took off. */
export async function listPromotionsWithUse(
  db: Db,
  keeper: PromotionKeeper,
  asked: {
    id?: string;
    pattern?: string | undefined;
    code?: string | undefined;
    before?: readonly [string, string] | undefined;
    limit: number;
  },
): Promise<PromotionWithUse[]> {
  const { rows } = await sql<PromotionRow & Omit<PromotionWithUse, "promotion">>`
    select ${promotionColumns}, promotion.created_at::text as "createdAt",
      (select json_build_object('id', id, 'name', shop_name) from sellers where id = promotion.seller_id) as seller,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'slug', slug) order by name), '[]')
        from products where id = any(promotion.product_ids)) as products,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'slug', slug) order by name), '[]')
        from categories where id = any(promotion.category_ids)) as categories,
      (select coalesce(json_agg(json_build_object('id', id, 'name', shop_name, 'slug', shop_slug) order by shop_name), '[]')
        from sellers where id = any(promotion.seller_ids)) as sellers,
      (select json_build_object('id', id, 'name', name) from shopper_groups where id = promotion.group_id) as "group",
      (select count(*)::integer from promotion_redemptions
        where promotion_id = promotion.id and released_at is null) as holders,
      (select coalesce(json_agg(json_build_object('amount', taken.amount, 'currency', taken.currency)), '[]') from (
        select currency, sum(discount_amount) as amount from promotion_redemptions
        where promotion_id = promotion.id and released_at is null group by currency order by currency) taken
      ) as discounted
    from promotions promotion
    where ${isKept(keeper)}
      and ${asked.id ? sql`promotion.id = ${asked.id}` : sql`true`}
      and ${
        asked.pattern
          ? sql`(promotion.name ilike ${asked.pattern} or promotion.code ilike ${asked.pattern}
        or promotion.id in (select promotion_id from promotion_codes where code = ${asked.code}))`
          : sql`true`
      }
      and ${asked.before ? sql`(promotion.created_at, promotion.id) < (${asked.before[0]}::timestamptz, ${asked.before[1]}::uuid)` : sql`true`}
    order by promotion.created_at desc, promotion.id desc limit ${asked.limit + 1}
  `.execute(db);
  return rows.map(({ createdAt, seller, products, categories, sellers, group, holders, discounted, ...row }) => ({
    promotion: toPromotion(row),
    ...{ createdAt, seller, products, categories, sellers, group, holders, discounted },
  }));
}

/** Promotions of a category that is merged are for the other one, which they name once; how many there were. */
export async function moveCategoryPromotions(tx: Tx, fromId: string, intoId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update promotions set updated_at = ${now}, category_ids = array(
      select moved.id from unnest(array_replace(category_ids, ${fromId}::uuid, ${intoId}::uuid)) with ordinality
        as moved (id, nth) group by moved.id order by min(moved.nth))
    where ${fromId}::uuid = any(category_ids)
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function countPromotionsOfCategory(db: Db, categoryId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from promotions where ${categoryId}::uuid = any(category_ids)
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * The ids of products, by id or address; of the keeper's own where they are a shop. Categories are held until the
 * transaction ends, so that none of them is merged before the promotion that names it is there.
 */
export async function resolveScope(
  tx: Tx,
  keeper: PromotionKeeper,
  refs: { products: readonly string[]; shops: readonly string[]; categoryIds: readonly string[] },
): Promise<{ products: Map<string, string>; shops: Map<string, string>; categoryIds: Set<string> }> {
  const own = "sellerId" in keeper ? sql`seller_id = ${keeper.sellerId}` : sql`true`;
  const { rows } = await sql<{ kind: "product" | "shop" | "category"; ref: string; id: string }>`
    select 'product' as kind, wanted.ref, found.id from unnest(${[...refs.products]}::text[]) as wanted (ref)
      join products found on (found.slug = wanted.ref or found.id::text = wanted.ref) and ${own}
    union all
    select 'shop', wanted.ref, found.id from unnest(${[...refs.shops]}::text[]) as wanted (ref)
      join sellers found on found.shop_slug = wanted.ref or found.id::text = wanted.ref
    union all
    select 'category', held.id::text, held.id from (
      select id from categories where id = any(${[...refs.categoryIds]}::uuid[]) order by id for key share
    ) held
  `.execute(tx);
  const of = (kind: string) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.ref, row.id]));
  return { products: of("product"), shops: of("shop"), categoryIds: new Set(of("category").keys()) };
}
