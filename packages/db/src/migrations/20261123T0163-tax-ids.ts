import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Sealed (AES-256-GCM) with a key that is not in the database; only the last four can be read here.
    create table seller_tax_ids (
      seller_id uuid primary key references sellers on delete cascade,
      kind text not null check (kind in ('ein', 'ssn', 'vat', 'other')),
      key_id text not null,
      sealed text not null,
      last4 text not null check (length(last4) between 1 and 4),
      updated_at timestamptz not null
    );
    create index seller_tax_ids_key on seller_tax_ids (key_id);
  `.execute(db);
}
