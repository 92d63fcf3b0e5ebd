import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { newId } from "../../platform/index";
import type { RecordedOrderEvent } from "../events";

/** The next numbers' serials. Gaps happen, repeats do not. */
export async function nextOrderSerials(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ serial: number }>`
    select nextval('order_numbers') as serial from generate_series(1, ${count}::integer)
  `.execute(tx);
  return rows.map((row) => row.serial);
}

/** Locks an order against everybody else who would change it. */
export async function lockOrder(tx: Tx, orderId: string): Promise<boolean> {
  const row = await tx.selectFrom("orders").where("id", "=", orderId).select("id").forUpdate().executeTakeFirst();
  return row !== undefined;
}

export async function listOrderEvents(db: Db, orderId: string): Promise<RecordedOrderEvent[]> {
  const rows = await db
    .selectFrom("order_events")
    .where("order_id", "=", orderId)
    .select(["sequence", "type", "payload", "occurred_at"])
    .orderBy("sequence")
    .execute();
  return rows.map(
    (row) =>
      ({
        orderId,
        sequence: row.sequence,
        type: row.type,
        payload: row.payload,
        occurredAt: row.occurred_at.toISOString(),
      }) as RecordedOrderEvent,
  );
}

export interface StaffOrderEventRow {
  sequence: number;
  type: string;
  payload: unknown;
  actor: unknown;
  correlation_id: string;
  occurred_at: Date;
  /** Of the person who did it, while their account is there. */
  email: string | null;
}

/** An order's history with who did what, as staff see it. */
export async function listStaffOrderEvents(db: Db, orderId: string): Promise<StaffOrderEventRow[]> {
  return db
    .selectFrom("order_events")
    .where("order_id", "=", orderId)
    .leftJoin("users", (join) => join.on(sql<boolean>`users.id = (actor->>'id')::uuid`))
    .select(["sequence", "type", "payload", "actor", "correlation_id", "occurred_at", "users.email"])
    .orderBy("sequence")
    .execute();
}

export async function insertOrderEvents(
  tx: Tx,
  events: readonly RecordedOrderEvent[],
  actor: object,
  correlationId: string,
): Promise<void> {
  const rows = events.map((event) => ({ id: newId(), ...event }));
  await sql`
    insert into order_events (id, order_id, sequence, type, payload, actor, correlation_id, occurred_at)
    select id, "orderId", sequence, type, payload, ${JSON.stringify(actor)}::jsonb, ${correlationId}::text, "occurredAt"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as event (id uuid, "orderId" uuid, sequence integer, type text, payload jsonb, "occurredAt" timestamptz)
  `.execute(tx);
}
