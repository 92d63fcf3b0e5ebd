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
  const order = after;
  return {
    order,
    writes: [
      insertOrderEvents(recorded, actorRef(ctx.actor), ctx.correlationId),
      ...(known ? [...setOrderRows(known, order), ...setReturnRows(known, order)] : insertOrderRows([order])),
      ...recorded.flatMap((event) => writesOfShipment(order, event)),
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
