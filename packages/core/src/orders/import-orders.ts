import { type Tx, writeTogether } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { actorRef, asSystem } from "../platform/index";
import type { OrderEvent, RecordedOrderEvent } from "./events";
import { type OrderDraft, orderNumber, orderPlaced } from "./place-order";
import { insertOrderEvents, selectNextSerials } from "./queries/history";
import { insertOrderRows, insertShipmentRows } from "./queries/write-rows";
import { evolve, type OrderState } from "./state";

/** An order that was placed elsewhere or earlier, and what became of it. */
export interface OrderHistory {
  draft: OrderDraft;
  placedAt: Date;
  /** What followed, oldest first, told from the state it left. */
  next: readonly { at: Date; event: (order: OrderState) => OrderEvent | undefined }[];
}

/**
 * Takes orders with their history: the same events and rows as if they had happened here, in a few statements for all.
 * It announces nothing, moves no stock and no money.
 */
export async function importOrders(tx: Tx, ctx: Ctx, histories: readonly OrderHistory[]): Promise<OrderState[]> {
  if (histories.length === 0) return [];
  const serials = (await selectNextSerials(histories.length).execute(tx)).rows.map((row) => row.serial);
  const events: RecordedOrderEvent[] = [];
  const states = histories.map(({ draft, placedAt, next }, index) => {
    let state: OrderState | undefined;
    const record = (event: OrderEvent, at: Date) => {
      const recorded: RecordedOrderEvent = {
        ...event,
        orderId: draft.id,
        sequence: (state?.eventCount ?? 0) + 1,
        occurredAt: at.toISOString(),
      };
      events.push(recorded);
      state = evolve(state, recorded);
      return state;
    };
    let current = record(orderPlaced(draft, orderNumber(placedAt, serials[index] ?? 0)), placedAt);
    for (const step of next) {
      const event = step.event(current);
      if (event) current = record(event, step.at);
    }
    return current;
  });
  const actor = actorRef(asSystem(ctx, "import").actor);
  const { correlationId } = ctx;
  await insertOrderEvents(events.map((event) => ({ event, actor, correlationId }))).execute(tx);
  await writeTogether(tx, insertOrderRows(states));
  await insertShipmentRows(tx, states);
  return states;
}
