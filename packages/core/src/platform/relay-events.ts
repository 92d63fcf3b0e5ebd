import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import type { Ctx } from "./ctx";
import { type DomainEvent, type DomainEventType, dispatchEventJob, type Topic } from "./events";
import { enqueueAll, type JobRequest, jobRequest } from "./jobs";
import { inTransaction } from "./transaction";

/** What a consumer wants done about an event: jobs, each with its own key, so that a repeat adds nothing. */
export type Subscription = (event: DomainEvent) => JobRequest[];
export type Subscriptions = Partial<Record<DomainEventType, readonly Subscription[]>>;

const AT_ONCE = 200;

/**
 * Hands events that wait to their subscribers, those of one key in the order in which they happened. Being killed in
 * between hands them over again, which asks for the same jobs under the same keys. Relays take turns: a second one
 * that comes meanwhile does nothing.
 * An event that a subscriber cannot make sense of gets a job of its own, where staff see it, and holds nobody up.
 * @returns how many were handed over; 200 at most, and then there may be more
 */
export async function relayEvents(ctx: Ctx, subscriptions: Subscriptions): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const events = await takeWaitingEvents(tx, ctx.clock.now());
    const requests = events.flatMap((event) => {
      try {
        return requestsOf(event, subscriptions);
      } catch (error) {
        ctx.log.error({ eventId: event.id, type: event.type, error }, "no subscriber could take this event");
        return [jobRequest(dispatchEventJob, { eventId: event.id })];
      }
    });
    // The queue takes each key once a call.
    await enqueueAll(tx, [...new Map(requests.map((request) => [request.key, request])).values()]);
    return events.length;
  });
}

/** Hands one event over, whether it was handed over before or not. */
export async function dispatchEvent(ctx: Ctx, subscriptions: Subscriptions, eventId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await tx
      .selectFrom("domain_events")
      .where("id", "=", eventId)
      .select(["id", "topic", "type", "version", "key", "correlation_id", "payload", "occurred_at"])
      .executeTakeFirst();
    if (row) await enqueueAll(tx, requestsOf(toEvent(row), subscriptions));
  });
}

function requestsOf(event: DomainEvent, subscriptions: Subscriptions): JobRequest[] {
  return (subscriptions[event.type] ?? []).flatMap((subscription) => subscription(event));
}

interface EventRow {
  id: string;
  topic: string;
  type: string;
  version: string;
  key: string;
  correlation_id: string;
  payload: unknown;
  occurred_at: Date;
}

/** Marks the oldest events that wait as handed over, unless another relay is at it. */
async function takeWaitingEvents(tx: Tx, now: Date): Promise<DomainEvent[]> {
  const { rows } = await sql<EventRow & { position: number }>`
    with turn as materialized (select pg_try_advisory_xact_lock(hashtext('emporia.relayEvents')) as is_ours)
    update domain_events event set relayed_at = ${now}
    from turn
    where turn.is_ours and event.position = any(array(
      select position from domain_events where relayed_at is null order by position limit ${AT_ONCE}
    )) and event.relayed_at is null
    returning event.position, event.id, event.topic, event.type, event.version, event.key, event.correlation_id,
      event.payload, event.occurred_at
  `.execute(tx);
  return rows.sort((one, other) => one.position - other.position).map(toEvent);
}

function toEvent(row: EventRow): DomainEvent {
  return {
    id: row.id,
    topic: row.topic as Topic,
    type: row.type as DomainEventType,
    version: row.version,
    key: row.key,
    correlationId: row.correlation_id,
    payload: row.payload as Record<string, unknown>,
    timestamp: row.occurred_at.toISOString(),
  };
}
