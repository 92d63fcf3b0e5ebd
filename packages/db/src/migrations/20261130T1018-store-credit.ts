import { type Kysely, sql } from "kysely";

/** A shopper's store credit is what the ledger says; its account here follows each entry and can never be below zero. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table store_credit_accounts (
      user_id uuid not null references users,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      -- What is theirs, and what of that orders hold which are not paid yet.
      balance_amount bigint not null default 0,
      held_amount bigint not null default 0 check (held_amount >= 0),
      primary key (user_id, currency),
      constraint store_credit_never_below_zero check (balance_amount >= held_amount)
    );
    create table store_credit_holds (
      order_id uuid primary key references orders,
      user_id uuid not null,
      currency text not null,
      amount bigint not null check (amount > 0),
      status text not null check (status in ('HELD', 'TAKEN', 'RELEASED')),
      created_at timestamptz not null,
      settled_at timestamptz,
      foreign key (user_id, currency) references store_credit_accounts,
      check ((status = 'HELD') = (settled_at is null))
    );
    create index store_credit_holds_shopper on store_credit_holds (user_id, currency) where status = 'HELD';

    -- Entries that were made before shoppers had accounts name nobody; no other may.
    alter table ledger_entries add column user_id uuid references users;
    alter table ledger_entries add constraint ledger_entries_shopper_check
      check ((account = 'store_credit') = (user_id is not null)) not valid;
    create index ledger_entries_shopper on ledger_entries (user_id, occurred_at desc, id desc) where user_id is not null;
    create function store_credit_follows_ledger() returns trigger language plpgsql as $$
    begin
      insert into store_credit_accounts (user_id, currency) values (new.user_id, new.currency)
        on conflict (user_id, currency) do nothing;
      update store_credit_accounts set balance_amount = balance_amount - new.amount
        where user_id = new.user_id and currency = new.currency;
      return null;
    end $$;
    create trigger ledger_entries_store_credit after insert on ledger_entries
      for each row when (new.user_id is not null) execute function store_credit_follows_ledger();

    alter table ledger_adjustments add column user_id uuid references users;

    -- Credited: given as store credit.
    alter table refunds drop constraint refunds_status_check;
    alter table refunds add constraint refunds_status_check
      check (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'SETTLED', 'CREDITED'));

    -- Whether a shopper pays with their credit, and how much of the total that is.
    alter table checkouts add column uses_credit boolean not null default false;
    alter table checkouts add column credit_amount bigint not null default 0;
    alter table checkouts add constraint checkouts_credit_check check (credit_amount between 0 and total_amount);
  `.execute(db);
}
