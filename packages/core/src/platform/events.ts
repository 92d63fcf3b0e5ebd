import { type EventContract, eventContracts, readPayload } from "@emporia/contracts/events";
import type { Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Ctx } from "./ctx";
import { newId } from "./ids";
import { defineJob, enqueueAll, type JobRequest } from "./jobs";

type Contracts = typeof eventContracts;
export type Topic = keyof Contracts;
/** The contract of each type, whatever its topic. */
type ContractOf = { [T in Topic]: { [Type in keyof Contracts[T]]: Contracts[T][Type] } }[Topic];
type Keys<U> = U extends unknown ? keyof U : never;
export type DomainEventType = Keys<ContractOf>;
type PayloadSchema<Type extends DomainEventType> =
  Extract<ContractOf, Record<Type, unknown>>[Type] extends EventContract<infer Payload> ? Payload : never;

const known = new Map<DomainEventType, { topic: Topic; contract: EventContract }>(
  (Object.keys(eventContracts) as Topic[]).flatMap((topic) =>
    Object.entries<EventContract>(eventContracts[topic]).map(
      ([type, contract]) => [type as DomainEventType, { topic, contract }] as const,
    ),
  ),
);

function contractOf(type: DomainEventType) {
  const found = known.get(type);
  if (!found) throw new Error(`There is no event ${type}.`);
  return found;
}

/** Of which topic a type is, as it is written down; what nobody announces any more is of none. */
export function topicOf(type: string): string {
  return known.get(type as DomainEventType)?.topic ?? "none";
}

export type NewDomainEvent = {
  [Type in DomainEventType]: {
    type: Type;
    /** The aggregate it is about; events of one key are delivered in order. */
    key: string;
    payload: z.input<PayloadSchema<Type>>;
  };
}[DomainEventType];

/** The envelope that consumers receive, what it says in the newest version. */
export type DomainEvent<Type extends DomainEventType = DomainEventType> = {
  [Each in Type]: {
    id: string;
    topic: Topic;
    type: Each;
    version: string;
    key: string;
    correlationId: string;
    timestamp: string;
    payload: z.output<PayloadSchema<Each>>;
  };
}[Type];

export interface EventRow {
  id: string;
  type: string;
  version: string;
  key: string;
  correlation_id: string;
  payload: unknown;
  occurred_at: Date;
}

/** An event as it was written down, in the words of the newest version. @throws Error nobody can make sense of it */
export function readEvent(row: EventRow): DomainEvent {
  const type = row.type as DomainEventType;
  const { topic, contract } = contractOf(type);
  return {
    ...{ id: row.id, topic, type, version: contract.version, key: row.key, correlationId: row.correlation_id },
    timestamp: row.occurred_at.toISOString(),
    payload: readPayload(contract, row.version, row.payload),
  } as DomainEvent;
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
    events.map((event) => {
      const { topic, contract } = contractOf(event.type);
      return {
        ...{ topic, type: event.type, version: contract.version, key: event.key },
        payload: JSON.stringify(contract.payload.parse(event.payload)),
        correlationId: ctx.correlationId,
        occurredAt: ctx.clock.now(),
      };
    }),
  );
  return sql`
    insert into domain_events (id, topic, type, version, key, payload, correlation_id, occurred_at)
    select event.*
    from unnest(${all.map(() => newId())}::uuid[], ${all.map((event) => event.topic)}::text[],
      ${all.map((event) => event.type)}::text[], ${all.map((event) => event.version)}::text[],
      ${all.map((event) => event.key)}::text[], ${all.map((event) => event.payload)}::jsonb[],
      ${all.map((event) => event.correlationId)}::text[], ${all.map((event) => event.occurredAt)}::timestamptz[]) as event
  `;
}
