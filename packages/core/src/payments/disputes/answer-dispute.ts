import { isDeepStrictEqual } from "node:util";
import type { ChargebackEvidence } from "@emporia/contracts/chargebacks";
import { lockOrderState } from "../../orders/index";
import {
  type Ctx,
  enqueue,
  hashSecret,
  InvalidInput,
  inTransaction,
  NotFound,
  recordAudit,
} from "../../platform/index";
import { ChargebackClosed } from "../errors";
import { payRunJob, recordDisputeJob } from "../jobs";
import { ProviderRefusal } from "../payment-provider";
import {
  findDispute,
  findOrderOfDispute,
  setDisputeBearer,
  setDisputedParts,
  setEvidenceSent,
} from "../queries/disputes";
import { disputableParts } from "./concerned-parts";
import { holdDisputedParts } from "./hold-parts";

/**
 * Gives the shopper's bank the evidence that staff gathered. It is sent once; the bank decides weeks later.
 * @throws NotFound
 * @throws ChargebackClosed the bank has decided, the deadline has passed, or evidence was sent already
 * @throws InvalidInput there is no word in it, or Stripe does not take it
 */
export async function answerDispute(
  ctx: Ctx,
  input: { disputeId: string; evidence: ChargebackEvidence },
): Promise<void> {
  const dispute = await findDispute(ctx.db, input.disputeId);
  if (!dispute) throw new NotFound("This dispute");
  const now = ctx.clock.now();
  if (dispute.closed_at) throw new ChargebackClosed("The bank has decided this dispute.");
  if (dispute.evidence_sent_at) throw new ChargebackClosed("Evidence was sent already; a bank looks at it once.");
  if (dispute.evidence_due_at && dispute.evidence_due_at < now)
    throw new ChargebackClosed("The bank's deadline for evidence has passed.");
  const evidence = Object.fromEntries(
    Object.entries(input.evidence).filter(([, text]) => text !== undefined),
  ) as Record<string, string>;
  if (Object.keys(evidence).length === 0)
    throw new InvalidInput({ uncategorizedText: "Say in your words why the payment is right." });
  const sent = Object.fromEntries(
    Object.entries(evidence).map(([name, text]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      text,
    ]),
  );
  await ctx.services.payments
    .submitEvidence({
      disputeId: dispute.stripe_dispute_id,
      evidence: sent,
      idempotencyKey: `evidence:${dispute.id}:${hashSecret(JSON.stringify(sent)).slice(0, 16)}`,
    })
    .catch((error: unknown) => {
      if (error instanceof ProviderRefusal) throw new InvalidInput({ uncategorizedText: error.message });
      throw error;
    });
  await inTransaction(ctx, async (tx) => {
    await setEvidenceSent(tx, dispute.id, evidence, now);
    await recordAudit(tx, ctx, {
      action: "dispute.answered",
      subjectType: "dispute",
      subjectId: dispute.id,
      detail: sent,
    });
    await enqueue(tx, recordDisputeJob, { stripeDisputeId: dispute.stripe_dispute_id });
  });
}

/**
 * Says which sellers' parts an open dispute is about: their earnings are held, and bear it first if sellers do.
 * Saying so again changes nothing.
 * @throws NotFound
 * @throws ChargebackClosed the bank has decided, and the books with it
 * @throws InvalidInput none, or what is no part of the order that could bear it
 */
export async function decideDisputedParts(
  ctx: Ctx,
  input: { disputeId: string; sellerOrderIds: readonly string[]; reason: string },
): Promise<void> {
  const orderId = await findOrderOfDispute(ctx.db, input.disputeId);
  if (!orderId) throw new NotFound("This dispute");
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, orderId);
    const dispute = await findDispute(tx, input.disputeId, { lock: true });
    if (!dispute || dispute.closed_at)
      throw new ChargebackClosed("The bank has decided; what it is about is in the books.");
    const sellerOrderIds = [...new Set(input.sellerOrderIds)].sort();
    const known = disputableParts(order).map((part) => part.id);
    if (sellerOrderIds.length === 0 || !sellerOrderIds.every((id) => known.includes(id)))
      throw new InvalidInput({ sellerOrderIds: "Choose at least one part of this order that was not cancelled." });
    if (input.reason === dispute.parts_reason && isDeepStrictEqual(sellerOrderIds, dispute.seller_order_ids)) return;
    await setDisputedParts(tx, dispute.id, { sellerOrderIds, why: input.reason });
    // A question of the bank holds nothing yet.
    if (!dispute.status.startsWith("warning"))
      await holdDisputedParts(tx, ctx, order, { ...dispute, seller_order_ids: sellerOrderIds });
    await enqueue(tx, payRunJob, {});
    await recordAudit(tx, ctx, {
      action: "dispute.partsDecided",
      subjectType: "dispute",
      subjectId: dispute.id,
      detail: { sellerOrderIds, reason: input.reason },
    });
  });
}

/**
 * Says who bears an open dispute if it is lost, other than the rule would.
 * @throws NotFound
 * @throws ChargebackClosed the bank has decided, and the books with it: an adjustment can still correct them
 */
export async function decideBearer(
  ctx: Ctx,
  input: { disputeId: string; bearer: "seller" | "platform"; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const dispute = await findDispute(tx, input.disputeId, { lock: true });
    if (!dispute) throw new NotFound("This dispute");
    if (dispute.closed_at) throw new ChargebackClosed("The bank has decided; who bears it is in the books.");
    await setDisputeBearer(tx, dispute.id, { bearer: input.bearer, why: input.reason });
    await recordAudit(tx, ctx, {
      action: "dispute.bearerDecided",
      subjectType: "dispute",
      subjectId: dispute.id,
      detail: { bearer: input.bearer, reason: input.reason },
    });
  });
}
