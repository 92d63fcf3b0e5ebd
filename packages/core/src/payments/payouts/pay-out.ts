import { actorRef, type Ctx, enqueue, inTransaction, newId } from "../../platform/index";
import { PayoutRefused } from "../errors";
import { sendPayoutJob } from "../jobs";
import { payoutEntries, postToLedger } from "../ledger";
import { findSellerAccount } from "../queries/accounts";
import { setHoldsReleased } from "../queries/holds";
import { findPayoutByKey, insertPayout } from "../queries/payouts";
import { lockSellerMoney, readPosition } from "../queries/positions";
import { readSellerTerms, saveSellerTerms } from "../queries/terms";
import { figuresOf } from "./balance";
import { latestPayoutDay } from "./terms";

/**
 * Begins the payout of a day of a seller's schedule: all that is available, unless that is less than the minimum. The day
 * counts as looked after either way; a second run of it, or another worker, begins nothing.
 */
export async function payOutScheduled(ctx: Ctx, input: { sellerId: string; currency: string }): Promise<void> {
  const atStripe = await findAvailable(ctx, input);
  if (atStripe === undefined) return;
  await inTransaction(ctx, async (tx) => {
    await lockSellerMoney(tx, input.sellerId);
    const now = ctx.clock.now();
    const { terms, scheduledOn } = await readSellerTerms(tx, input.sellerId, input.currency);
    const day = latestPayoutDay(terms, now);
    const key = `schedule:${input.sellerId}:${input.currency}:${day}`;
    if (!day || day <= scheduledOn || (await findPayoutByKey(tx, key))) return;
    const position = await readPosition(tx, input.sellerId, input.currency, now);
    const amount = Math.min(figuresOf(position).available, atStripe);
    if (amount < terms.minimumAmount) return;
    const id = newId();
    await insertPayout(tx, { id, ...input, key, amount, requestedBy: { kind: "system", name: "schedule" }, now });
    await postPayout(tx, ctx, { id, ...input, amount });
    await enqueue(tx, sendPayoutJob, { payoutId: id });
  });
}

/** Says that the day of a seller's schedule was looked after in every currency. */
export async function endPayoutDay(ctx: Ctx, sellerId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockSellerMoney(tx, sellerId);
    const now = ctx.clock.now();
    const { terms, scheduledOn } = await readSellerTerms(tx, sellerId);
    const day = latestPayoutDay(terms, now);
    if (day && day > scheduledOn) await saveSellerTerms(tx, sellerId, { scheduled_on: day }, now);
  });
}

/**
 * Pays out now what a seller asks for, or all that is available. The same key pays once: a repeat answers the payout as it
 * stands. Asking ends the pause after a payout that failed.
 * @throws PayoutRefused nothing, or less than asked for, is available; a hold stops payouts; there is no account
 */
export async function requestPayout(
  ctx: Ctx,
  input: { sellerId: string; currency: string; amount?: number | undefined; key: string },
): Promise<{ payoutId: string }> {
  const key = `request:${input.sellerId}:${input.key}`;
  const known = await findPayoutByKey(ctx.db, key);
  if (known) return { payoutId: known.id };
  const atStripe = await findAvailable(ctx, input);
  if (atStripe === undefined)
    throw new PayoutRefused("Stripe has to know you and your bank account first. Finish the onboarding.");
  return inTransaction(ctx, async (tx) => {
    await lockSellerMoney(tx, input.sellerId);
    const repeated = await findPayoutByKey(tx, key);
    if (repeated) return { payoutId: repeated.id };
    const now = ctx.clock.now();
    const release = { by: actorRef(ctx.actor), note: "Asked for again", now };
    await setHoldsReleased(tx, { sellerId: input.sellerId, rule: "payout_failed" }, release);
    const position = await readPosition(tx, input.sellerId, input.currency, now);
    if (position.stopsPayouts)
      throw new PayoutRefused("Payouts of your shop are on hold. The reason is on the payouts page.");
    const { available } = figuresOf(position);
    const most = Math.min(available, atStripe);
    const amount = input.amount ?? most;
    if (most <= 0)
      throw new PayoutRefused(
        available > 0
          ? "What was transferred to you is not available at Stripe yet. That takes about two days."
          : "There is nothing to pay out.",
      );
    if (amount > most) throw new PayoutRefused("This is more than is available.", { available: most });
    const id = newId();
    const { sellerId, currency } = input;
    await insertPayout(tx, { id, sellerId, currency, key, amount, requestedBy: actorRef(ctx.actor), now });
    await postPayout(tx, ctx, { id, sellerId, currency, amount });
    await enqueue(tx, sendPayoutJob, { payoutId: id });
    return { payoutId: id };
  });
}

/** The books first: whoever comes next sees that this money is spoken for. */
async function postPayout(
  tx: Parameters<typeof postToLedger>[0],
  ctx: Ctx,
  payout: { id: string; sellerId: string; currency: string; amount: number },
): Promise<void> {
  await postToLedger(tx, ctx, {
    key: `payout:${payout.id}`,
    kind: "payout",
    orderId: null,
    currency: payout.currency,
    description: "Payout to the seller's bank",
    entries: payoutEntries(payout),
  });
}

/** Minor units that Stripe would pay out of a seller's account now; undefined without an account. */
async function findAvailable(ctx: Ctx, of: { sellerId: string; currency: string }): Promise<number | undefined> {
  const account = await findSellerAccount(ctx.db, of.sellerId);
  if (!account?.stripe_account_id) return undefined;
  return (await ctx.services.payments.findBalance(account.stripe_account_id, of.currency)).available;
}
