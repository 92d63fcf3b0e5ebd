import type { Tx } from "@emporia/db";
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
