import type { Tx } from "@emporia/db";
import { sql } from "kysely";
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

/** Delivers one event to everyone who subscribed to its type. */
export const dispatchEventJob = defineJob({
  name: "platform.dispatchEvent",
  payload: z.object({ eventId: z.uuid() }),
  key: ({ eventId }) => eventId,
});

/** Announces what happened, in the transaction in which it happened; jobs that follow at once ride along. */
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
  await sql`
    with announced as (
      insert into domain_events (id, topic, type, key, correlation_id, payload, occurred_at)
      select id, topic, type, key, correlation_id, payload, occurred_at
      from json_to_recordset(${JSON.stringify(rows)}::json) as event (
        id uuid, topic text, type text, key text, correlation_id text, payload jsonb, occurred_at timestamptz
      )
      returning id, topic, key
    )
    select graphile_worker.add_job(
      ${dispatchEventJob.name}, json_build_object('eventId', id),
      queue_name => topic || ':' || key, job_key => ${dispatchEventJob.name} || ':' || id
    ) from announced
    union all
    select graphile_worker.add_job(
      job.name, job.payload, job_key => job.key, max_attempts => job."maxAttempts", run_at => job."runAt"
    )
    from json_to_recordset(${JSON.stringify(jobs)}::json)
      as job (name text, payload json, key text, "maxAttempts" integer, "runAt" timestamptz)
  `.execute(tx);
}
