import type { AmendmentEnding, answerAmendmentInput, withdrawAmendmentInput } from "@emporia/contracts/amendments";
import type { OrderView } from "@emporia/contracts/orders";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { CheckoutClosed, endAgreedCheckout } from "../checkout/index";
import { releaseReservations } from "../inventory/index";
import {
  findAmendment,
  findOrder,
  getOrder,
  type Keeper,
  listExpiredAmendments,
  lockOrderState,
  readerOf,
  recordOrderEvents,
} from "../orders/index";
import { appendEvents, type Ctx, eachOnItsOwn, inTransaction, NotFound, recordAudit } from "../platform/index";
import { AmendmentRefused } from "./errors";

const MOST = 200;

/**
 * The shop, or staff, take back what they proposed: its link opens nothing any more, and the order stays as it was.
 * Harmless when it is off already.
 * @throws NotFound no such amendment of this shop
 * @throws AmendmentRefused it is being paid for, or was agreed to
 */
export async function withdrawAmendment(
  ctx: Ctx,
  keeper: Keeper,
  { amendmentId, sellerOrderId }: z.output<typeof withdrawAmendmentInput>,
): Promise<void> {
  const found = await findAmendment(ctx.db, keeper, amendmentId);
  if (found?.sellerOrderId !== sellerOrderId) throw new NotFound("This change");
  await inTransaction(ctx, async (tx) => {
    const isEnded = await end(tx, ctx, found.orderId, amendmentId, "withdrawn");
    if (isEnded && keeper === "staff")
      await recordAudit(tx, ctx, {
        action: "orders.withdrawAmendment",
        subjectType: "order",
        subjectId: found.orderId,
        detail: { amendmentId },
      });
  });
}

/** Its shopper does not want it; a guest shows the token from the mail. Throws like {@link withdrawAmendment}. */
export async function declineAmendment(ctx: Ctx, input: z.output<typeof answerAmendmentInput>): Promise<OrderView> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, input.orderId, readerOf(ctx, input.orderId, input.token))))
      throw new NotFound("This order");
    await end(tx, ctx, input.orderId, input.amendmentId, "declined");
  });
  return getOrder(ctx, input);
}

/** Ends those that nobody agreed to in time. One that is just being paid for is left until that is decided. */
export async function lookAfterAmendments(ctx: Ctx): Promise<void> {
  const due = await listExpiredAmendments(ctx.db, ctx.clock.now(), MOST);
  await eachOnItsOwn(ctx, due, async ({ orderId, amendmentId }) => {
    try {
      await inTransaction(ctx, (tx) => end(tx, ctx, orderId, amendmentId, "expired"));
    } catch (error) {
      if (!(error instanceof AmendmentRefused)) throw error;
    }
  });
}

/** False when it was off already. */
async function end(tx: Tx, ctx: Ctx, orderId: string, amendmentId: string, ending: AmendmentEnding): Promise<boolean> {
  const order = await lockOrderState(tx, orderId);
  const part = order.sellerOrders.find((each) => each.amendments.some(({ id }) => id === amendmentId));
  const amendment = part?.amendments.find((each) => each.id === amendmentId);
  if (!part || !amendment) throw new NotFound("This change");
  if (amendment.status === "ENDED") return false;
  if (amendment.status === "APPLIED")
    throw new AmendmentRefused(`It was agreed to: what was added is order ${amendment.supplement?.number}.`);
  try {
    await endAgreedCheckout(tx, ctx, amendmentId);
  } catch (error) {
    if (!(error instanceof CheckoutClosed)) throw error;
    throw new AmendmentRefused("This change is being paid for, or was just now. Look again in a minute.");
  }
  const about = { amendmentId, sellerOrderId: part.id, ending };
  await recordOrderEvents(tx, ctx, order, [{ type: "AmendmentEnded", payload: about }]);
  await releaseReservations(tx, ctx, amendmentId);
  await appendEvents(tx, ctx, [{ type: "AmendmentEnded", key: orderId, payload: { orderId, ...about } }]);
  return true;
}
