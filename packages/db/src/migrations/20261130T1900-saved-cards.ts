import { type Kysely, sql } from "kysely";

/** Cards that shoppers let the platform keep: their names at Stripe, which has the cards themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table card_holders (
      -- No reference: it outlives its shopper until Stripe has forgotten them.
      user_id uuid primary key,
      stripe_customer_id text not null unique,
      created_at timestamptz not null
    );
    create table saved_cards (
      id uuid primary key,
      user_id uuid not null references card_holders on delete cascade,
      stripe_payment_method_id text not null unique,
      -- The same for the same card, whatever its name at Stripe.
      fingerprint text,
      brand text not null,
      last4 text not null,
      expiry_month integer check (expiry_month between 1 and 12),
      expiry_year integer,
      is_default boolean not null,
      created_at timestamptz not null,
      -- Taken out by its shopper; gone once Stripe has let go of it.
      removed_at timestamptz,
      check (removed_at is null or not is_default)
    );
    create index saved_cards_shopper on saved_cards (user_id, created_at desc, id desc) where removed_at is null;
    create unique index saved_cards_default on saved_cards (user_id) where is_default;
  `.execute(db);
}
