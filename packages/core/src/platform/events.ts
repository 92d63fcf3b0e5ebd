import type { Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Ctx } from "./ctx";
import { newId } from "./ids";
import { defineJob, enqueueAll, type JobRequest } from "./jobs";

export const topics = {
  user: ["UserRegistered", "UserUpdated", "UserDeleted"],
  seller: [
    "SellerRegistered",
    "SellerUpdated",
    "SellerApproved",
    "SellerRejected",
    "SellerSuspended",
    "SellerReinstated",
    "VacationBegan",
    "VacationEnded",
  ],
  product: [
    "ProductCreated",
    "ProductUpdated",
    "ProductPublished",
    "ProductArchived",
    "ProductReturned",
    "ProductTakenDown",
    "ProductRestored",
    "ProductRecategorised",
    "ProductReassigned",
    "ProductDeleted",
    "ProductReported",
    "ReportDecided",
  ],
  order: [
    "OrderCreated",
    "OrderConfirmed",
    "OrderShipped",
    "OrderDelivered",
    "OrderCompleted",
    "OrderCancelled",
    "NoteAdded",
    "ReturnRequested",
    "ReturnApproved",
    "ReturnRejected",
    "ReturnWithdrawn",
    "ReturnSent",
    "ReturnReceived",
    "ReturnInspected",
    "ComplaintOpened",
    "ComplaintAnswered",
    "ComplaintWithdrawn",
    "ComplaintDecided",
  ],
  inventory: ["InventoryReserved", "InventoryReleased", "StockUpdated"],
  payment: [
    "PaymentAuthorized",
    "PaymentConfirmed",
    "PaymentFailed",
    "PaymentTakenBack",
    "RefundPromised",
    "RefundIssued",
    "PayoutFailed",
  ],
} as const;
export type Topic = keyof typeof topics;
export type DomainEventType = (typeof topics)[Topic][number];

const topicOf = new Map<DomainEventType, Topic>(
  (Object.entries(topics) as [Topic, readonly DomainEventType[]][]).flatMap(([topic, types]) =>
    types.map((type) => [type, topic] as const),
  ),
);

export interface NewDomainEvent {
  type: DomainEventType;
  /** The aggregate it is about; events of one key are delivered in order. */
  key: string;
  payload: Record<string, unknown>;
}

/** The envelope that consumers receive. */
export interface DomainEvent extends NewDomainEvent {
  id: string;
  topic: Topic;
  version: string;
  correlationId: string;
  timestamp: string;
}

/** Hands over one event alone: what the relay asks for when a subscriber could not make sense of it. */
export const dispatchEventJob = defineJob({
  name: "platform.dispatchEvent",
  payload: z.object({ eventId: z.uuid() }),
  key: ({ eventId }) => eventId,
});

/**
 * Announces what happened, in the transaction in which it happened, and asks for jobs that belong to it. The relay
 * hands it on once the transaction has committed.
 */
export async function appendEvents(
  tx: Tx,
  ctx: Ctx,
  events: readonly NewDomainEvent[],
  jobs: readonly JobRequest[] = [],
): Promise<void> {
  if (events.length > 0) await insertEvents(ctx, events).execute(tx);
  await enqueueAll(tx, jobs);
}

/** The statement that announces events, to be sent with others. */
export function insertEvents(ctx: Ctx, events: readonly NewDomainEvent[]): RawBuilder<unknown> {
  return insertAllEvents([{ ctx, events }]);
}

/** {@link insertEvents} of several at once. */
export function insertAllEvents(
  announcements: readonly { ctx: Ctx; events: readonly NewDomainEvent[] }[],
): RawBuilder<unknown> {
  const all = announcements.flatMap(({ ctx, events }) =>
    events.map((event) => ({ ...event, correlationId: ctx.correlationId, occurredAt: ctx.clock.now() })),
  );
  return sql`
    insert into domain_events (id, topic, type, key, payload, correlation_id, occurred_at)
    select event.*
    from unnest(${all.map(() => newId())}::uuid[], ${all.map((event) => topicOf.get(event.type))}::text[],
      ${all.map((event) => event.type)}::text[], ${all.map((event) => event.key)}::text[],
      ${all.map((event) => JSON.stringify(event.payload))}::jsonb[], ${all.map((event) => event.correlationId)}::text[],
      ${all.map((event) => event.occurredAt)}::timestamptz[]) as event
  `;
}
