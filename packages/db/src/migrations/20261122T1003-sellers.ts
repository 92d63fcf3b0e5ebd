import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sellers (
      id uuid primary key,
      owner_user_id uuid not null references users,
      shop_name citext not null unique check (length(shop_name) between 2 and 80),
      shop_slug text not null unique check (shop_slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(shop_slug) <= 80),
      tagline text not null default '' check (length(tagline) <= 160),
      description text not null default '' check (length(description) <= 5000),
      policies text not null default '' check (length(policies) <= 5000),
      city text not null default '',
      state text not null default '',
      country text not null default 'US' check (country ~ '^[A-Z]{2}$'),
      founded_year integer check (founded_year between 1500 and 2200),
      processing_days integer not null default 2 check (processing_days between 0 and 60),
      logo_media_id uuid references media,
      banner_media_id uuid references media,
      business_type text check (business_type in ('individual', 'llc', 'corporation')),
      status text not null default 'PENDING' check (status in ('PENDING', 'APPROVED', 'REJECTED', 'SUSPENDED', 'BANNED')),
      status_reason text check (length(status_reason) <= 1000),
      verified_at timestamptz,
      stripe_account_id text unique,
      commission_basis_points integer not null default 800 check (commission_basis_points between 0 and 10000),
      rating_hundredths integer not null default 0 check (rating_hundredths between 0 and 500),
      rating_count integer not null default 0 check (rating_count >= 0),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index sellers_status on sellers (status, created_at, id);
    alter table media add foreign key (seller_id) references sellers on delete set null;

    create table seller_members (
      seller_id uuid not null references sellers on delete cascade,
      user_id uuid not null references users on delete cascade,
      role text not null check (role in ('owner', 'admin', 'catalog', 'orders', 'finance', 'support')),
      created_at timestamptz not null default now(),
      primary key (seller_id, user_id)
    );
    create index seller_members_user on seller_members (user_id);

    create table seller_slug_redirects (
      old_slug text primary key,
      seller_id uuid not null references sellers on delete cascade,
      created_at timestamptz not null default now()
    );
  `.execute(db);
}
