import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who wants to know what a shop brings out. What was published until told_until is no news any more.
    create table shop_follows (
      user_id uuid not null references users on delete cascade,
      seller_id uuid not null references sellers,
      followed_at timestamptz not null,
      told_until timestamptz not null,
      primary key (user_id, seller_id)
    );
    create index shop_follows_seller on shop_follows (seller_id);
    create index shop_follows_list on shop_follows (user_id, followed_at desc, seller_id desc);

    -- Who follows and wants no mails about it.
    create table follow_mail_refusals (
      user_id uuid primary key references users on delete cascade,
      refused_at timestamptz not null
    );
  `.execute(db);
}
