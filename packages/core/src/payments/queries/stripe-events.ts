import type { Db, Tx } from "@emporia/db";

/** Whether the event is new. The inbox keeps it either way. */
export async function insertStripeEvent(
  tx: Tx,
  event: { id: string; type: string; payload: unknown },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("stripe_events")
    .values({ id: event.id, type: event.type, payload: JSON.stringify(event.payload), received_at: now })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Those of these events that the inbox does not have. */
export async function listUnheard<Event extends { id: string }>(db: Db, events: readonly Event[]): Promise<Event[]> {
  if (events.length === 0) return [];
  const ids = events.map((event) => event.id);
  const rows = await db.selectFrom("stripe_events").where("id", "in", ids).select("id").execute();
  const heard = new Set(rows.map((row) => row.id));
  return events.filter((event) => !heard.has(event.id));
}
