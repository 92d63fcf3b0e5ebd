import { type Kysely, sql } from "kysely";

/** A closed account is given no store credit, whoever posts it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function store_credit_follows_ledger() returns trigger language plpgsql as $$
    begin
      -- Whoever is closing the account is waited for.
      if new.amount < 0 and exists (
        select from (select closed_at from users where id = new.user_id for share) holder where closed_at is not null
      ) then
        raise exception 'The account of % is closed: it is given no store credit.', new.user_id
          using errcode = 'check_violation', constraint = 'store_credit_of_open_accounts';
      end if;
      insert into store_credit_accounts (user_id, currency) values (new.user_id, new.currency)
        on conflict (user_id, currency) do nothing;
      update store_credit_accounts set balance_amount = balance_amount - new.amount
        where user_id = new.user_id and currency = new.currency;
      return null;
    end $$;

    -- Store credit that goes back to the card that once paid for it belongs to no part of its order.
    create index refunds_of_credit on refunds (created_at) where seller_order_id is null and status = 'PENDING';
  `.execute(db);
}
