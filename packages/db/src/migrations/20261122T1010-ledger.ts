import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_postings (
      id uuid primary key,
      key text not null unique,
      kind text not null check (kind in ('sale', 'transfer', 'refund', 'transfer_reversal', 'adjustment')),
      order_id uuid references orders,
      description text not null,
      occurred_at timestamptz not null
    );
    create index ledger_postings_order on ledger_postings (order_id, occurred_at);

    -- Debits are positive, credits negative.
    create table ledger_entries (
      id uuid primary key,
      posting_id uuid not null references ledger_postings,
      account text not null check (account in
        ('stripe_balance', 'seller_payable', 'platform_commission', 'tax_payable')),
      seller_id uuid references sellers,
      seller_order_id uuid references seller_orders,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      amount bigint not null check (amount <> 0),
      note text not null,
      occurred_at timestamptz not null,
      check ((account = 'seller_payable') = (seller_id is not null))
    );
    create index ledger_entries_posting on ledger_entries (posting_id);
    create index ledger_entries_seller on ledger_entries (seller_id, occurred_at desc, id desc) where seller_id is not null;

    create function ledger_posting_must_balance() returns trigger language plpgsql as $$
    begin
      if exists (
        select from ledger_entries where posting_id = new.posting_id group by currency having sum(amount) <> 0
      ) then
        raise exception 'ledger posting % does not balance', new.posting_id using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger ledger_entries_balance after insert on ledger_entries
      deferrable initially deferred for each row execute function ledger_posting_must_balance();
    create trigger ledger_entries_append_only before update or delete on ledger_entries
      for each row execute function forbid_change();
    create trigger ledger_postings_append_only before update or delete on ledger_postings
      for each row execute function forbid_change();
  `.execute(db);
}
