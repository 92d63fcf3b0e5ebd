import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Staff keep them. What a provider of taxes calls one is its own code; a retired one is chosen no more.
    alter table tax_classes drop constraint tax_classes_code_check,
      add check (code ~ '^[a-z0-9]+(_[a-z0-9]+)*$' and length(code) <= 40),
      add check (length(name) between 1 and 60),
      add column provider_code text check (length(provider_code) between 1 and 60),
      add column created_at timestamptz not null default now(),
      add column retired_at timestamptz,
      add check (code <> 'standard' or retired_at is null);
    create unique index tax_classes_name on tax_classes (lower(name));
    create index products_tax_class on products (tax_class) where tax_class <> 'standard';
  `.execute(db);
}
