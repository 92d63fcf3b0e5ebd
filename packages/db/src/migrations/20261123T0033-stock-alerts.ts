import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who wants to be told when a variant can be bought again. Each is told once; who asks anew gets a row anew.
    create table stock_alerts (
      id uuid primary key,
      variant_id uuid not null references variants on delete cascade,
      email text not null check (length(email) <= 254),
      -- That the address is theirs: at once for who is signed in with it, else by a link.
      confirmed_at timestamptz,
      sent_at timestamptz,
      created_at timestamptz not null,
      check (sent_at is null or confirmed_at is not null)
    );
    create unique index stock_alerts_open on stock_alerts (variant_id, lower(email)) where sent_at is null;
    create index stock_alerts_email on stock_alerts (lower(email)) where sent_at is null;
    create index stock_alerts_created on stock_alerts (created_at);
  `.execute(db);
}
