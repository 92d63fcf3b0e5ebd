import type { Db, Tx } from "@emporia/db";
import type { PaymentMethod } from "../payment-provider";

export interface SavedCardRow {
  id: string;
  stripe_payment_method_id: string;
  fingerprint: string | null;
  brand: string;
  last4: string;
  expiry_month: number | null;
  expiry_year: number | null;
  is_default: boolean;
  created_at: Date;
  removed_at: Date | null;
}

const cardColumns = [
  "id",
  "stripe_payment_method_id",
  "fingerprint",
  "brand",
  "last4",
  "expiry_month",
  "expiry_year",
  "is_default",
  "created_at",
  "removed_at",
] as const;

export async function findCustomer(db: Db, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("card_holders")
    .where("user_id", "=", userId)
    .select("stripe_customer_id")
    .executeTakeFirst();
  return row?.stripe_customer_id;
}

/** The shopper's customer at Stripe, held until the transaction ends: what changes their cards waits for each other. */
export async function lockCustomer(tx: Tx, userId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("card_holders")
    .where("user_id", "=", userId)
    .select("stripe_customer_id")
    .forUpdate()
    .executeTakeFirst();
  return row?.stripe_customer_id;
}

/** Whose customer at Stripe it is, held as by {@link lockCustomer}. */
export async function lockHolder(tx: Tx, customerId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("card_holders")
    .where("stripe_customer_id", "=", customerId)
    .select("user_id")
    .forUpdate()
    .executeTakeFirst();
  return row?.user_id;
}

/** Writes down whose customer it is, and answers the one that is theirs: another call may have been first. */
export async function insertCustomer(
  tx: Tx,
  { userId, customerId, now }: { userId: string; customerId: string; now: Date },
): Promise<string> {
  await tx
    .insertInto("card_holders")
    .values({ user_id: userId, stripe_customer_id: customerId, created_at: now })
    .onConflict((conflict) => conflict.column("user_id").doNothing())
    .execute();
  return (await findCustomer(tx, userId)) ?? customerId;
}

/** The customer that a shopper's own card is kept with; undefined where it is not theirs, or taken out. */
export async function findOwnCustomerOfCard(
  db: Db,
  userId: string,
  paymentMethodId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("saved_cards")
    .innerJoin("card_holders", "card_holders.user_id", "saved_cards.user_id")
    .where("saved_cards.user_id", "=", userId)
    .where("stripe_payment_method_id", "=", paymentMethodId)
    .where("removed_at", "is", null)
    .select("stripe_customer_id")
    .executeTakeFirst();
  return row?.stripe_customer_id;
}

/** All of a shopper's cards that are not taken out, the newest first. */
export async function listAllCards(db: Db, userId: string): Promise<SavedCardRow[]> {
  return db
    .selectFrom("saved_cards")
    .where("user_id", "=", userId)
    .where("removed_at", "is", null)
    .select(cardColumns)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function findOwnCard(db: Db, userId: string, cardId: string): Promise<SavedCardRow | undefined> {
  return db
    .selectFrom("saved_cards")
    .where("id", "=", cardId)
    .where("user_id", "=", userId)
    .select(cardColumns)
    .executeTakeFirst();
}

/** False when it is written down already. */
export async function insertCard(
  tx: Tx,
  { id, userId, method, now }: { id: string; userId: string; method: PaymentMethod; now: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto("saved_cards")
    .values({
      id,
      user_id: userId,
      stripe_payment_method_id: method.id,
      fingerprint: method.fingerprint,
      brand: method.brand,
      last4: method.last4,
      expiry_month: method.expiryMonth,
      expiry_year: method.expiryYear,
      is_default: false,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("stripe_payment_method_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The one card of the shopper's that is offered first. */
export async function setDefaultCard(tx: Tx, userId: string, paymentMethodId: string): Promise<void> {
  await tx
    .updateTable("saved_cards")
    .set({ is_default: false })
    .where("user_id", "=", userId)
    .where("is_default", "=", true)
    .execute();
  await tx
    .updateTable("saved_cards")
    .set({ is_default: true })
    .where("user_id", "=", userId)
    .where("stripe_payment_method_id", "=", paymentMethodId)
    .where("removed_at", "is", null)
    .execute();
}

export async function setCardRemoved(tx: Tx, cardId: string, now: Date): Promise<void> {
  await tx.updateTable("saved_cards").set({ removed_at: now, is_default: false }).where("id", "=", cardId).execute();
}

export async function deleteCard(tx: Tx, paymentMethodId: string): Promise<void> {
  await tx
    .deleteFrom("saved_cards")
    .where("stripe_payment_method_id", "=", paymentMethodId)
    .where("removed_at", "is not", null)
    .execute();
}

/** With every card of theirs. */
export async function deleteCustomer(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("card_holders").where("user_id", "=", userId).execute();
}

/** What the latest try to pay for an order pays with. */
export async function findPaidWith(db: Db, orderId: string): Promise<{ payment_method: unknown } | undefined> {
  return db
    .selectFrom("payments")
    .where("order_id", "=", orderId)
    .select("payment_method")
    .orderBy("attempt", "desc")
    .limit(1)
    .executeTakeFirst();
}
