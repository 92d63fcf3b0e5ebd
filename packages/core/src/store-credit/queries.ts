import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";

/** Whose credit, in which currency. */
export interface CreditAccount {
  userId: string;
  currency: string;
}

/** Whether the account is closed that credit would be given to. An open one stays open until the transaction ends. */
export async function isHolderGone(tx: Tx, userId: string): Promise<boolean> {
  const row = await tx.selectFrom("users").where("id", "=", userId).select("closed_at").forShare().executeTakeFirst();
  return row?.closed_at != null;
}

/** What of a shopper's credit no order holds, in minor units. */
export async function findAvailable(db: Db, account: CreditAccount): Promise<number> {
  const row = await db
    .selectFrom("store_credit_accounts")
    .where("user_id", "=", account.userId)
    .where("currency", "=", account.currency)
    .select((eb) => eb("balance_amount", "-", eb.ref("held_amount")).as("available"))
    .executeTakeFirst();
  return row?.available ?? 0;
}

/** The same, held until the transaction ends. */
export async function lockAvailable(tx: Tx, account: CreditAccount): Promise<number> {
  const row = await tx
    .selectFrom("store_credit_accounts")
    .where("user_id", "=", account.userId)
    .where("currency", "=", account.currency)
    .select((eb) => eb("balance_amount", "-", eb.ref("held_amount")).as("available"))
    .forUpdate()
    .executeTakeFirst();
  return row?.available ?? 0;
}

/** What an order holds of its shopper's credit, in minor units. */
export async function findHeld(db: Db, orderId: string): Promise<number> {
  const row = await db
    .selectFrom("store_credit_holds")
    .where("order_id", "=", orderId)
    .where("status", "=", "HELD")
    .select("amount")
    .executeTakeFirst();
  return row?.amount ?? 0;
}

/** What of an order is, or was to be, paid with its shopper's credit, in minor units. */
export async function findCreditOf(db: Db, orderId: string): Promise<number> {
  const row = await db
    .selectFrom("store_credit_holds")
    .where("order_id", "=", orderId)
    .select("amount")
    .executeTakeFirst();
  return row?.amount ?? 0;
}

export interface CreditAccountRow {
  currency: string;
  balance_amount: number;
  held_amount: number;
}

export async function listAccounts(db: Db, userId: string): Promise<CreditAccountRow[]> {
  return db
    .selectFrom("store_credit_accounts")
    .where("user_id", "=", userId)
    .select(["currency", "balance_amount", "held_amount"])
    .orderBy("currency")
    .execute();
}

/** Holds so much of what is available. False, and nothing changed, when there is less. */
export async function reserveCredit(tx: Tx, account: CreditAccount, amount: number): Promise<boolean> {
  const row = await tx
    .updateTable("store_credit_accounts")
    .set((eb) => ({ held_amount: eb("held_amount", "+", amount) }))
    .where("user_id", "=", account.userId)
    .where("currency", "=", account.currency)
    .where((eb) => eb(eb("balance_amount", "-", eb.ref("held_amount")), ">=", amount))
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down that an order holds what was reserved for it. */
export function insertHold(orderId: string, account: CreditAccount, amount: number, now: Date): RawBuilder<unknown> {
  return sql`
    insert into store_credit_holds (order_id, user_id, currency, amount, status, created_at)
    values (${orderId}, ${account.userId}, ${account.currency}, ${amount}, 'HELD', ${now})
  `;
}

/** Ends what an order holds. @returns minor units; nothing, and nothing changed, when it holds nothing any more */
export async function settleHold(tx: Tx, orderId: string, status: "TAKEN" | "RELEASED", now: Date): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    with settled as (
      update store_credit_holds set status = ${status}, settled_at = ${now}
      where order_id = ${orderId} and status = 'HELD' returning user_id, currency, amount
    )
    update store_credit_accounts account set held_amount = account.held_amount - settled.amount
    from settled where account.user_id = settled.user_id and account.currency = settled.currency
    returning settled.amount
  `.execute(tx);
  return rows[0]?.amount ?? 0;
}
