import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table domain_events (
      id uuid primary key,
      topic text not null check (topic in ('user', 'seller', 'product', 'order', 'inventory', 'payment')),
      type text not null,
      version text not null default '1.0',
      key text not null,
      correlation_id text not null,
      payload jsonb not null,
      occurred_at timestamptz not null
    );
    create index domain_events_key on domain_events (topic, key, occurred_at);

    create table emails (
      id uuid primary key,
      key text not null unique,
      template text not null,
      recipient citext not null,
      subject text not null,
      order_id uuid,
      status text not null check (status in ('sending', 'sent')),
      created_at timestamptz not null,
      sent_at timestamptz
    );
    create index emails_order on emails (order_id);

    create table rate_limits (
      key text not null,
      window_start timestamptz not null,
      hits integer not null check (hits > 0),
      primary key (key, window_start)
    );
    create index rate_limits_window on rate_limits (window_start);

    create table audit_log (
      id uuid primary key,
      actor jsonb not null,
      action text not null,
      subject_type text not null,
      subject_id text not null,
      detail jsonb not null default '{}',
      correlation_id text not null,
      occurred_at timestamptz not null
    );
    create index audit_log_subject on audit_log (subject_type, subject_id, occurred_at desc);
    create trigger audit_log_append_only before update or delete on audit_log
      for each row execute function forbid_change();

    create table settings (
      key text primary key,
      value jsonb not null,
      updated_at timestamptz not null default now()
    );
  `.execute(db);
}
