import type { Tx } from "@emporia/db";
import { actorRef, type Ctx, NotFound } from "../platform/index";
import type { OrderEvent, RecordedOrderEvent } from "./events";
import { insertOrderEvents, listOrderEvents, lockOrder } from "./queries/history";
import { insertOrderRows, insertShipment, setOrderRows, setShipmentDelivered } from "./queries/write-rows";
import { evolve, type OrderState, replay } from "./state";

/** Locks an order and says where its history has brought it. @throws NotFound */
export async function lockOrderState(tx: Tx, orderId: string): Promise<OrderState> {
  if (!(await lockOrder(tx, orderId))) throw new NotFound("This order");
  return replay(await listOrderEvents(tx, orderId));
}

/** Writes events and what follows from them: the rows are the state after the last event, in the same transaction. */
export async function recordOrderEvents(
  tx: Tx,
  ctx: Ctx,
  before: OrderState | { id: string },
  events: readonly OrderEvent[],
): Promise<OrderState> {
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
  await insertOrderEvents(tx, recorded, actorRef(ctx.actor), ctx.correlationId);
  if (known) await setOrderRows(tx, known, after);
  else await insertOrderRows(tx, [after]);
  for (const event of recorded) {
    if (event.type === "ItemsShipped") {
      const part = after.sellerOrders.find((each) => each.id === event.payload.sellerOrderId);
      if (part) await insertShipment(tx, after.id, part, event.payload, occurredAt);
    }
    if (event.type === "ShipmentDelivered") await setShipmentDelivered(tx, event.payload.shipmentId, occurredAt);
  }
  return after;
}
