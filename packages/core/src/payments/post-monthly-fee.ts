import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { type MonthlyFee, monthlyFeeEntries, noteOfMonth, postToLedger } from "./ledger";
import { lockSellerMoney } from "./queries/positions";

/**
 * Posts what a shop pays for a month (2026-12), or for some of its days: off its balance, and off the next transfer where that is
 * less. Posting it again changes nothing.
 */
export async function postMonthlyFee(
  tx: Tx,
  ctx: Ctx,
  fee: MonthlyFee & { id: string; currency: string },
): Promise<void> {
  await lockSellerMoney(tx, fee.sellerId);
  await postToLedger(tx, ctx, {
    key: `monthly_fee:${fee.id}`,
    kind: "monthly_fee",
    orderId: null,
    currency: fee.currency,
    description: noteOfMonth(fee),
    entries: monthlyFeeEntries(fee),
  });
}
