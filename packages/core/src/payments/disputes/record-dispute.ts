import type { Tx } from "@emporia/db";
import { lockOrderState, type OrderState } from "../../orders/index";
import { actorRef, type Ctx, enqueue, inTransaction, newId } from "../../platform/index";
import { sendDisputeDecidedJob } from "../jobs";
import { postToLedger } from "../ledger";
import type { ProviderDispute } from "../payment-provider";
import { type DisputeRow, saveDispute, setDisputeSettled } from "../queries/disputes";
import { setHoldsReleased } from "../queries/holds";
import { findPostingByKey } from "../queries/ledger";
import { type ChargedPayment, findPaymentByCharge } from "../queries/payments";
import { concernedParts } from "./concerned-parts";
import { holdDisputedParts } from "./hold-parts";
import { hearOfRefunds, loseDispute } from "./lose-dispute";

/**
 * Writes down how a shopper's dispute with their bank stands, and posts what it moved: withdrawn when it is opened,
 * reinstated when it is won. While it is open the earnings of the parts that it is about are held; when it is lost it gives
 * what was promised back of the payment, and the rest goes to who bears it; from a seller it is taken back. Each movement, hold and loss once, however often this runs.
 */
export async function recordDispute(ctx: Ctx, input: { stripeDisputeId: string }): Promise<void> {
  const found = await ctx.services.payments.findDispute(input.stripeDisputeId);
  const payment = found && (await findPaymentByCharge(ctx.db, found.chargeId));
  if (!payment) return;
  if (found.status === "lost") await hearOfRefunds(ctx, payment);
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, payment.order_id);
    const concerned = concernedParts(order, found);
    const dispute = await saveDispute(tx, {
      id: newId(),
      order_id: order.id,
      payment_id: payment.id,
      stripe_dispute_id: found.id,
      amount: found.amount,
      currency: found.currency,
      reason: found.reason,
      status: found.status,
      opened_at: found.openedAt,
      closed_at: found.isClosed ? ctx.clock.now() : null,
      evidence_due_at: found.evidenceDueAt,
      seller_order_ids: concerned?.sellerOrderIds ?? null,
      parts_reason: concerned?.why ?? null,
    });
    await postMovements(tx, ctx, order, found);
    if (found.isClosed) await closeDispute(tx, ctx, order, payment, { found, dispute });
    else if (!dispute.closed_at && found.movements.length > 0) await holdDisputedParts(tx, ctx, order, dispute);
  });
}

async function postMovements(tx: Tx, ctx: Ctx, order: OrderState, found: ProviderDispute): Promise<void> {
  for (const movement of found.movements) {
    const note = movement.amount < 0 ? "Withdrawn by the shopper's bank" : "Given back by the shopper's bank";
    await postToLedger(tx, ctx, {
      key: `dispute:${movement.id}`,
      kind: "dispute",
      orderId: order.id,
      currency: found.currency,
      description: `Dispute ${found.id} of order ${order.number}`,
      entries: [
        { account: "stripe_balance", amount: movement.amount, note },
        { account: "disputes", amount: -movement.amount, note },
      ],
    });
  }
}

/** The shopper, and the shops whose earnings waited and who were asked not to send. */
async function tellWhoWaited(tx: Tx, order: OrderState, dispute: DisputeRow): Promise<void> {
  const named = dispute.seller_order_ids ?? order.sellerOrders.map((part) => part.id);
  for (const sellerOrderId of [null, ...named])
    await enqueue(tx, sendDisputeDecidedJob, { disputeId: dispute.id, sellerOrderId });
}

async function closeDispute(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  payment: ChargedPayment,
  { found, dispute }: { found: ProviderDispute; dispute: DisputeRow },
) {
  const now = ctx.clock.now();
  const note = `The bank has decided: ${found.status.replaceAll("_", " ")}.`;
  await setHoldsReleased(tx, { disputeId: dispute.id }, { by: actorRef(ctx.actor), note, now });
  if (found.movements.length > 0) await tellWhoWaited(tx, order, dispute);
  const lost = -found.movements.reduce((sum, movement) => sum + movement.amount, 0);
  if (found.status !== "lost" || dispute.settled_at || (await findPostingByKey(tx, `dispute_loss:${dispute.id}`)))
    return;
  await setDisputeSettled(tx, dispute.id, now);
  if (lost > 0) await loseDispute(tx, ctx, order, payment, { found, dispute, lost });
}
