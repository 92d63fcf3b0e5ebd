import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { CommissionRule, CommissionTier } from "./rule";

const ruleColumns = [
  "id",
  "name",
  "is_default as isDefault",
  "seller_id as sellerId",
  "category_id as categoryId",
  "product_id as productId",
  "basis_points as basisPoints",
  "fixed_amount as fixedAmount",
  "floor_amount as floorAmount",
  "cap_amount as capAmount",
  "shipping_basis_points as shippingBasisPoints",
  "currency",
  "starts_at as startsAt",
  "ends_at as endsAt",
] as const;

/** All rules in the order in which they are tried, the default one last. */
export async function listCommissionRules(db: Db): Promise<CommissionRule[]> {
  return db
    .selectFrom("commission_rules")
    .select(ruleColumns)
    .select(sql<CommissionTier[]>`tiers`.as("tiers"))
    .orderBy("is_default")
    .orderBy("position")
    .orderBy("id")
    .execute();
}

interface Named {
  id: string;
  name: string;
  slug: string;
}

/** What rules are for, by id. */
export async function listRuleScopes(
  db: Db,
): Promise<Map<string, { seller: Named | null; category: Named | null; product: Named | null }>> {
  const { rows } = await sql<{ id: string; seller: Named | null; category: Named | null; product: Named | null }>`
    select rule.id,
      (select json_build_object('id', id, 'name', shop_name, 'slug', shop_slug) from sellers where id = rule.seller_id) as seller,
      (select json_build_object('id', id, 'name', name, 'slug', slug) from categories where id = rule.category_id) as category,
      (select json_build_object('id', id, 'name', name, 'slug', slug) from products where id = rule.product_id) as product
    from commission_rules rule
  `.execute(db);
  return new Map(rows.map(({ id, ...scope }) => [id, scope]));
}

/** Holds all rules until the transaction ends: their order is one thing. */
export async function lockCommissionRules(tx: Tx): Promise<CommissionRule[]> {
  await tx.selectFrom("commission_rules").select("id").orderBy("id").forUpdate().execute();
  return listCommissionRules(tx);
}

const toRow = (rule: CommissionRule) => ({
  name: rule.name,
  seller_id: rule.sellerId,
  category_id: rule.categoryId,
  product_id: rule.productId,
  basis_points: rule.basisPoints,
  fixed_amount: rule.fixedAmount,
  floor_amount: rule.floorAmount,
  cap_amount: rule.capAmount,
  shipping_basis_points: rule.shippingBasisPoints,
  tiers: JSON.stringify(rule.tiers),
  currency: rule.currency,
  starts_at: rule.startsAt,
  ends_at: rule.endsAt,
});

/** Adds a rule before all others: what is newly agreed is meant to count. */
export async function insertCommissionRule(tx: Tx, rule: CommissionRule, now: Date): Promise<void> {
  await sql`update commission_rules set position = position + 1 where not is_default`.execute(tx);
  await tx
    .insertInto("commission_rules")
    .values({ id: rule.id, position: 0, ...toRow(rule), created_at: now, updated_at: now })
    .execute();
}

export async function setCommissionRule(tx: Tx, rule: CommissionRule, now: Date): Promise<void> {
  await tx
    .updateTable("commission_rules")
    .set({ ...toRow(rule), updated_at: now })
    .where("id", "=", rule.id)
    .execute();
}

export async function deleteCommissionRule(tx: Tx, ruleId: string): Promise<void> {
  await tx.deleteFrom("commission_rules").where("id", "=", ruleId).execute();
}

/** How many rules were for the one category and are for the other now. */
export async function setCategoryOfRules(tx: Tx, fromId: string, intoId: string, now: Date): Promise<number> {
  const result = await tx
    .updateTable("commission_rules")
    .set({ category_id: intoId, updated_at: now })
    .where("category_id", "=", fromId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function countRulesOfCategory(db: Db, categoryId: string): Promise<number> {
  const { count } = await db
    .selectFrom("commission_rules")
    .where("category_id", "=", categoryId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export async function setCommissionOrder(tx: Tx, ruleIds: readonly string[], now: Date): Promise<void> {
  await sql`
    update commission_rules set position = wanted.position, updated_at = ${now}
    from unnest(${[...ruleIds]}::uuid[]) with ordinality as wanted (id, position)
    where commission_rules.id = wanted.id and commission_rules.position <> wanted.position
  `.execute(tx);
}

/** A product by id or address, as a sale of it would be. */
export async function findProductForSale(
  db: Db,
  ref: string,
  currency: string,
): Promise<
  | { id: string; name: string; sellerId: string; shopName: string; categoryIds: string[]; lowestAmount: number | null }
  | undefined
> {
  const { rows } = await sql<{
    id: string;
    name: string;
    sellerId: string;
    shopName: string;
    categoryIds: string[];
    lowestAmount: number | null;
  }>`
    select product.id, product.name, seller.id as "sellerId", seller.shop_name as "shopName",
      array(select ancestor_id from category_ancestors where category_id = product.category_id) as "categoryIds",
      (select min(price.amount) from variants variant join prices price on price.variant_id = variant.id
        where variant.product_id = product.id and price.currency = ${currency}) as "lowestAmount"
    from products product join sellers seller on seller.id = product.seller_id
    where product.slug = ${ref} or product.id::text = ${ref}
  `.execute(db);
  return rows[0];
}

/** The ids of what a rule is to be for; undefined for what is not there. */
export async function findRuleScope(
  db: Db,
  scope: { shop: string | null; categoryId: string | null; product: string | null },
): Promise<{ sellerId: string | null; categoryId: string | null; productId: string | null }> {
  const { rows } = await sql<{ sellerId: string | null; categoryId: string | null; productId: string | null }>`
    select
      (select id from sellers where shop_slug = ${scope.shop} or id::text = ${scope.shop}) as "sellerId",
      (select id from categories where id = ${scope.categoryId}::uuid) as "categoryId",
      (select id from products where slug = ${scope.product} or id::text = ${scope.product}) as "productId"
  `.execute(db);
  return rows[0] ?? { sellerId: null, categoryId: null, productId: null };
}
