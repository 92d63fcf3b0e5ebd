import type { Db } from "@emporia/db";
import type { CommissionRule } from "./rule";

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
  "currency",
  "starts_at as startsAt",
  "ends_at as endsAt",
] as const;

/** All rules in the order in which they are tried, the default one last. */
export async function listCommissionRules(db: Db): Promise<CommissionRule[]> {
  return db
    .selectFrom("commission_rules")
    .select(ruleColumns)
    .orderBy("is_default")
    .orderBy("position")
    .orderBy("id")
    .execute();
}
