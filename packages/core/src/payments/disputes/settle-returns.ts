import type { Tx } from "@emporia/db";
import { lockOrderState, readOrderHistory } from "../../orders/index";
import { type Ctx, enqueueAll, inTransaction, jobRequest, newId } from "../../platform/index";
import { returnCreditJob } from "../jobs";
import { leftCreditEntries, postToLedger, settledCreditEntries } from "../ledger";
import { readBorne } from "../queries/disputes";
import {
  insertRefund,
  listPendingRefunds,
  lockOpenReturns,
  type OpenReturnRow,
  setRefundRefused,
  setRefundSucceeded,
  setReturnSettled,
} from "../queries/refunds";

/** Writes down which store credit Stripe gave back to a card, where the answer was lost. */
export async function hearOfReturns(ctx: Ctx, { id, intentId }: { id: string; intentId: string }): Promise<void> {
  for (const refund of await listPendingRefunds(ctx.db, id)) {
    if (refund.seller_order_id) continue;
    const given = await ctx.services.payments.findRefundOfPayment(intentId, refund.id);
    if (given) await inTransaction(ctx, (tx) => setRefundSucceeded(tx, refund.id, given.id, ctx.clock.now()));
  }
}

/**
 * Store credit of a closed account whose payment the shopper's bank kept: what the bank gave beyond all that was left of
 * the order was that credit. It settles what is on its way to the card, and what is owed because the card did not take it,
 * the oldest first; what it did not give goes on as before. Repeating it changes nothing. What Stripe gave
 * has to be heard of before: {@link hearOfReturns}.
 */
export async function settleReturns(tx: Tx, ctx: Ctx, payment: { id: string; orderId: string }): Promise<void> {
  await lockOrderState(tx, payment.orderId);
  let excess = await excessOf(tx, payment);
  if (excess <= 0) return;
  for (const refund of await lockOpenReturns(tx, payment.id)) {
    const given = Math.min(excess, refund.amount);
    if (given <= 0) return;
    excess -= given;
    await settleReturn(tx, ctx, payment.id, refund, given);
  }
}

/** What lost disputes gave beyond what was left of the order, and is not yet taken for store credit. */
async function excessOf(tx: Tx, payment: { id: string; orderId: string }): Promise<number> {
  const { disputeIds, amount } = await readBorne(tx, payment.id);
  if (amount <= 0) return 0;
  const history = await readOrderHistory(tx, payment.orderId);
  const ofParts = history.flatMap(({ type, payload }) =>
    type === "PaymentTakenBack" && disputeIds.includes(payload.disputeId)
      ? payload.losses.filter((loss) => !loss.from && (loss.bearer ?? payload.bearer) === "platform")
      : [],
  );
  return ofParts.reduce((left, { money }) => left - money.total, amount);
}

async function settleReturn(tx: Tx, ctx: Ctx, paymentId: string, refund: OpenReturnRow, given: number): Promise<void> {
  const { order_id: orderId, currency, reason, failure_message: failure } = refund;
  const isOwed = refund.status === "FAILED";
  const left = refund.amount - given;
  const now = ctx.clock.now();
  await setReturnSettled(tx, refund.id, given, now);
  await postToLedger(tx, ctx, {
    key: `dispute_loss:${refund.id}`,
    kind: "dispute_loss",
    ...{ orderId, currency },
    description: `${reason}, given by the shopper's bank`,
    entries: settledCreditEntries({ given, left, isOwed }),
  });
  if (left === 0) return;
  const refundId = newId();
  await insertRefund(tx, {
    id: refundId,
    orderId,
    paymentId,
    sellerOrderId: null,
    amount: left,
    currency,
    reason,
    now,
  });
  if (isOwed) {
    await setRefundRefused(tx, refundId, failure ?? "", now);
    return;
  }
  await postToLedger(tx, ctx, {
    key: `refund:${refundId}`,
    kind: "refund",
    ...{ orderId, currency },
    description: `${reason}, back to its card`,
    entries: leftCreditEntries(left),
  });
  await enqueueAll(tx, [jobRequest(returnCreditJob, { refundId })]);
}
