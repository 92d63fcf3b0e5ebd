import type { ShippingProfileView } from "@emporia/contracts/shipping";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

/** The profiles of a shop by name, with how many products each has. */
export async function listProfiles(db: Db, sellerId: string): Promise<ShippingProfileView[]> {
  const { rows } = await sql<ShippingProfileView>`
    select profile.id, profile.name, profile.processing_days as "processingDays",
      (select count(*)::integer from products where shipping_profile_id = profile.id) as "productCount"
    from shipping_profiles profile where profile.seller_id = ${sellerId} order by lower(profile.name), profile.id
  `.execute(db);
  return rows;
}

export async function findProfile(db: Db, sellerId: string, profileId: string): Promise<{ name: string } | undefined> {
  return db
    .selectFrom("shipping_profiles")
    .where("id", "=", profileId)
    .where("seller_id", "=", sellerId)
    .select("name")
    .executeTakeFirst();
}

export async function countProfiles(db: Db, sellerId: string): Promise<number> {
  const { count } = await db
    .selectFrom("shipping_profiles")
    .where("seller_id", "=", sellerId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface ProfileRow {
  id: string;
  name: string;
  processingDays: number | null;
}

export async function insertProfile(
  tx: Tx,
  sellerId: string,
  { id, name, processingDays }: ProfileRow,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("shipping_profiles")
    .values({ id, seller_id: sellerId, name, processing_days: processingDays, created_at: now })
    .execute();
}

/** False when the shop has no such profile. */
export async function setProfile(tx: Tx, sellerId: string, { id, name, processingDays }: ProfileRow): Promise<boolean> {
  const row = await tx
    .updateTable("shipping_profiles")
    .set({ name, processing_days: processingDays })
    .where("id", "=", id)
    .where("seller_id", "=", sellerId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a profile out with its zones; its products are of the general one from then on. */
export async function deleteProfile(tx: Tx, sellerId: string, profileId: string): Promise<void> {
  await tx.deleteFrom("shipping_profiles").where("id", "=", profileId).where("seller_id", "=", sellerId).execute();
}
