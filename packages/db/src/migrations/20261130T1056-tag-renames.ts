import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a tag that staff renamed has become, so that it does not come back when a file or a seller writes it; null where
    -- it was taken away. What it became is never itself a tag that was renamed.
    create table tag_renames (
      tag text primary key,
      became text,
      renamed_at timestamptz not null,
      check (became <> tag)
    );
    create index tag_renames_became_idx on tag_renames (became);
    create index tag_renames_renamed_at_idx on tag_renames (renamed_at desc, tag);
  `.execute(db);
}
