import type { Db } from "@emporia/db";
import { listOrderEvents } from "./queries/history";
import { findOrder, findPaidWith, listItems, listParts, listShipments, type OrderReader } from "./queries/read-rows";
import type { OrderRows } from "./view";

/** Reads all that a view of an order needs, in six statements however large it is. Undefined for a stranger. */
export async function readOrderRows(db: Db, orderId: string, reader: OrderReader): Promise<OrderRows | undefined> {
  const order = await findOrder(db, orderId, reader);
  if (!order) return undefined;
  const [parts, items, shipments, events, { card, disputes }] = await Promise.all([
    listParts(db, orderId),
    listItems(db, orderId),
    listShipments(db, orderId),
    listOrderEvents(db, orderId),
    findPaidWith(db, orderId),
  ]);
  return { order, parts, items, shipments, events, card, disputes };
}
