import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Pictures that a browser was allowed to send to the bucket itself, until they are taken in or their time is over.
    create table media_uploads (
      id uuid primary key,
      seller_id uuid not null references sellers on delete cascade,
      content_type text not null,
      size integer not null check (size > 0),
      created_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index media_uploads_expiry on media_uploads (expires_at);
    create index media_uploads_seller on media_uploads (seller_id);
  `.execute(db);
}
