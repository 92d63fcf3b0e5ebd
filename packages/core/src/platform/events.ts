import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import { z } from "zod";
import type { Ctx } from "./ctx";
import { groupBy } from "./group-by";
import { newId } from "./ids";
import { addJobs, defineJob, enqueueAll, type JobRequest, jobRequest } from "./jobs";

export const topics = {
  user: ["UserRegistered", "UserUpdated", "UserDeleted"],
  seller: [
    "SellerRegistered",
    "SellerUpdated",
    "SellerApproved",
    "SellerRejected",
    "SellerSuspended",
    "SellerReinstated",
  ],
  product: ["ProductCreated", "ProductUpdated", "ProductPublished", "ProductArchived", "ProductDeleted"],
  order: ["OrderCreated", "OrderConfirmed", "OrderShipped", "OrderDelivered", "OrderCancelled"],
  inventory: ["InventoryReserved", "InventoryReleased", "StockUpdated"],
  payment: ["PaymentAuthorized", "PaymentConfirmed", "PaymentFailed", "RefundIssued"],
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

/** Delivers the events of one transaction about one key to everyone who subscribed to their types, in order. */
export const dispatchEventsJob = defineJob({
  name: "platform.dispatchEvents",
  payload: z.object({ eventIds: z.array(z.uuid()) }),
  // The first is enough to tell them apart, and the queue takes no long keys.
  key: ({ eventIds }) => eventIds[0] ?? "",
});

/**
 * Announces what happened, in the transaction in which it happened, and asks for jobs that belong to it.
 * One statement for all, and one call of the queue, because that is what a transaction waits for most.
 */
export async function appendEvents(
  tx: Tx,
  ctx: Ctx,
  events: readonly NewDomainEvent[],
  jobs: readonly JobRequest[] = [],
): Promise<void> {
  if (events.length === 0) return enqueueAll(tx, jobs);
  const rows = events.map((event) => ({
    id: newId(),
    topic: topicOf.get(event.type),
    type: event.type,
    key: event.key,
    correlation_id: ctx.correlationId,
    payload: event.payload,
    occurred_at: ctx.clock.now(),
  }));
  const byKey = groupBy(rows, (row) => row.key);
  const dispatches = [...byKey].map(([key, own]) => ({
    ...jobRequest(dispatchEventsJob, { eventIds: own.map((row) => row.id) }),
    queue: key,
  }));
  await sql`
    with announced as (
      insert into domain_events (id, topic, type, key, correlation_id, payload, occurred_at)
      select id, topic, type, key, correlation_id, payload, occurred_at
      from json_to_recordset(${JSON.stringify(rows)}::json) as event (
        id uuid, topic text, type text, key text, correlation_id text, payload jsonb, occurred_at timestamptz
      )
    )
    ${addJobs([...dispatches, ...jobs])}
  `.execute(tx);
}
