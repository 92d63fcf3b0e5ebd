import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      id uuid primary key,
      email citext not null unique check (length(email) between 3 and 254),
      password_hash text,
      first_name text not null check (length(first_name) between 1 and 80),
      last_name text not null check (length(last_name) between 1 and 80),
      phone text check (length(phone) <= 40),
      email_verified_at timestamptz,
      staff_role text check (staff_role in ('owner', 'operations', 'support', 'finance', 'catalog')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );

    create table sessions (
      id_hash text primary key,
      user_id uuid not null references users on delete cascade,
      user_agent text check (length(user_agent) <= 400),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index sessions_user on sessions (user_id);
    create index sessions_expiry on sessions (expires_at);

    create table user_tokens (
      token_hash text primary key,
      user_id uuid not null references users on delete cascade,
      purpose text not null check (purpose in ('verify_email', 'reset_password')),
      email citext not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index user_tokens_user on user_tokens (user_id, purpose);

    create table addresses (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      label text not null check (length(label) between 1 and 40),
      first_name text not null check (length(first_name) between 1 and 80),
      last_name text not null check (length(last_name) between 1 and 80),
      line1 text not null check (length(line1) between 1 and 200),
      line2 text check (length(line2) <= 200),
      city text not null check (length(city) between 1 and 120),
      state text not null default '' check (length(state) <= 120),
      postal_code text not null default '' check (length(postal_code) <= 20),
      country text not null check (country ~ '^[A-Z]{2}$'),
      phone text check (length(phone) <= 40),
      is_default boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index addresses_user on addresses (user_id, created_at);
    create unique index addresses_one_default on addresses (user_id) where is_default;

    create table login_attempts (
      email citext primary key,
      failures integer not null check (failures > 0),
      last_failed_at timestamptz not null,
      locked_until timestamptz
    );
  `.execute(db);
}
