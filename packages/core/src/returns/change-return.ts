import type { Tx } from "@emporia/db";
import {
  canBecome,
  findReturn,
  type Keeper,
  lockOrderState,
  type OrderEvent,
  type OrderState,
  type ReturnEvent,
  type ReturnState,
  ReturnTransitionRefused,
  recordOrderEvents,
  type SellerOrderState,
} from "../orders/index";
import {
  appendEvents,
  type Ctx,
  type DomainEventType,
  inTransaction,
  type NewDomainEvent,
  NotFound,
  recordAudit,
} from "../platform/index";

/** A return under its order's lock. */
export interface LockedReturn {
  order: OrderState;
  part: SellerOrderState;
  returned: ReturnState;
}

type Step = Exclude<ReturnEvent, { type: "ReturnRequested" }>;

/** What a step writes: its event, what goes before it, and what it announces besides. */
export interface ReturnStep {
  event: Step;
  first?: readonly OrderEvent[];
  announce?: readonly NewDomainEvent[];
}

const statusAfter = {
  ReturnApproved: "APPROVED",
  ReturnRejected: "REJECTED",
  ReturnWithdrawn: "WITHDRAWN",
  ReturnSent: "SENT",
  ReturnReceived: "RECEIVED",
  ReturnInspected: "INSPECTED",
} as const satisfies Record<Step["type"], string>;

/**
 * Takes a return one step further, by who keeps it. A step that was taken already changes nothing.
 * @throws NotFound no such return of this shop
 * @throws ReturnTransitionRefused it is not so far, or past it
 */
export async function changeReturn(
  ctx: Ctx,
  keeper: Keeper,
  returnId: string,
  type: Step["type"],
  step: (tx: Tx, locked: LockedReturn) => Promise<ReturnStep> | ReturnStep,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findReturn(tx, keeper, returnId);
    if (!found) throw new NotFound("This return");
    const taken = await takeStep(tx, ctx, found.orderId, returnId, type, step);
    if (taken && keeper === "staff")
      await recordAudit(tx, ctx, {
        action: `orders.${type}`,
        subjectType: "order",
        subjectId: found.orderId,
        detail: { returnId },
      });
  });
}

/** The step itself, of an order whose return the caller may change. False when it was taken already. */
export async function takeStep(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
  returnId: string,
  type: Step["type"],
  step: (tx: Tx, locked: LockedReturn) => Promise<ReturnStep> | ReturnStep,
): Promise<boolean> {
  const order = await lockOrderState(tx, orderId);
  const part = order.sellerOrders.find((each) => each.returns.some(({ id }) => id === returnId));
  const returned = part?.returns.find((each) => each.id === returnId);
  if (!part || !returned) throw new NotFound("This return");
  if (returned.status === statusAfter[type]) return false;
  if (!canBecome(returned.status, statusAfter[type])) throw new ReturnTransitionRefused(returned);
  const { event, first = [], announce = [] } = await step(tx, { order, part, returned });
  await recordOrderEvents(tx, ctx, order, [...first, event]);
  await appendEvents(tx, ctx, [
    {
      type: type satisfies DomainEventType,
      key: order.id,
      payload: { orderId: order.id, sellerOrderId: part.id, returnId },
    },
    ...announce,
  ]);
  return true;
}
