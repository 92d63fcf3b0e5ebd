import { appendEvents, type Ctx, DAY_MS, inTransaction } from "../platform/index";
import { findSellerOfPart, listReturnWindowsOver } from "./queries/lookups";
import { lockOrderState, recordOrderEvents } from "./record";
import { isOpenReturn } from "./return-state";

const MOST = 500;

/** Completes the sellers' parts of orders of which nothing can be sent back any more. Repeating it finds nothing to do. */
export async function completeOrders(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - ctx.services.settings.returnDays * DAY_MS);
  for (const sellerOrderId of await listReturnWindowsOver(ctx.db, { before, now, limit: MOST }))
    await completePart(ctx, sellerOrderId);
}

async function completePart(ctx: Ctx, sellerOrderId: string): Promise<void> {
  const found = await findSellerOfPart(ctx.db, sellerOrderId);
  if (!found) return;
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, found.orderId);
    const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
    if (part?.status !== "DELIVERED" || part.returns.some(isOpenReturn)) return;
    if (part.complaints.some((complaint) => complaint.status === "OPEN")) return;
    await recordOrderEvents(tx, ctx, order, [{ type: "PartCompleted", payload: { sellerOrderId } }]);
    await appendEvents(tx, ctx, [
      { type: "OrderCompleted", key: order.id, payload: { orderId: order.id, sellerOrderId } },
    ]);
  });
}
