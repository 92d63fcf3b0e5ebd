import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import type { Ctx } from "./ctx";
import { type DomainEvent, type DomainEventType, dispatchEventJob, type EventRow, readEvent } from "./events";
import { enqueueAll, type JobRequest, jobRequest } from "./jobs";
import { inTransaction } from "./transaction";

/** What a consumer wants done about an event: jobs, each with its own key, so that a repeat adds nothing. */
export type Subscription<Type extends DomainEventType> = (event: DomainEvent<Type>) => JobRequest[];
export type Subscriptions = { [Type in DomainEventType]?: readonly Subscription<Type>[] };

/** Takes everything that is handed over, in the transaction that hands it over: each event once. */
export type EventTap = (tx: Tx, ctx: Ctx, events: readonly DomainEvent[]) => Promise<void>;

/** Everybody who listens, by event. */
export function mergeSubscriptions(all: readonly Subscriptions[]): Subscriptions {
  const merged: Partial<Record<DomainEventType, readonly unknown[]>> = {};
  for (const each of all)
    for (const [type, listening] of Object.entries(each) as [DomainEventType, readonly unknown[]][])
      merged[type] = [...(merged[type] ?? []), ...listening];
  return merged as Subscriptions;
}

const AT_ONCE = 200;

/**
 * Hands events that wait to their subscribers, those of one key in the order in which they happened. Being killed in
 * between hands them over again, which asks for the same jobs under the same keys. Relays take turns: a second one
 * that comes meanwhile does nothing.
 * An event that a subscriber cannot make sense of gets a job of its own, where staff see it, and holds nobody up.
 * @returns how many were handed over; 200 at most, and then there may be more
 */
export async function relayEvents(
  ctx: Ctx,
  subscriptions: Subscriptions,
  taps: readonly EventTap[] = [],
): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const events = await takeWaitingEvents(tx, ctx.clock.now());
    const understood: DomainEvent[] = [];
    const requests = events.flatMap((row) => {
      try {
        const event = readEvent(row);
        understood.push(event);
        return requestsOf(event, subscriptions);
      } catch (error) {
        ctx.log.error({ eventId: row.id, type: row.type, error }, "no subscriber could take this event");
        return [jobRequest(dispatchEventJob, { eventId: row.id })];
      }
    });
    // The queue takes each key once a call.
    await enqueueAll(tx, [...new Map(requests.map((request) => [request.key, request])).values()]);
    for (const tap of taps) await tap(tx, ctx, understood);
    return events.length;
  });
}

/** Hands one event over, whether it was handed over before or not. */
export async function dispatchEvent(ctx: Ctx, subscriptions: Subscriptions, eventId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await tx
      .selectFrom("domain_events")
      .where("id", "=", eventId)
      .select(["id", "type", "version", "key", "correlation_id", "payload", "occurred_at"])
      .executeTakeFirst();
    if (row) await enqueueAll(tx, requestsOf(readEvent(row), subscriptions));
  });
}

function requestsOf(event: DomainEvent, subscriptions: Subscriptions): JobRequest[] {
  const listening = (subscriptions[event.type] ?? []) as readonly ((event: DomainEvent) => JobRequest[])[];
  return listening.flatMap((subscription) => subscription(event));
}

/** Marks the oldest events that wait as handed over, unless another relay is at it. */
async function takeWaitingEvents(tx: Tx, now: Date): Promise<EventRow[]> {
  const { rows } = await sql<EventRow & { position: number }>`
    with turn as materialized (select pg_try_advisory_xact_lock(hashtext('emporia.relayEvents')) as is_ours)
    update domain_events event set relayed_at = ${now}
    from turn
    where turn.is_ours and event.position = any(array(
      select position from domain_events where relayed_at is null order by position limit ${AT_ONCE}
    )) and event.relayed_at is null
    returning event.position, event.id, event.type, event.version, event.key, event.correlation_id,
      event.payload, event.occurred_at
  `.execute(tx);
  return rows.sort((one, other) => one.position - other.position);
}
