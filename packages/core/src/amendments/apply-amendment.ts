import {
  cancelSupplement,
  findAmendment,
  findOrder,
  lockOrderState,
  recordOrderEvents,
  removeUnits,
} from "../orders/index";
import { appendEvents, type Ctx, inTransaction } from "../platform/index";

/**
 * What was added is paid for: the order loses what was to be removed, and both name each other. When the order went another
 * way in the moment of paying, what was paid for is cancelled and its money goes back. A repeat finds it done.
 * @throws OrderNotCancellable a payment is just being collected: to be tried again
 */
export async function applyAmendment(
  ctx: Ctx,
  { amendmentId, supplementId }: { amendmentId: string; supplementId: string },
): Promise<void> {
  const found = await findAmendment(ctx.db, "staff", amendmentId);
  const supplement = await findOrder(ctx.db, supplementId, { everything: true });
  if (!found || !supplement) throw new Error(`There is no amendment ${amendmentId} that ${supplementId} pays for.`);
  const isAgreed = await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, found.orderId);
    const part = order.sellerOrders.find((each) => each.id === found.sellerOrderId);
    const amendment = part?.amendments.find((each) => each.id === amendmentId);
    if (!part || amendment?.status !== "PROPOSED") return amendment?.supplement?.orderId === supplementId;
    const about = { amendmentId, sellerOrderId: part.id };
    const agreed = await recordOrderEvents(tx, ctx, order, [
      {
        type: "AmendmentApplied",
        payload: { ...about, supplement: { orderId: supplementId, number: supplement.number } },
      },
    ]);
    const { removed: items, reason } = amendment;
    if (items.length > 0) await removeUnits(tx, ctx, agreed, { sellerOrderId: part.id, items, reason });
    await appendEvents(tx, ctx, [
      { type: "AmendmentApplied", key: order.id, payload: { orderId: order.id, ...about, supplementId } },
    ]);
    return true;
  });
  if (!isAgreed) await cancelSupplement(ctx, { orderId: supplementId });
}
