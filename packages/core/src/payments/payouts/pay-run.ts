import {
  type Ctx,
  DAY_MS,
  enqueueAll,
  forgetGivenUpJobs,
  HOUR_MS,
  inTransaction,
  jobRequest,
} from "../../platform/index";
import {
  lookAfterPayoutJob,
  payOutSellerJob,
  recoverDebtJob,
  sendPayoutJob,
  stopOwnPayoutsJob,
  transferCreditJob,
  transferEarningsJob,
} from "../jobs";
import { listOwnPayouts } from "../queries/accounts";
import { setHoldsReleased } from "../queries/holds";
import { listOpenPayouts } from "../queries/payouts";
import { listSellersInCredit, listSellersToPay } from "../queries/positions";
import { listDueTransfers, listPartsInDebt } from "../queries/transfers";
import { announceReleases } from "./holds";
import { endPayoutDay, payOutScheduled } from "./pay-out";

/**
 * The hourly round: ends holds whose day has come, and asks for every transfer that is due, every debt that can be taken
 * back, every seller's payout, news of payouts of which nothing was heard, and that Stripe pays nothing out by itself. Each job looks at how things stand, so
 * asking too often does no harm, and a round that was missed is made up for by the next.
 */
export async function payRun(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const released = await setHoldsReleased(
      tx,
      { dueBefore: now },
      { by: { kind: "system", name: "pay run" }, note: "Its day has come.", now },
    );
    await announceReleases(
      tx,
      ctx,
      released.filter(({ isAwaited }) => isAwaited),
    );
    const [due, owing, credited, paying, open] = [
      await listDueTransfers(tx, now),
      await listPartsInDebt(tx),
      await listSellersInCredit(tx),
      await listSellersToPay(tx),
      await listOpenPayouts(tx, new Date(now.getTime() - HOUR_MS)),
    ];
    await forgetGivenUpJobs(tx, [transferEarningsJob, recoverDebtJob, payOutSellerJob, sendPayoutJob]);
    await enqueueAll(tx, [
      ...due.map((sellerOrderId) => jobRequest(transferEarningsJob, { sellerOrderId })),
      ...owing.map((sellerOrderId) => jobRequest(recoverDebtJob, { sellerOrderId })),
      ...credited.map((each) => jobRequest(transferCreditJob, each)),
      ...[...new Set(paying.map((each) => each.seller_id))].map((sellerId) =>
        jobRequest(payOutSellerJob, { sellerId }),
      ),
      ...open
        .filter((payout) => payout.status === "PENDING")
        .map(({ id }) => jobRequest(sendPayoutJob, { payoutId: id })),
    ]);
    await enqueueAll(
      tx,
      (await listOwnPayouts(tx)).map((sellerId) => jobRequest(stopOwnPayoutsJob, { sellerId })),
      { onlyNew: true },
    );
    const unheard = await listOpenPayouts(tx, new Date(now.getTime() - DAY_MS));
    await enqueueAll(
      tx,
      unheard
        .filter((payout) => payout.status === "IN_TRANSIT")
        .map(({ id }) => jobRequest(lookAfterPayoutJob, { payoutId: id })),
    );
  });
}

/** The payouts of one seller's day, a currency at a time. */
export async function payOutSeller(ctx: Ctx, input: { sellerId: string }): Promise<void> {
  const paying = (await listSellersToPay(ctx.db)).filter((each) => each.seller_id === input.sellerId);
  for (const { currency } of paying) await payOutScheduled(ctx, { sellerId: input.sellerId, currency });
  await endPayoutDay(ctx, input.sellerId);
}
