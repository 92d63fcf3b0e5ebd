import type { Tx } from "@emporia/db";
import { type Ctx, enqueue, InvalidInput, inTransaction } from "../platform/index";
import {
  advanceOrderJob,
  captureOrderJob,
  recordDisputeJob,
  recordPayoutJob,
  reverseFailedRefundJob,
  syncSellerAccountJob,
} from "./jobs";
import type { ProviderEvent } from "./payment-provider";
import { findSellerOfAccount } from "./queries/accounts";
import { findOrderIdByIntent } from "./queries/payments";
import { insertStripeEvent } from "./queries/stripe-events";

/**
 * Takes one of Stripe's messages into the inbox and asks for what it calls for. It does nothing itself: the jobs look
 * at Stripe as it is then, so a message that comes twice, late or out of order does no harm.
 * @throws InvalidInput the signature is not Stripe's
 */
export async function receiveWebhook(ctx: Ctx, input: { body: string; signature: string }): Promise<void> {
  const event = ctx.services.payments.parseWebhook(input.body, input.signature);
  if (!event) throw new InvalidInput({ "stripe-signature": "The signature does not match." });
  await takeEvent(ctx, event);
}

/** Takes an event into the inbox, once, and asks for what it calls for. @returns whether it is new */
export function takeEvent(ctx: Ctx, event: ProviderEvent): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    if (!(await insertStripeEvent(tx, event, ctx.clock.now()))) return false;
    if (event.object?.type === "refund" && /^(refund|charge\.refund)\.(updated|failed)$/.test(event.type))
      await enqueue(tx, reverseFailedRefundJob, { stripeRefundId: event.object.id });
    if (event.object?.type === "dispute") await enqueue(tx, recordDisputeJob, { stripeDisputeId: event.object.id });
    if (event.accountId) await takeSellerEvent(tx, event, event.accountId);
    const orderId = event.orderId ?? (event.intentId ? await findOrderIdByIntent(tx, event.intentId) : undefined);
    if (!orderId) return true;
    if (/^payment_intent\.(amount_capturable_updated|payment_failed|canceled|requires_action)$/.test(event.type))
      await enqueue(tx, advanceOrderJob, { orderId });
    if (event.type === "payment_intent.succeeded" || event.type === "payment_intent.canceled")
      await enqueue(tx, captureOrderJob, { orderId });
    return true;
  });
}

/** What happened on a seller's account at Stripe. */
async function takeSellerEvent(tx: Tx, event: ProviderEvent, stripeAccountId: string): Promise<void> {
  if (event.object?.type === "payout")
    await enqueue(tx, recordPayoutJob, { stripeAccountId, stripePayoutId: event.object.id });
  if (!/^(account\.(updated|external_account\.\w+)|capability\.updated)$/.test(event.type)) return;
  const sellerId = await findSellerOfAccount(tx, stripeAccountId);
  if (sellerId) await enqueue(tx, syncSellerAccountJob, { sellerId });
}
