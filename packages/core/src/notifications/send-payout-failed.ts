import { getPayout } from "../payments";
import type { Ctx } from "../platform";
import { findSellerForMail } from "../sellers";
import { sendMail } from "./send-mail";

/** Tells the owner of a shop that a payout did not arrive, why, and what to do. Once for each payout. */
export async function sendPayoutFailed(ctx: Ctx, input: { payoutId: string; sellerId: string }): Promise<void> {
  const seller = await findSellerForMail(ctx.db, input.sellerId);
  if (!seller) return;
  const payout = await getPayout(ctx, input);
  await sendMail(ctx, {
    key: `payout-failed:${input.payoutId}`,
    to: seller.ownerEmail,
    template: "payout-failed",
    data: {
      firstName: seller.ownerFirstName,
      shopName: seller.shopName,
      amount: payout.amount,
      reason: payout.failureMessage ?? "The bank did not take it.",
      url: `${ctx.services.settings.sellerPortalUrl}/payouts`,
    },
  });
}
