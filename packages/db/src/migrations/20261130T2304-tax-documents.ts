import { type Kysely, sql } from "kysely";

/** What the tax provider is told of sales and refunds, so that its returns know of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tax_documents (
      -- As the provider knows it; telling it twice is one document.
      code text primary key check (length(code) between 1 and 50),
      order_id uuid not null references orders,
      kind text not null check (kind in ('sale', 'return')),
      status text not null check (status in ('WANTED', 'RECORDED', 'REFUSED', 'VOIDED')),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      -- What we took as tax, or gave back of it, and what the provider makes it; minor units, below zero for what was given back.
      tax_amount bigint not null,
      provider_tax_amount bigint,
      failure text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check ((status = 'REFUSED') = (failure is not null)),
      check (status <> 'RECORDED' or provider_tax_amount is not null)
    );
    create index tax_documents_order on tax_documents (order_id);
    create index tax_documents_doubted on tax_documents (updated_at desc, code desc)
      where status = 'REFUSED' or status = 'WANTED' or (status = 'RECORDED' and provider_tax_amount <> tax_amount);
  `.execute(db);
}
