import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { groupBy } from "../../platform/index";
import type { RecordedOrderEvent } from "../events";

/** The next numbers' serials. Gaps happen, repeats do not. */
export function selectNextSerials(count: number): RawBuilder<{ serial: number }> {
  return sql`select nextval('order_numbers') as serial from generate_series(1, ${count}::integer)`;
}

/** Locks an order against everybody else who would change it. */
export function selectOrderForUpdate(orderId: string): RawBuilder<{ event_count: number }> {
  return sql`select event_count from orders where id = ${orderId} for update`;
}

export interface OrderEventRow {
  sequence: number;
  type: string;
  payload: unknown;
  occurred_at: Date;
}

export function selectOrderEvents(orderId: string): RawBuilder<OrderEventRow> {
  return sql`
    select sequence, type, payload, occurred_at from order_events where order_id = ${orderId} order by sequence
  `;
}

export async function listOrderEvents(db: Db, orderId: string): Promise<RecordedOrderEvent[]> {
  const { rows } = await selectOrderEvents(orderId).execute(db);
  return rows.map((row) => toRecorded(orderId, row));
}

export async function listEventsOfOrders(
  db: Db,
  orderIds: readonly string[],
): Promise<Map<string, RecordedOrderEvent[]>> {
  const { rows } = await sql<OrderEventRow & { order_id: string }>`
    select order_id, sequence, type, payload, occurred_at from order_events
    where order_id = any(${[...orderIds]}::uuid[]) order by order_id, sequence
  `.execute(db);
  return groupBy(
    rows.map((row) => toRecorded(row.order_id, row)),
    (event) => event.orderId,
  );
}

export function toRecorded(orderId: string, row: OrderEventRow): RecordedOrderEvent {
  const { sequence, type, payload } = row;
  return { orderId, sequence, type, payload, occurredAt: row.occurred_at.toISOString() } as RecordedOrderEvent;
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

/** An event to be written down, by whom and in which context. */
export interface NewOrderEvent {
  event: RecordedOrderEvent;
  actor: object;
  correlationId: string;
}

export function insertOrderEvents(entries: readonly NewOrderEvent[]): RawBuilder<unknown> {
  const events = entries.map(({ event }) => event);
  return sql`
    insert into order_events (order_id, sequence, type, payload, occurred_at, actor, correlation_id)
    select event.*
    from unnest(${events.map((event) => event.orderId)}::uuid[], ${events.map((event) => event.sequence)}::integer[],
      ${events.map((event) => event.type)}::text[], ${events.map((event) => JSON.stringify(event.payload))}::jsonb[],
      ${events.map((event) => event.occurredAt)}::timestamptz[],
      ${entries.map(({ actor }) => JSON.stringify(actor))}::jsonb[],
      ${entries.map(({ correlationId }) => correlationId)}::text[]) as event
  `;
}
