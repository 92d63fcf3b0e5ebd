import type { MemberRole } from "@emporia/contracts/identity";
import type { businessTypes, SellerStatus } from "@emporia/contracts/sellers";
import type { DB, Db, Tx } from "@emporia/db";
import { type ExpressionBuilder, type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { jsonObjectFrom } from "kysely/helpers/postgres";
import { isId } from "../platform/index";
import type { VacationDays, VacationRow } from "./vacation";

export type BusinessType = (typeof businessTypes)[number];
interface MediaRow {
  id: string;
  width: number;
  height: number;
  dominant_color: string;
}
type Columns = Pick<
  Selectable<DB["sellers"]>,
  | ("id" | "shop_name" | "shop_slug" | "tagline" | "description" | "policies" | "city" | "state" | "country")
  | keyof VacationRow
  | (
      | "founded_year"
      | "processing_days"
      | "rating_hundredths"
      | "rating_count"
      | "follower_count"
      | "verified_at"
      | "created_at"
      | "time_zone"
    )
>;
export type SellerRow = Omit<Columns, keyof VacationRow> &
  VacationRow &
  VacationDays & {
    logo: MediaRow | null;
    banner: MediaRow | null;
    product_count: number;
    sales_count: number;
  };
export type OwnSellerRow = SellerRow & {
  status: SellerStatus;
  status_reason: string | null;
  business_type: BusinessType | null;
  role: MemberRole;
};
export type LockedSeller = { id: string; shop_name: string; shop_slug: string; status: SellerStatus };

const sellerColumns = [
  ...(["sellers.id", "shop_name", "shop_slug", "tagline", "sellers.description", "policies", "city"] as const),
  ...(["sellers.state", "country", "founded_year", "processing_days", "rating_hundredths", "rating_count"] as const),
  ...(["verified_at", "sellers.created_at", "time_zone", "follower_count"] as const),
  ...(["vacation_mode", "vacation_from", "vacation_until", "vacation_message", "vacation_now"] as const),
];
const vacationDays = (["vacation_from", "vacation_until"] as const).map((column) =>
  sql<string | null>`to_char(${sql.ref(column)} at time zone time_zone, 'YYYY-MM-DD')`.as(`${column}_day` as const),
);
const status = sql<SellerStatus>`sellers.status`;
const businessType = sql<BusinessType | null>`sellers.business_type`;

type Sellers = ExpressionBuilder<DB, "sellers">;
const withPictures = (eb: Sellers) =>
  (["logo", "banner"] as const).map((name) =>
    jsonObjectFrom(
      eb
        .selectFrom("media")
        .whereRef("media.id", "=", `sellers.${name}_media_id`)
        .where("media.object_key", "is not", null)
        .select(["media.id", "media.dominant_color"])
        .select([sql<number>`media.width`.as("width"), sql<number>`media.height`.as("height")]),
    ).as(name),
  );
const withCounts = (eb: Sellers) => [
  eb
    .selectFrom("product_listings as listing")
    .whereRef("listing.seller_id", "=", "sellers.id")
    .where("listing.is_visible", "=", true)
    .select((count) => count.fn.countAll<number>().as("count"))
    .$asScalar()
    .$notNull()
    .as("product_count"),
  eb
    .selectFrom("products as product")
    .whereRef("product.seller_id", "=", "sellers.id")
    .select(sql<number>`coalesce(sum(product.sold_count), 0)::bigint`.as("sum"))
    .$asScalar()
    .$notNull()
    .as("sales_count"),
];

/** An open shop by its id, its slug, or a slug it had before. */
export async function findApprovedSeller(db: Db, idOrSlug: string): Promise<SellerRow | undefined> {
  return db
    .selectFrom("sellers")
    .where("sellers.status", "=", "APPROVED")
    .where((eb) =>
      isId(idOrSlug)
        ? eb("sellers.id", "=", idOrSlug)
        : eb.or([
            eb("shop_slug", "=", idOrSlug.toLowerCase()),
            // A shop that uses the address now goes before one that used it once.
            eb.and([
              eb(
                "sellers.id",
                "=",
                eb
                  .selectFrom("seller_slug_redirects as former")
                  .where("former.old_slug", "=", idOrSlug.toLowerCase())
                  .select("former.seller_id"),
              ),
              eb.not(
                eb.exists(
                  eb.selectFrom("sellers as now").where("now.shop_slug", "=", idOrSlug.toLowerCase()).select("now.id"),
                ),
              ),
            ]),
          ]),
    )
    .select(sellerColumns)
    .select(vacationDays)
    .select(withPictures)
    .select(withCounts)
    .executeTakeFirst() as Promise<SellerRow | undefined>;
}

export async function findOwnSeller(db: Db, userId: string, sellerId: string): Promise<OwnSellerRow | undefined> {
  return db
    .selectFrom("sellers")
    .innerJoin("seller_members as member", "member.seller_id", "sellers.id")
    .where("member.user_id", "=", userId)
    .where("sellers.id", "=", sellerId)
    .select(sellerColumns)
    .select(vacationDays)
    .select([status.as("status"), "status_reason", businessType.as("business_type")])
    .select(sql<MemberRole>`member.role`.as("role"))
    .select((eb) => withPictures(eb as unknown as Sellers))
    .select((eb) => withCounts(eb as unknown as Sellers))
    .executeTakeFirst() as Promise<OwnSellerRow | undefined>;
}

/** The shop with the role this person has in it. */
export async function lockOwnSeller(
  tx: Tx,
  userId: string,
  sellerId: string,
): Promise<
  (LockedSeller & { role: MemberRole; logo_media_id: string | null; banner_media_id: string | null }) | undefined
> {
  return tx
    .selectFrom("sellers")
    .innerJoin("seller_members as member", "member.seller_id", "sellers.id")
    .where("member.user_id", "=", userId)
    .where("sellers.id", "=", sellerId)
    .select(["sellers.id", "shop_name", "shop_slug", "logo_media_id", "banner_media_id"])
    .select([status.as("status"), sql<MemberRole>`member.role`.as("role")])
    .forUpdate("sellers")
    .executeTakeFirst();
}

/** The break that a shop plans or has; the shop is locked. */
export async function lockVacation(tx: Tx, sellerId: string): Promise<VacationRow | undefined> {
  return tx
    .selectFrom("sellers")
    .where("id", "=", sellerId)
    .select(["vacation_mode", "vacation_from", "vacation_until", "vacation_message", "vacation_now"])
    .forNoKeyUpdate()
    .executeTakeFirst() as Promise<VacationRow | undefined>;
}

export async function lockSeller(tx: Tx, sellerId: string): Promise<LockedSeller | undefined> {
  return tx
    .selectFrom("sellers")
    .where("id", "=", sellerId)
    .select(["id", "shop_name", "shop_slug", status.as("status")])
    .forUpdate()
    .executeTakeFirst();
}

/** The shop this person owns, if any. Who asks for the same person meanwhile waits until the transaction ends. */
export async function lockShopOfOwner(tx: Tx, userId: string): Promise<LockedSeller | undefined> {
  // A row that does not exist yet cannot be locked, so the person's number stands for it.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seller-of:${userId}`}, 0))`.execute(tx);
  return tx
    .selectFrom("sellers")
    .where("owner_user_id", "=", userId)
    .select(["id", "shop_name", "shop_slug", status.as("status")])
    .forUpdate()
    .executeTakeFirst();
}

/** Which addresses that begin so are in use, or lead to another shop than `exceptSellerId`. */
export async function listTakenSlugs(db: Db, base: string, exceptSellerId?: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("sellers")
    .where((eb) => eb.fn<boolean>("starts_with", ["shop_slug", eb.val(base)]))
    .$if(exceptSellerId !== undefined, (query) => query.where("id", "!=", exceptSellerId ?? ""))
    .select("shop_slug as slug")
    .unionAll((eb) =>
      eb
        .selectFrom("seller_slug_redirects")
        .where((where) => where.fn<boolean>("starts_with", ["old_slug", where.val(base)]))
        .$if(exceptSellerId !== undefined, (query) => query.where("seller_id", "!=", exceptSellerId ?? ""))
        .select("old_slug as slug"),
    )
    .execute();
  return new Set(rows.map((row) => row.slug));
}

/** Which of these pictures the shop has uploaded; until the transaction ends, none of them is swept. */
export async function listOwnPictures(
  tx: Tx,
  sellerId: string,
  mediaIds: readonly string[],
): Promise<Map<string, { width: number; height: number }>> {
  if (mediaIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("media")
    .where("id", "in", mediaIds)
    .where("seller_id", "=", sellerId)
    .where("object_key", "is not", null)
    .select(["id", sql<number>`width`.as("width"), sql<number>`height`.as("height")])
    .forKeyShare()
    .execute();
  return new Map(rows.map(({ id, ...sides }) => [id, sides]));
}

/** False, and nothing written, when the address was taken in the meantime. */
export async function insertSeller(tx: Tx, seller: Insertable<DB["sellers"]>): Promise<boolean> {
  const row = await tx
    .insertInto("sellers")
    .values(seller)
    .onConflict((conflict) => conflict.column("shop_slug").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertMember(tx: Tx, sellerId: string, userId: string, role: MemberRole): Promise<void> {
  await tx.insertInto("seller_members").values({ seller_id: sellerId, user_id: userId, role }).execute();
}

export async function setSeller(tx: Tx, sellerId: string, change: Updateable<DB["sellers"]>): Promise<void> {
  await tx.updateTable("sellers").set(change).where("id", "=", sellerId).execute();
}

/** Lets the old address lead to the new one, which in turn stops being an old one. */
export async function insertSlugRedirect(tx: Tx, sellerId: string, oldSlug: string, newSlug: string): Promise<void> {
  await tx
    .deleteFrom("seller_slug_redirects")
    .where("seller_id", "=", sellerId)
    .where("old_slug", "=", newSlug)
    .execute();
  await tx
    .insertInto("seller_slug_redirects")
    .values({ old_slug: oldSlug, seller_id: sellerId })
    .onConflict((conflict) => conflict.column("old_slug").doUpdateSet({ seller_id: sellerId }))
    .execute();
}

export async function findSellerForMail(
  db: Db,
  sellerId: string,
): Promise<
  | { shopName: string; status: SellerStatus; statusReason: string | null; ownerEmail: string; ownerFirstName: string }
  | undefined
> {
  return db
    .selectFrom("sellers")
    .innerJoin("users as owner", "owner.id", "sellers.owner_user_id")
    .where("sellers.id", "=", sellerId)
    .select(["shop_name as shopName", status.as("status"), "status_reason as statusReason"])
    .select(["owner.email as ownerEmail", "owner.first_name as ownerFirstName"])
    .executeTakeFirst();
}
