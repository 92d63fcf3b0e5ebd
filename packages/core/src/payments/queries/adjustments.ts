import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { LedgerAccount } from "../ledger";

export interface AdjustmentRow {
  id: string;
  status: "REQUESTED" | "APPROVED" | "REJECTED";
  debit_account: LedgerAccount;
  credit_account: LedgerAccount;
  seller_id: string | null;
  shop_name: string | null;
  user_id: string | null;
  shopper_email: string | null;
  amount: number;
  currency: string;
  reason: string;
  requested_by: string;
  requested_by_email: string;
  requested_at: Date;
  decided_by_email: string | null;
  decided_at: Date | null;
  decision_note: string | null;
}

const adjustment = sql`
  select adjustment.id, adjustment.status, adjustment.debit_account, adjustment.credit_account, adjustment.seller_id,
    seller.shop_name::text as shop_name, adjustment.user_id, shopper.email::text as shopper_email, adjustment.amount, adjustment.currency, adjustment.reason,
    adjustment.requested_by, asker.email::text as requested_by_email, adjustment.requested_at,
    decider.email::text as decided_by_email, adjustment.decided_at, adjustment.decision_note
  from ledger_adjustments adjustment
  join users asker on asker.id = adjustment.requested_by
  left join users decider on decider.id = adjustment.decided_by
  left join sellers seller on seller.id = adjustment.seller_id
  left join users shopper on shopper.id = adjustment.user_id
`;

export async function insertAdjustment(
  tx: Tx,
  given: {
    id: string;
    debitAccount: LedgerAccount;
    creditAccount: LedgerAccount;
    sellerId: string | null;
    userId: string | null;
    amount: number;
    currency: string;
    reason: string;
    requestedBy: string;
    now: Date;
  },
): Promise<void> {
  await tx
    .insertInto("ledger_adjustments")
    .values({
      id: given.id,
      status: "REQUESTED",
      debit_account: given.debitAccount,
      credit_account: given.creditAccount,
      seller_id: given.sellerId,
      user_id: given.userId,
      amount: given.amount,
      currency: given.currency,
      reason: given.reason,
      requested_by: given.requestedBy,
      requested_at: given.now,
    })
    .execute();
}

export async function lockAdjustment(tx: Tx, id: string): Promise<AdjustmentRow | undefined> {
  const { rows } = await sql<AdjustmentRow>`${adjustment} where adjustment.id = ${id} for update of adjustment`.execute(
    tx,
  );
  return rows[0];
}

export async function setAdjustmentDecided(
  tx: Tx,
  id: string,
  decision: { status: "APPROVED" | "REJECTED"; by: string; note: string; now: Date },
): Promise<void> {
  await tx
    .updateTable("ledger_adjustments")
    .set({
      status: decision.status,
      decided_by: decision.by,
      decided_at: decision.now,
      decision_note: decision.note === "" ? null : decision.note,
    })
    .where("id", "=", id)
    .execute();
}

/** Adjustments, newest first; one more than asked for. */
export async function listAdjustmentRows(
  db: Db,
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<AdjustmentRow[]> {
  const { rows } = await sql<AdjustmentRow>`
    ${adjustment}
    where ${page.before ? sql`(adjustment.requested_at, adjustment.id) < (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
    order by adjustment.requested_at desc, adjustment.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

/** Whom an approved adjustment gave store credit, while they have an account. */
export async function findCreditedShopper(
  db: Db,
  adjustmentId: string,
): Promise<{ email: string; first_name: string; amount: number; currency: string } | undefined> {
  return db
    .selectFrom("ledger_adjustments as adjustment")
    .innerJoin("users as shopper", "shopper.id", "adjustment.user_id")
    .where("adjustment.id", "=", adjustmentId)
    .where("adjustment.status", "=", "APPROVED")
    .where("adjustment.credit_account", "=", "store_credit")
    .where("shopper.closed_at", "is", null)
    .select(["shopper.email", "shopper.first_name", "adjustment.amount", "adjustment.currency"])
    .executeTakeFirst();
}

/** Who signs in with an e-mail address; nobody does with that of a closed account. */
export async function findShopperByEmail(db: Db, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("users")
    .where("email", "=", email)
    .where("closed_at", "is", null)
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

/** A shop by its address. */
export async function findSellerBySlug(db: Db, slug: string): Promise<string | undefined> {
  const row = await db.selectFrom("sellers").where("shop_slug", "=", slug).select("id").executeTakeFirst();
  return row?.id;
}
