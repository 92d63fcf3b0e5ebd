import type { accountDifferencesView, resolveAccountDifferenceInput } from "@emporia/contracts/ledger";
import { money } from "@emporia/contracts/money";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import {
  type Ctx,
  decodeTimeCursor,
  enqueue,
  inTransaction,
  NotFound,
  recordAudit,
  signedIn,
  toPage,
} from "../../platform/index";
import { AdjustmentRefused } from "../errors";
import { compareAccountJob } from "../jobs";
import {
  listAccountDifferenceRows,
  lockAccountDifference,
  readAccountComparisons,
  readBooking,
  setAccountDifferenceSaid,
} from "../queries/account-differences";
import { beginAdjustment } from "./adjustments";

/** Sellers' accounts on which something else lies than the books say, the oldest difference first. */
export async function listAccountDifferences(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<z.output<typeof accountDifferencesView>> {
  const after = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const [rows, { accounts, compared, oldest }] = await Promise.all([
    listAccountDifferenceRows(ctx.db, { after, limit: input.limit }),
    readAccountComparisons(ctx.db),
  ]);
  const page = toPage(
    rows,
    input.limit,
    (row) => ({
      id: row.id,
      sellerId: row.seller_id,
      shopName: row.shop_name,
      stripeAccountId: row.stripe_account_id,
      stripe: money(row.stripe_amount, row.currency),
      ledger: money(row.ledger_amount, row.currency),
      firstSeenAt: row.first_seen_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      said: row.note === null ? null : { note: row.note, isWaiting: row.adjustment_status === "REQUESTED" },
    }),
    (row) => [row.first_seen_at.toISOString(), row.id],
  );
  return { ...page, accounts, compared, oldestAt: oldest?.toISOString() ?? null };
}

/**
 * Says what a difference of a seller's account is: to be booked, which somebody else has to approve, or explained as it is;
 * or has it looked at again. What was said holds as long as the same is missing.
 * @throws NotFound it is gone: the two agree
 * @throws AdjustmentRefused one that would book it waits for approval already, or was approved since the account was compared
 */
export async function resolveAccountDifference(
  ctx: Ctx,
  input: z.output<typeof resolveAccountDifferenceInput>,
): Promise<void> {
  const { userId } = signedIn(ctx);
  await inTransaction(ctx, async (tx) => {
    const difference = await lockAccountDifference(tx, input.differenceId);
    if (!difference) throw new NotFound("This difference");
    const { sellerId, currency } = difference;
    const missing = difference.stripeAmount - difference.ledgerAmount;
    if (input.kind === "booked") await assertNotBooked(tx, difference);
    const adjustmentId =
      input.kind === "booked"
        ? await beginAdjustment(tx, ctx, {
            debitAccount: missing > 0 ? "connected_balance" : "connected_payable",
            creditAccount: missing > 0 ? "connected_payable" : "connected_balance",
            ...{ userId: null, sellerId, currency, amount: Math.abs(missing) },
            reason: `What lies on the account at Stripe: ${input.note}`.slice(0, 1000),
          })
        : null;
    if (input.kind !== "again")
      await setAccountDifferenceSaid(tx, input.differenceId, {
        ...{ note: input.note, by: userId, adjustmentId, now: ctx.clock.now() },
      });
    await recordAudit(tx, ctx, {
      action: "reconciliation.accountResolved",
      subjectType: "seller",
      subjectId: sellerId,
      detail: { kind: input.kind, note: input.note, currency, missing },
    });
    await enqueue(tx, compareAccountJob, { sellerId, isSecond: true });
  });
}

/** The same sum is booked once. @throws AdjustmentRefused */
async function assertNotBooked(tx: Tx, difference: Parameters<typeof readBooking>[1]): Promise<void> {
  const { isWaiting, isApproved } = await readBooking(tx, difference);
  if (isWaiting) throw new AdjustmentRefused("An adjustment of it waits for somebody else's approval already.");
  if (isApproved)
    throw new AdjustmentRefused("It was booked since the account was compared. Have it looked at again first.");
}
