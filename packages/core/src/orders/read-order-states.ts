import type { Db } from "@emporia/db";
import { listEventsOfOrders } from "./queries/history";
import { type OrderState, replay } from "./state";

/** Some orders as their histories leave them, in one statement. */
export async function readOrderStates(db: Db, orderIds: readonly string[]): Promise<OrderState[]> {
  if (orderIds.length === 0) return [];
  return [...(await listEventsOfOrders(db, orderIds)).values()].map(replay);
}
