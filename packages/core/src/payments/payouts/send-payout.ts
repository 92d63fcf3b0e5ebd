import type { Tx } from "@emporia/db";
import { actorRef, appendEvents, type Ctx, DAY_MS, inTransaction, MINUTE_MS, newId } from "../../platform/index";
import { payoutEntries, payoutFailureEntries, postToLedger } from "../ledger";
import { type ProviderPayout, ProviderRefusal } from "../payment-provider";
import { findSellerAccount, findSellerOfAccount } from "../queries/accounts";
import { insertHold } from "../queries/holds";
import {
  findPayout,
  findPayoutOfStripe,
  insertPayout,
  lockPayout,
  type PayoutRow,
  setPayout,
} from "../queries/payouts";
import { lockSellerMoney } from "../queries/positions";
import { mayBecome } from "./state";

/** Stripe remembers a key for a day; before an older one is used again, Stripe is asked whether it was. */
const ASK_AFTER_MS = 10 * MINUTE_MS;
const PAUSE_DAYS = 7;

/**
 * Asks Stripe for a payout that was begun. A refusal ends it: the money is on the seller's balance again, and they are
 * told. Harmless to repeat; what began long ago is looked up at Stripe first.
 */
export async function sendPayout(ctx: Ctx, input: { payoutId: string }): Promise<void> {
  const payout = await findPayout(ctx.db, input.payoutId);
  if (payout?.status !== "PENDING") return;
  const account = await findSellerAccount(ctx.db, payout.seller_id);
  if (!account?.stripe_account_id) throw new Error("The seller has no Stripe account; the payout is tried again.");
  const sent = await askStripe(ctx, payout, account.stripe_account_id);
  await settlePayout(ctx, payout.id, sent);
}

async function askStripe(ctx: Ctx, payout: PayoutRow, accountId: string): Promise<ProviderPayout> {
  const { payments } = ctx.services;
  const which = { payoutId: payout.id, since: payout.created_at };
  const isOld = ctx.clock.now().getTime() - payout.created_at.getTime() > ASK_AFTER_MS;
  const known = isOld ? await payments.findPayout(accountId, which) : undefined;
  if (known) return known;
  try {
    return await payments.payOut({
      accountId,
      amount: payout.amount,
      currency: payout.currency,
      payoutId: payout.id,
      idempotencyKey: `payout:${payout.id}`,
    });
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error;
    const failure = { code: error.code, message: error.message };
    const { id: payoutId, amount, currency } = payout;
    return { id: "", status: "FAILED", payoutId, amount, currency, arrivesOn: null, failure };
  }
}

/** Writes down what became of a payout, as Stripe has it now, whatever message made us look. */
export async function recordPayout(
  ctx: Ctx,
  input: { stripeAccountId: string; stripePayoutId: string },
): Promise<void> {
  const sellerId = await findSellerOfAccount(ctx.db, input.stripeAccountId);
  if (!sellerId) return;
  const found = await ctx.services.payments.findPayout(input.stripeAccountId, { id: input.stripePayoutId });
  if (!found) return;
  const ours = (await findPayoutOfStripe(ctx.db, found.id))?.id ?? found.payoutId;
  const payoutId = ours ?? (await adoptPayout(ctx, sellerId, found));
  if (payoutId) await settlePayout(ctx, payoutId, found);
}

/** Takes into the books what was paid out at Stripe and not by us: by hand, or by Stripe's own schedule. Once. */
async function adoptPayout(ctx: Ctx, sellerId: string, found: ProviderPayout): Promise<string | undefined> {
  const { id: stripe_payout_id, amount, currency, arrivesOn: arrives_on } = found;
  if (amount <= 0) return undefined;
  return inTransaction(ctx, async (tx) => {
    await lockSellerMoney(tx, sellerId);
    const known = await findPayoutOfStripe(tx, stripe_payout_id);
    if (known) return known.id;
    const now = ctx.clock.now();
    const id = newId();
    const requestedBy = { kind: "provider" };
    await insertPayout(tx, { id, sellerId, key: `stripe:${stripe_payout_id}`, amount, currency, requestedBy, now });
    await setPayout(tx, id, { status: "IN_TRANSIT", stripe_payout_id, arrives_on }, now);
    await postToLedger(tx, ctx, {
      key: `payout:${id}`,
      kind: "payout",
      orderId: null,
      currency,
      description: `Payout ${stripe_payout_id}, made at Stripe`,
      entries: payoutEntries({ sellerId, amount }),
    });
    ctx.log.warn({ sellerId, payoutId: id }, "a payout was made at Stripe that nobody asked for here");
    return id;
  });
}

/** Looks at Stripe for a payout that was sent and of which nothing was heard. */
export async function lookAfterPayout(ctx: Ctx, input: { payoutId: string }): Promise<void> {
  const payout = await findPayout(ctx.db, input.payoutId);
  const account = payout && (await findSellerAccount(ctx.db, payout.seller_id));
  if (!payout?.stripe_payout_id || !account?.stripe_account_id) return;
  await recordPayout(ctx, { stripeAccountId: account.stripe_account_id, stripePayoutId: payout.stripe_payout_id });
}

async function settlePayout(ctx: Ctx, payoutId: string, found: ProviderPayout): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const payout = await lockPayout(tx, payoutId);
    if (!payout || !mayBecome(payout.status, found.status)) return;
    if (found.status === "FAILED") return failPayout(tx, ctx, payout, found);
    const { id: stripe_payout_id, arrivesOn: arrives_on, status } = found;
    await setPayout(tx, payout.id, { status, stripe_payout_id, arrives_on }, ctx.clock.now());
  });
}

async function failPayout(tx: Tx, ctx: Ctx, payout: PayoutRow, found: ProviderPayout): Promise<void> {
  const { seller_id: sellerId, amount, currency } = payout;
  const now = ctx.clock.now();
  const failure = found.failure ?? { code: "failed", message: "The bank did not take the payout." };
  await lockSellerMoney(tx, sellerId);
  await setPayout(
    tx,
    payout.id,
    {
      status: "FAILED",
      failure_code: failure.code,
      failure_message: failure.message,
      ...(found.id ? { stripe_payout_id: found.id } : {}),
    },
    now,
  );
  await postToLedger(tx, ctx, {
    key: `payout_failure:${payout.id}`,
    kind: "payout_failure",
    orderId: null,
    currency,
    description: `Payout ${found.id || payout.id} failed: ${failure.message}`.slice(0, 500),
    entries: payoutFailureEntries({ sellerId, amount }),
  });
  await insertHold(
    tx,
    {
      sellerId,
      sellerOrderId: null,
      rule: "payout_failed",
      stops: "payouts",
      reason: `The last payout did not arrive: ${failure.message} Check the bank account, then ask for the payout again.`,
      placedBy: actorRef(ctx.actor),
      releasesAt: new Date(now.getTime() + PAUSE_DAYS * DAY_MS),
    },
    now,
  );
  await appendEvents(tx, ctx, [
    {
      type: "PayoutFailed",
      key: sellerId,
      payload: { payoutId: payout.id, sellerId, amount: { amount, currency }, code: failure.code },
    },
  ]);
}
