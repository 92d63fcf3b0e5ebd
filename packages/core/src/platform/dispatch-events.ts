import { sql } from "kysely";
import type { Ctx } from "./ctx";
import type { DomainEvent, DomainEventType, Topic } from "./events";
import { enqueueAll, type JobRequest } from "./jobs";
import { inTransaction } from "./transaction";

/** What a consumer wants done about an event: jobs, each with its own key, so that a repeat adds nothing. */
export type Subscription = (event: DomainEvent) => JobRequest[];
export type Subscriptions = Partial<Record<DomainEventType, readonly Subscription[]>>;

/** Turns events into the jobs of their subscribers. Repeating it asks for the same jobs again, under the same keys. */
export async function dispatchEvents(
  ctx: Ctx,
  subscriptions: Subscriptions,
  eventIds: readonly string[],
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const rows = await tx
      .selectFrom("domain_events")
      .where("id", "=", sql<string>`any(${[...eventIds]}::uuid[])`)
      .select(["id", "topic", "type", "version", "key", "correlation_id", "payload", "occurred_at"])
      .orderBy("id")
      .execute();
    const events = rows.map(
      (row): DomainEvent => ({
        id: row.id,
        topic: row.topic as Topic,
        type: row.type as DomainEventType,
        version: row.version,
        key: row.key,
        correlationId: row.correlation_id,
        payload: row.payload as Record<string, unknown>,
        timestamp: row.occurred_at.toISOString(),
      }),
    );
    await enqueueAll(
      tx,
      events.flatMap((event) => (subscriptions[event.type] ?? []).flatMap((subscription) => subscription(event))),
    );
  });
}
