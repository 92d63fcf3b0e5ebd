import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a seller says against money that is kept back, once for each hold, and what staff answered.
    alter table payout_holds
      add column appeal text check (length(appeal) between 1 and 2000),
      add column appealed_at timestamptz,
      add column answer text check (length(answer) between 1 and 1000),
      add column answered_at timestamptz,
      add check ((appeal is null) = (appealed_at is null)),
      add check ((answer is null) = (answered_at is null)),
      add check (answer is null or appeal is not null);
  `.execute(db);
}
