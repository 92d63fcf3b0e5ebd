import type { SellerStatus } from "@emporia/contracts/sellers";
import type { DB, Db } from "@emporia/db";
import { type Selectable, type SelectQueryBuilder, sql } from "kysely";
import { escapeLike } from "../platform/index";
import type { BusinessType } from "./queries";

export type StaffSellerRow = Pick<
  Selectable<DB["sellers"]>,
  | ("id" | "shop_name" | "shop_slug" | "tagline" | "description" | "status_reason")
  | "is_trusted"
  | ("city" | "state" | "country" | "created_at" | "verified_at")
> & {
  status: SellerStatus;
  business_type: BusinessType | null;
  owner_email: string;
  owner_name: string;
  is_owner_verified: boolean;
  product_count: number;
  order_count: number;
  /** The exact instant as text: a JavaScript date would cut it to milliseconds and lose the place in the list. */
  position: string;
};

function staffSellers(db: Db) {
  return db
    .selectFrom("sellers")
    .innerJoin("users as owner", "owner.id", "sellers.owner_user_id")
    .select(["sellers.id", "shop_name", "shop_slug", "tagline", "sellers.description", "status_reason"])
    .select([
      "city",
      "sellers.state",
      "country",
      "sellers.created_at",
      "verified_at",
      "is_trusted",
      "owner.email as owner_email",
    ])
    .select((eb) => [
      sql<SellerStatus>`sellers.status`.as("status"),
      sql<BusinessType | null>`sellers.business_type`.as("business_type"),
      sql<string>`owner.first_name || ' ' || owner.last_name`.as("owner_name"),
      sql<boolean>`owner.email_verified_at is not null`.as("is_owner_verified"),
      sql<string>`sellers.created_at::text`.as("position"),
      eb
        .selectFrom("products as product")
        .whereRef("product.seller_id", "=", "sellers.id")
        .select((count) => count.fn.countAll<number>().as("count"))
        .$asScalar()
        .$notNull()
        .as("product_count"),
      eb
        .selectFrom("seller_orders as part")
        .whereRef("part.seller_id", "=", "sellers.id")
        .select((count) => count.fn.countAll<number>().as("count"))
        .$asScalar()
        .$notNull()
        .as("order_count"),
    ]);
}

export async function findStaffSeller(db: Db, sellerId: string): Promise<StaffSellerRow | undefined> {
  return staffSellers(db).where("sellers.id", "=", sellerId).executeTakeFirst();
}

/** The newest application first. `limit + 1` rows tell whether there are more. */
export async function listStaffSellerRows(
  db: Db,
  filter: { status?: SellerStatus | undefined; query?: string | undefined },
  after: readonly [createdAt: string, id: string] | undefined,
  limit: number,
): Promise<StaffSellerRow[]> {
  let query = staffSellers(db);
  if (filter.status) query = query.where("sellers.status", "=", filter.status);
  if (filter.query) query = matching(query, filter.query);
  if (after)
    query = query.where(sql<boolean>`(sellers.created_at, sellers.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query
    .orderBy("sellers.created_at", "desc")
    .orderBy("sellers.id", "desc")
    .limit(limit + 1)
    .execute();
}

function matching<Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB & { owner: DB["users"] }, Tables | "owner", Row>,
  text: string,
): SelectQueryBuilder<DB & { owner: DB["users"] }, Tables | "owner", Row> {
  const pattern = `%${escapeLike(text)}%`;
  return query.where(sql<boolean>`(sellers.shop_name ilike ${pattern} or owner.email ilike ${pattern})`);
}
