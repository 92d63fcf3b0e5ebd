import {
  agreeToAmendment,
  cancelSupplement,
  carriedAmount,
  findAmendment,
  lockOrderState,
  readOrderStates,
} from "../orders/index";
import { type Ctx, inTransaction } from "../platform/index";

/**
 * What was added is paid for: the order loses what was to be removed, and both name each other. When the order went another
 * way in the moment of paying, what was paid for is cancelled and its money goes back. A repeat finds it done. Where what is
 * removed pays for what is added, both happen when the rest is collected, and nothing is to be done here.
 * @throws OrderNotCancellable a payment is just being collected: to be tried again
 */
export async function applyAmendment(
  ctx: Ctx,
  { amendmentId, supplementId }: { amendmentId: string; supplementId: string },
): Promise<void> {
  const found = await findAmendment(ctx.db, "staff", amendmentId);
  const [supplement] = await readOrderStates(ctx.db, [supplementId]);
  const supplements = supplement?.supplements;
  if (!found || !supplements) throw new Error(`There is no amendment ${amendmentId} that ${supplementId} pays for.`);
  if (carriedAmount(supplement) > 0) return;
  const isAgreed = await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, found.orderId);
    const part = order.sellerOrders.find((each) => each.id === found.sellerOrderId);
    const amendment = part?.amendments.find((each) => each.id === amendmentId);
    if (amendment?.supplement?.orderId === supplementId) return true;
    return (
      (await agreeToAmendment(tx, ctx, order, supplements, { orderId: supplementId, number: supplement.number })) !==
      undefined
    );
  });
  if (!isAgreed) await cancelSupplement(ctx, { orderId: supplementId });
}
