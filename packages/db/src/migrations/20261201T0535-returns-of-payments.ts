import { type Kysely, sql } from "kysely";

/** Store credit that goes back to the card of a payment is looked for when its bank keeps the payment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index refunds_returned on refunds (payment_id) where seller_order_id is null`.execute(db);
}
