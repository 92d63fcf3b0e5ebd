import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

/** Rows of payments, transfers and refunds as their tables have them, written in one statement. */
export async function insertPaidHistory(
  tx: Tx,
  rows: { payments: readonly object[]; transfers: readonly object[]; refunds: readonly object[] },
): Promise<void> {
  await sql`
    with paid as (
      insert into payments
      select * from json_populate_recordset(null::payments, ${JSON.stringify(rows.payments)}::json)
    ), sent as (
      insert into transfers
      select * from json_populate_recordset(null::transfers, ${JSON.stringify(rows.transfers)}::json)
    )
    insert into refunds select * from json_populate_recordset(null::refunds, ${JSON.stringify(rows.refunds)}::json)
  `.execute(tx);
}

export interface ImportedEarnings {
  seller_id: string;
  currency: string;
  amount: number;
  paid_at: Date;
}

/** What imported transfers brought each seller, week by week, and when it is paid out: on the Monday after, or now. */
export async function listImportedEarnings(db: Db, now: Date): Promise<ImportedEarnings[]> {
  const { rows } = await sql<ImportedEarnings>`
    select seller_id, currency, sum(amount)::bigint as amount,
      least(${now}::timestamptz, (date_trunc('week', created_at at time zone 'UTC') + interval '7 days 6 hours')
        at time zone 'UTC') as paid_at
    from transfers where stripe_transfer_id like 'tr\\_imported\\_%'
    group by seller_id, currency, date_trunc('week', created_at at time zone 'UTC')
    order by 4, 1
  `.execute(db);
  return rows;
}

/** Payouts that arrived two days after they were begun, the last of them by now. */
export async function insertPaidPayouts(
  tx: Tx,
  payouts: readonly (ImportedEarnings & { id: string })[],
  now: Date,
): Promise<void> {
  await sql`
    insert into payouts (id, seller_id, key, amount, currency, status, requested_by, stripe_payout_id, arrives_on,
      created_at, updated_at)
    select id, seller_id, 'imported:' || id, amount, currency, 'PAID', '{"kind":"system","name":"schedule"}',
      'po_imported_' || replace(id::text, '-', ''), least(paid_at + interval '2 days', ${now}::timestamptz)::date, paid_at, paid_at
    from json_to_recordset(${JSON.stringify(payouts)}::json)
      as payout (id uuid, seller_id uuid, currency text, amount bigint, paid_at timestamptz)
  `.execute(tx);
}
