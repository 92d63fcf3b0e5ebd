import type { DB, Db, Tx } from "@emporia/db";
import type { Insertable } from "kysely";

/** Does nothing when a mail of that key was begun before. */
export async function insertEmail(db: Db, email: Insertable<DB["emails"]>): Promise<void> {
  await db
    .insertInto("emails")
    .values(email)
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

export async function lockEmail(tx: Tx, key: string): Promise<{ id: string; status: string }> {
  return tx.selectFrom("emails").where("key", "=", key).select(["id", "status"]).forUpdate().executeTakeFirstOrThrow();
}

export async function setEmailSent(tx: Tx, id: string, sentAt: Date): Promise<void> {
  await tx.updateTable("emails").set({ status: "sent", sent_at: sentAt }).where("id", "=", id).execute();
}
