import type { Db } from "@emporia/db";

export interface OrderEmailRow {
  id: string;
  template: string;
  recipient: string;
  status: string;
  created_at: Date;
  sent_at: Date | null;
  resent_of: string | null;
}

/** The mails about an order, oldest first. */
export async function listOrderEmails(db: Db, orderId: string): Promise<OrderEmailRow[]> {
  return db
    .selectFrom("emails")
    .where("order_id", "=", orderId)
    .select(["id", "template", "recipient", "status", "created_at", "sent_at", "resent_of"])
    .orderBy("created_at")
    .execute();
}
