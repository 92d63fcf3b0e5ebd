import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { monthlyFeeEntries, postToLedger } from "./ledger";
import { lockSellerMoney } from "./queries/positions";

/**
 * Posts what a shop pays for a month (2026-12): off its balance, and off the next transfer where that is less. Posting it again
 * changes nothing.
 */
export async function postMonthlyFee(
  tx: Tx,
  ctx: Ctx,
  fee: { id: string; sellerId: string; amount: number; currency: string; name: string; month: string },
): Promise<void> {
  await lockSellerMoney(tx, fee.sellerId);
  await postToLedger(tx, ctx, {
    key: `monthly_fee:${fee.id}`,
    kind: "monthly_fee",
    orderId: null,
    currency: fee.currency,
    description: `${fee.name}, ${fee.month}`,
    entries: monthlyFeeEntries(fee),
  });
}
