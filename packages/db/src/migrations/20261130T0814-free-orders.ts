import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- An order that leaves nothing to pay has a payment of nothing, with no card and unknown to Stripe.
    alter table payments
      drop constraint payments_amount_check,
      alter column payment_method drop not null,
      add constraint payments_amount_check check (amount >= 0),
      add constraint payments_of_nothing_check
        check (amount > 0 or (payment_method is null and stripe_payment_intent_id is null));
  `.execute(db);
}
