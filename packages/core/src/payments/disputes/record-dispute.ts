import type { Tx } from "@emporia/db";
import { lockOrderState, type OrderState } from "../../orders/index";
import { actorRef, type Ctx, DAY_MS, inTransaction, newId } from "../../platform/index";
import { postToLedger } from "../ledger";
import type { ProviderDispute } from "../payment-provider";
import { type DisputeRow, saveDispute, setDisputeSettled } from "../queries/disputes";
import { insertHold, setHoldsReleased } from "../queries/holds";
import { findPostingByKey } from "../queries/ledger";
import { type ChargedPayment, findPaymentByCharge } from "../queries/payments";
import { hearOfRefunds, loseDispute } from "./lose-dispute";

/** A bank has decided by then, whatever happens. */
const DECIDED_WITHIN_DAYS = 120;

/**
 * Writes down how a shopper's dispute with their bank stands, and posts what it moved: withdrawn when it is opened,
 * reinstated when it is won. While it is open the sellers' earnings of that order are held; when it is lost it gives
 * what was promised back of the payment, and the rest goes to who bears it; from a seller it is taken back. Each movement, hold and loss once, however often this runs.
 */
export async function recordDispute(ctx: Ctx, input: { stripeDisputeId: string }): Promise<void> {
  const found = await ctx.services.payments.findDispute(input.stripeDisputeId);
  const payment = found && (await findPaymentByCharge(ctx.db, found.chargeId));
  if (!payment) return;
  if (found.status === "lost") await hearOfRefunds(ctx, payment);
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, payment.order_id);
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
    });
    await postMovements(tx, ctx, order, found);
    if (found.isClosed) await closeDispute(tx, ctx, order, payment, { found, dispute });
    else if (!dispute.closed_at && found.movements.length > 0) await holdParts(tx, ctx, order, found, dispute);
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

const disputedParts = (order: OrderState) =>
  order.sellerOrders.filter((part) => part.status !== "CANCELLED" && part.amounts.total > 0);

async function holdParts(tx: Tx, ctx: Ctx, order: OrderState, found: ProviderDispute, dispute: DisputeRow) {
  const now = ctx.clock.now();
  const until = (found.evidenceDueAt ?? found.openedAt).getTime() + DECIDED_WITHIN_DAYS * DAY_MS;
  for (const part of disputedParts(order))
    await insertHold(
      tx,
      {
        sellerId: part.sellerId,
        sellerOrderId: part.id,
        disputeId: dispute.id,
        rule: "dispute",
        stops: "everything",
        reason: `The shopper's bank disputes the payment of ${part.number}: ${found.reason.replaceAll("_", " ")}. Its earnings wait until the bank has decided.`,
        placedBy: actorRef(ctx.actor),
        releasesAt: new Date(Math.max(until, now.getTime() + DAY_MS)),
      },
      now,
    );
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
  const lost = -found.movements.reduce((sum, movement) => sum + movement.amount, 0);
  if (found.status !== "lost" || dispute.settled_at || (await findPostingByKey(tx, `dispute_loss:${dispute.id}`)))
    return;
  await setDisputeSettled(tx, dispute.id, now);
  if (lost > 0) await loseDispute(tx, ctx, order, payment, { found, dispute, lost });
}
