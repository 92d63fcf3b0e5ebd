import type { creditFailedRefundInput } from "@emporia/contracts/store-credit";
import type { z } from "zod";
import { lockOrderState, OrderNotRefundable, recordOrderEvents } from "../orders/index";
import { appendEvents, type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { CreditNeedsAccount, isHolderGone } from "../store-credit/index";
import { creditedRefundEntries, postToLedger } from "./ledger";
import { isTakenBack } from "./queries/disputes";
import { findPayment, setPayment } from "./queries/payments";
import { setRefundCredited } from "./queries/refunds";

/**
 * Staff give a refund that the card did not take as store credit, and its shopper is told. The second time changes nothing.
 * @throws NotFound no such refund of this order
 * @throws CreditNeedsAccount the order belongs to nobody, or its account is closed
 * @throws OrderNotRefundable it is not owed: on its way, or arrived; or a bank has the payment, and may give it
 */
export async function creditFailedRefund(ctx: Ctx, input: z.output<typeof creditFailedRefundInput>): Promise<void> {
  const { orderId, refundId } = input;
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, orderId);
    const part = order.sellerOrders.find((each) => each.refunds.some((refund) => refund.id === refundId));
    const refund = part?.refunds.find((each) => each.id === refundId);
    const payment = await findPayment(tx, orderId);
    if (!part || !refund || !payment) throw new NotFound("This refund");
    if (refund.to === "credit" && refund.status === "SUCCEEDED") return;
    if (!order.userId) throw new CreditNeedsAccount("order");
    if (await isHolderGone(tx, order.userId)) throw new CreditNeedsAccount("closed");
    const source = refund.from === undefined ? payment : await findPayment(tx, refund.from);
    if (source && (await isTakenBack(tx, source.id)))
      throw new OrderNotRefundable(
        `The shopper's bank disputes the payment of ${order.number}: it may give this refund itself. Wait for its decision.`,
      );
    const amount = refund.money.total;
    const now = ctx.clock.now();
    if (refund.status !== "FAILED" || !(await setRefundCredited(tx, refundId, now)))
      throw new OrderNotRefundable(`The card did not refuse this refund of ${part.number}: nothing of it is owed.`);
    const { kind, reason } = refund;
    const after = await recordOrderEvents(tx, ctx, order, [
      { type: "RefundIssued", payload: { refundId, sellerOrderId: part.id, amount, reason, to: "credit" } },
    ]);
    const status = after.paymentStatus === "REFUNDED" ? "REFUNDED" : "PARTIALLY_REFUNDED";
    await setPayment(tx, payment.id, { status }, now);
    await postToLedger(tx, ctx, {
      key: `credited_refund:${refundId}`,
      kind: "credited_refund",
      orderId,
      currency: order.currency,
      description: `Refund of ${part.number} that its card did not take`,
      entries: creditedRefundEntries({ sellerOrderId: part.id, userId: order.userId, amount }),
    });
    await appendEvents(tx, ctx, [
      {
        type: "RefundIssued",
        key: orderId,
        payload: {
          ...{ orderId, sellerOrderId: part.id, refundId, kind },
          amount: { amount, currency: order.currency },
          afterFailure: true,
        },
      },
    ]);
    await recordAudit(tx, ctx, {
      action: "orders.creditFailedRefund",
      subjectType: "order",
      subjectId: orderId,
      detail: { refundId, amount },
    });
  });
}
