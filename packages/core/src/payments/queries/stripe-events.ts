import type { Tx } from "@emporia/db";

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
