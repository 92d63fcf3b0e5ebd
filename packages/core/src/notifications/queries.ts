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

/** With the address and the subject it went out with. */
export async function setEmailSent(
  tx: Tx,
  id: string,
  sent: { sentAt: Date; recipient: string; subject: string },
): Promise<void> {
  await tx
    .updateTable("emails")
    .set({ status: "sent", sent_at: sent.sentAt, recipient: sent.recipient, subject: sent.subject })
    .where("id", "=", id)
    .execute();
}

export interface OrderEmailRow {
  id: string;
  key: string;
  template: string;
  recipient: string;
  subject: string;
  order_id: string;
  status: string;
}

const orderEmail = ["id", "key", "template", "recipient", "subject", "status"] as const;

/** The first of the mails that this one repeats, itself if it repeats none. Staff who send again wait for one another. */
export async function lockFirstOrderEmail(
  tx: Tx,
  orderId: string,
  emailId: string,
): Promise<OrderEmailRow | undefined> {
  const row = await tx
    .selectFrom("emails")
    .where("order_id", "=", orderId)
    .where("id", "=", (eb) =>
      eb
        .selectFrom("emails as asked")
        .where("asked.id", "=", emailId)
        .select((sub) => sub.fn.coalesce("asked.resent_of", "asked.id").as("id")),
    )
    .select(orderEmail)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, order_id: orderId };
}

/** The mail that staff asked for, and the key of the mail that it repeats. */
export async function findRepeatedEmail(
  db: Db,
  id: string,
): Promise<{ key: string; template: string; order_id: string | null; firstKey: string } | undefined> {
  return db
    .selectFrom("emails as again")
    .innerJoin("emails as first", "first.id", "again.resent_of")
    .where("again.id", "=", id)
    .select(["again.key", "again.template", "again.order_id", "first.key as firstKey"])
    .executeTakeFirst();
}

/** How often a mail was sent again since then, and when last. */
export async function countResent(db: Db, firstId: string, since: Date): Promise<{ count: number; last: Date | null }> {
  const row = await db
    .selectFrom("emails")
    .where("resent_of", "=", firstId)
    .where("created_at", ">", since)
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.max("created_at").as("last")])
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), last: row.last };
}
