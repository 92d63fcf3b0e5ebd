import { sql } from "kysely";
import type { Benefit } from "../../pricing/index";
import type { Promotion } from "../promotion";

export interface PromotionRow {
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

export const promotionColumns = sql.raw(
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

export function toPromotion(row: PromotionRow): Promotion {
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

export function toRow(promotion: Promotion) {
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
