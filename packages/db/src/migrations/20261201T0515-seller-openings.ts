import { type Kysely, sql } from "kysely";

/** From when until when each shop was open, written whenever its status changes; before today as the audit log knows it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table seller_openings (
      seller_id uuid not null references sellers on delete cascade,
      opened_at timestamptz not null,
      closed_at timestamptz,
      primary key (seller_id, opened_at),
      check (closed_at >= opened_at)
    );
    create unique index seller_openings_open on seller_openings (seller_id) where closed_at is null;

    -- Whoever changes a status, its times are written: no statement can forget it.
    create function note_seller_opening() returns trigger language plpgsql as $$
    begin
      if new.status = 'APPROVED' then
        insert into seller_openings (seller_id, opened_at)
        values (new.id, case when tg_op = 'INSERT' then coalesce(new.verified_at, new.created_at) else new.updated_at end)
        on conflict (seller_id, opened_at) do update set closed_at = null;
      elsif tg_op = 'UPDATE' then
        update seller_openings set closed_at = greatest(opened_at, new.updated_at)
        where seller_id = new.id and closed_at is null;
      end if;
      return null;
    end $$;
    create trigger sellers_opened after insert on sellers for each row execute function note_seller_opening();
    create trigger sellers_opened_or_closed after update of status on sellers for each row
      when (old.status is distinct from new.status and 'APPROVED' in (old.status, new.status))
      execute function note_seller_opening();

    with steps as (
      select seller.id, occurred_at, action <> 'seller.suspended' as opens,
        row_number() over each as nth, lead(occurred_at) over each as next_at
      from audit_log join sellers seller on seller.id::text = subject_id
      where subject_type = 'seller' and action in ('seller.approved', 'seller.suspended', 'seller.reinstated')
      window each as (partition by seller.id order by occurred_at, audit_log.id)
    )
    insert into seller_openings (seller_id, opened_at, closed_at)
    select id, occurred_at, next_at from steps where opens
    union all
    -- Suspended without ever having been approved by somebody: it came with the database.
    select steps.id, least(coalesce(verified_at, created_at), occurred_at), occurred_at
    from steps join sellers seller on seller.id = steps.id where nth = 1 and not opens
    union all
    select id, coalesce(verified_at, created_at), null from sellers seller
    where status = 'APPROVED' and not exists (select from steps where steps.id = seller.id)
    on conflict do nothing;
    -- What was closed past the audit log.
    update seller_openings set closed_at = greatest(opened_at, seller.updated_at) from sellers seller
    where seller.id = seller_id and closed_at is null and seller.status <> 'APPROVED';

    alter table monthly_fees add column days integer check (days between 1 and 31);
    comment on column monthly_fees.days is 'On how many days the shop was open; null where the month was charged when it began.';
  `.execute(db);
}
