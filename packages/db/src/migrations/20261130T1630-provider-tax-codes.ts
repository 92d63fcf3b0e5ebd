import { type Kysely, sql } from "kysely";

/** A provider's code means one class that may be chosen; of several that have it, the first made keeps it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update tax_classes later set provider_code = null
    where retired_at is null and exists (
      select from tax_classes first
      where first.retired_at is null and lower(first.provider_code) = lower(later.provider_code)
        and (first.created_at, first.code) < (later.created_at, later.code));
    create unique index tax_classes_provider_code on tax_classes (lower(provider_code))
      where retired_at is null and provider_code is not null;
  `.execute(db);
}
