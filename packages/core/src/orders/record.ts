import { sendTogether, type Tx, writeTogether } from "@emporia/db";
import type { RawBuilder } from "kysely";
import { actorRef, type Ctx, NotFound } from "../platform/index";
import type { OrderEvent, RecordedOrderEvent } from "./events";
import {
  insertOrderEvents,
  listOrderEvents,
  selectOrderEvents,
  selectOrderForUpdate,
  toRecorded,
} from "./queries/history";
import {
  insertOrderRows,
  insertShipment,
  setAmendmentRows,
  setOrderRows,
  setReturnRows,
  setShipmentDelivered,
} from "./queries/write-rows";
import { evolve, type OrderState, replay } from "./state";

/** Locks an order and says where its history has brought it. @throws NotFound */
export async function lockOrderState(tx: Tx, orderId: string): Promise<OrderState> {
  const [locked, events] = await sendTogether(tx, [selectOrderForUpdate(orderId), selectOrderEvents(orderId)]);
  if (locked.length === 0) throw new NotFound("This order");
  return replay(events.map((row) => toRecorded(orderId, row)));
}

/** Where an order stands that the caller locked and that has so many events; `known` while nothing has happened since. */
export async function lockedOrderState(
  tx: Tx,
  orderId: string,
  eventCount: number | null | undefined,
  known: OrderState | undefined,
): Promise<OrderState> {
  if (eventCount == null) throw new NotFound("This order");
  return known?.eventCount === eventCount ? known : replay(await listOrderEvents(tx, orderId));
}

/** A change of an order that is not written yet: where it leads, and what writes it. */
export interface OrderChange {
  order: OrderState;
  writes: RawBuilder<unknown>[];
}

/** Events and what follows from them: the rows are the state after the last event, to be written in one transaction. */
export function changeOrder(ctx: Ctx, before: OrderState | { id: string }, events: readonly OrderEvent[]): OrderChange {
  const { orders, writes } = changeOrders([{ ctx, before, events }]);
  return { order: orders[0] as OrderState, writes };
}

/** {@link changeOrder} of several orders at once: as many writes as for one. No order may be there twice. */
export function changeOrders(
  changes: readonly { ctx: Ctx; before: OrderState | { id: string }; events: readonly OrderEvent[] }[],
): { orders: OrderState[]; writes: RawBuilder<unknown>[] } {
  const changed = changes.map(({ ctx, before, events }) => {
    const known = "eventCount" in before ? before : undefined;
    const occurredAt = ctx.clock.now().toISOString();
    const recorded = events.map(
      (event, index): RecordedOrderEvent => ({
        ...event,
        orderId: before.id,
        sequence: (known?.eventCount ?? 0) + index + 1,
        occurredAt,
      }),
    );
    let after: OrderState | undefined = known;
    for (const event of recorded) after = evolve(after, event);
    if (!after) throw new Error("No event, no order.");
    const by = { actor: actorRef(ctx.actor), correlationId: ctx.correlationId };
    return { before: known, after, recorded, entries: recorded.map((event) => ({ event, ...by })) };
  });
  const known = changed.flatMap(({ before, after }) => (before ? [{ before, after }] : []));
  const placed = changed.flatMap(({ before, after }) => (before ? [] : [after]));
  return {
    orders: changed.map(({ after }) => after),
    writes: [
      insertOrderEvents(changed.flatMap(({ entries }) => entries)),
      ...setOrderRows(known),
      ...known.flatMap(({ before, after }) => [...setReturnRows(before, after), ...setAmendmentRows(before, after)]),
      ...(placed.length > 0 ? insertOrderRows(placed) : []),
      ...changed.flatMap(({ after, recorded }) => recorded.flatMap((event) => writesOfShipment(after, event))),
    ],
  };
}

function writesOfShipment(order: OrderState, event: RecordedOrderEvent): RawBuilder<unknown>[] {
  if (event.type === "ShipmentDelivered") return [setShipmentDelivered(event.payload.shipmentId, event.occurredAt)];
  if (event.type !== "ItemsShipped") return [];
  const part = order.sellerOrders.find((each) => each.id === event.payload.sellerOrderId);
  return part ? insertShipment(order.id, part, event.payload, event.occurredAt) : [];
}

/** Writes a change of an order down. */
export async function recordOrderEvents(
  tx: Tx,
  ctx: Ctx,
  before: OrderState | { id: string },
  events: readonly OrderEvent[],
): Promise<OrderState> {
  const { order, writes } = changeOrder(ctx, before, events);
  await writeTogether(tx, writes);
  return order;
}
