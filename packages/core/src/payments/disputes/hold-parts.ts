import type { Tx } from "@emporia/db";
import type { OrderState } from "../../orders/index";
import { actorRef, type Ctx, DAY_MS, enqueue } from "../../platform/index";
import { sendDisputeOpenedJob } from "../jobs";
import type { DisputeRow } from "../queries/disputes";
import { endHoldsOfOtherParts, insertHold, setHoldAgain } from "../queries/holds";
import { disputableParts } from "./concerned-parts";

/** A bank has decided by then, whatever happens. */
const DECIDED_WITHIN_DAYS = 120;

/**
 * Keeps back what the parts that an open dispute is about have earned, tells their shops, and lets go of what others have.
 * Repeating it changes nothing.
 */
export async function holdDisputedParts(tx: Tx, ctx: Ctx, order: OrderState, dispute: DisputeRow): Promise<void> {
  const now = ctx.clock.now();
  const until = (dispute.evidence_due_at ?? dispute.opened_at).getTime() + DECIDED_WITHIN_DAYS * DAY_MS;
  const { seller_order_ids: named } = dispute;
  const parts = disputableParts(order).filter((part) => named === null || named.includes(part.id));
  await endHoldsOfOtherParts(
    tx,
    dispute.id,
    parts.map((part) => part.id),
    { by: actorRef(ctx.actor), note: "The dispute is not about this order.", now },
  );
  for (const part of parts) {
    const held = await insertHold(
      tx,
      {
        sellerId: part.sellerId,
        sellerOrderId: part.id,
        disputeId: dispute.id,
        rule: "dispute",
        stops: "everything",
        reason: `The shopper's bank disputes the payment of ${part.number}: ${dispute.reason.replaceAll("_", " ")}. Its earnings wait until the bank has decided.`,
        placedBy: actorRef(ctx.actor),
        releasesAt: new Date(Math.max(until, now.getTime() + DAY_MS)),
      },
      now,
    );
    if (held) await enqueue(tx, sendDisputeOpenedJob, { disputeId: dispute.id, sellerOrderId: part.id });
    await setHoldAgain(tx, { disputeId: dispute.id, sellerOrderId: part.id });
  }
}
