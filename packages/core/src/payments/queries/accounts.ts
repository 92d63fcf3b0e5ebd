import type { Db, Tx } from "@emporia/db";
import type { ProviderAccount } from "../payment-provider";

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

export async function findSellerOfAccount(db: Db, accountId: string): Promise<string | undefined> {
  const row = await db.selectFrom("sellers").where("stripe_account_id", "=", accountId).select("id").executeTakeFirst();
  return row?.id;
}

/** Keeps a seller's new account, which was opened without a payout schedule of Stripe's own. */
export async function setSellerAccount(tx: Tx, sellerId: string, accountId: string, now: Date): Promise<void> {
  await tx
    .updateTable("sellers")
    .set({ stripe_account_id: accountId, manual_payouts_since: now })
    .where("id", "=", sellerId)
    .where("stripe_account_id", "is", null)
    .execute();
}

/** Sellers out of whose account Stripe may pay by itself, a thousand at most. */
export async function listOwnPayouts(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("sellers")
    .where("stripe_account_id", "is not", null)
    .where("manual_payouts_since", "is", null)
    .select("id")
    .orderBy("id")
    .limit(1000)
    .execute();
  return rows.map((row) => row.id);
}

export async function setManualPayouts(tx: Tx, sellerId: string, now: Date): Promise<void> {
  await tx.updateTable("sellers").set({ manual_payouts_since: now }).where("id", "=", sellerId).execute();
}

export interface AccountStateRow {
  transfers_enabled: boolean;
  payouts_enabled: boolean;
  details_submitted: boolean;
  requirements: string[];
  requirements_due_at: Date | null;
  disabled_reason: string | null;
  bank_name: string | null;
  bank_last4: string | null;
  checked_at: Date;
}

export async function saveSellerAccountState(
  tx: Tx,
  sellerId: string,
  account: ProviderAccount,
  now: Date,
): Promise<void> {
  const state = {
    transfers_enabled: account.transfersEnabled,
    payouts_enabled: account.payoutsEnabled,
    details_submitted: account.detailsSubmitted,
    requirements: account.requirements,
    requirements_due_at: account.requirementsDueAt,
    disabled_reason: account.disabledReason,
    bank_name: account.bank?.name ?? null,
    bank_last4: account.bank?.last4 ?? null,
    checked_at: now,
  };
  await tx
    .insertInto("seller_accounts")
    .values({ seller_id: sellerId, ...state })
    .onConflict((conflict) => conflict.column("seller_id").doUpdateSet(state))
    .execute();
}

export async function findAccountState(db: Db, sellerId: string): Promise<AccountStateRow | undefined> {
  return db
    .selectFrom("seller_accounts")
    .where("seller_id", "=", sellerId)
    .select(["transfers_enabled", "payouts_enabled", "details_submitted", "requirements", "requirements_due_at"])
    .select(["disabled_reason", "bank_name", "bank_last4", "checked_at"])
    .executeTakeFirst();
}
