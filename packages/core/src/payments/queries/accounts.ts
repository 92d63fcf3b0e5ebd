import type { Db, Tx } from "@emporia/db";

export interface SellerAccountRow {
  id: string;
  stripe_account_id: string | null;
  country: string;
  email: string;
}

export async function findSellerAccount(db: Db, sellerId: string): Promise<SellerAccountRow | undefined> {
  return db
    .selectFrom("sellers")
    .innerJoin("users", "users.id", "sellers.owner_user_id")
    .where("sellers.id", "=", sellerId)
    .select(["sellers.id", "sellers.stripe_account_id", "sellers.country", "users.email"])
    .executeTakeFirst();
}

export async function setSellerAccount(tx: Tx, sellerId: string, accountId: string): Promise<void> {
  await tx
    .updateTable("sellers")
    .set({ stripe_account_id: accountId })
    .where("id", "=", sellerId)
    .where("stripe_account_id", "is", null)
    .execute();
}
