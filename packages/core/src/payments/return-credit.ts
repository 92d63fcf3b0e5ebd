import { type Ctx, inTransaction } from "../platform/index";
import { askOnce } from "./asked-before";
import { hearOfReturns, settleReturns } from "./disputes/settle-returns";
import { postToLedger, refundFailureEntries } from "./ledger";
import { ProviderRefusal } from "./payment-provider";
import { isLostAndSettled, isTakenBack } from "./queries/disputes";
import { findReturnedCredit, type ReturnedCreditRow, setRefundRefused, setRefundSucceeded } from "./queries/refunds";

/**
 * Gives the store credit of a closed account back to the card that once paid for it. What Stripe will not give is owed, and
 * staff pay it another way. Killed in between, the next run goes on, and nothing is given twice. It waits while the
 * shopper's bank disputes the payment; what the bank gave of it, once the dispute is lost, is not given again.
 */
export async function returnCredit(ctx: Ctx, input: { refundId: string }): Promise<void> {
  const { payments } = ctx.services;
  const found = await findReturnedCredit(ctx.db, input.refundId);
  if (found?.status !== "PENDING") return;
  const { id, payment_id: paymentId, stripe_payment_intent_id: intent } = found;
  const intentId = intent ?? "";
  if (await inTransaction(ctx, (tx) => isTakenBack(tx, paymentId))) return;
  const find = () => payments.findRefundOfPayment(intentId, id);
  const given = (stripeRefundId: string) =>
    inTransaction(ctx, (tx) => setRefundSucceeded(tx, id, stripeRefundId, ctx.clock.now()));
  if (await isLostAndSettled(ctx.db, paymentId)) {
    await hearOfReturns(ctx, { id: paymentId, intentId });
    await inTransaction(ctx, (tx) => settleReturns(tx, ctx, { id: paymentId, orderId: found.paying_order_id }));
  }
  const refund = await findReturnedCredit(ctx.db, id);
  if (refund?.status !== "PENDING") return;
  const ask = () =>
    payments.refund({
      ...{ intentId, amount: refund.amount, orderId: refund.order_id, refundId: id },
      idempotencyKey: `refund:${id}`,
    });
  try {
    const answer = await askOnce<{ id: string }>(ctx, refund.created_at, { find, ask });
    await given(answer.id);
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error;
    const before = await find();
    if (before) await given(before.id);
    // A dispute that was not heard of yet: it waits, and is asked for again.
    else if (error.code !== "charge_disputed" || (await isLostAndSettled(ctx.db, paymentId)))
      await refuse(ctx, refund, error);
  }
}

async function refuse(ctx: Ctx, refund: ReturnedCreditRow, refusal: ProviderRefusal): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const reason = `Stripe does not give it: ${refusal.message}`;
    if (!(await setRefundRefused(tx, refund.id, reason, ctx.clock.now()))) return;
    await postToLedger(tx, ctx, {
      key: `refund_failure:${refund.id}`,
      kind: "refund_failure",
      orderId: refund.order_id,
      currency: refund.currency,
      description: "Store credit of a closed account was not given back",
      entries: refundFailureEntries({ amount: refund.amount }, "Not given by Stripe"),
    });
  });
}
