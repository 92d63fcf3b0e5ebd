import type { Tx } from "@emporia/db";
import {
  type ComplaintEvent,
  ComplaintRefused,
  lockOrderState,
  type OrderEvent,
  type OrderState,
  recordOrderEvents,
  type SellerOrderState,
} from "../orders/index";
import { appendEvents, type Ctx, type NewDomainEvent, NotFound } from "../platform/index";

/** What a step writes: its event, what goes before it, and what it announces besides. */
export interface ComplaintStep {
  event: Exclude<ComplaintEvent, { type: "ComplaintOpened" }>;
  first?: readonly OrderEvent[];
  announce?: readonly NewDomainEvent[];
}

/** Takes a complaint one step further, of an order that the caller may change. @throws NotFound @throws ComplaintRefused */
export async function takeComplaintStep(
  tx: Tx,
  ctx: Ctx,
  { orderId, complaintId }: { orderId: string; complaintId: string },
  step: (part: SellerOrderState, order: OrderState) => ComplaintStep,
): Promise<void> {
  const order = await lockOrderState(tx, orderId);
  const part = order.sellerOrders.find((each) => each.complaints.some(({ id }) => id === complaintId));
  const complaint = part?.complaints.find((each) => each.id === complaintId);
  if (!part || !complaint) throw new NotFound("This complaint");
  if (complaint.status !== "OPEN") throw new ComplaintRefused("This complaint is over.", { status: complaint.status });
  const { event, first = [], announce = [] } = step(part, order);
  await recordOrderEvents(tx, ctx, order, [...first, event]);
  await appendEvents(tx, ctx, [
    {
      type: event.type,
      key: order.id,
      payload: {
        orderId: order.id,
        sellerOrderId: part.id,
        complaintId,
        ...("from" in event.payload ? { from: event.payload.from } : {}),
      },
    },
    ...announce,
  ]);
}
