import { findHoldForMail } from "../payments";
import type { Ctx } from "../platform";
import { findSellerForMail } from "../sellers";
import { sendMail } from "./send-mail";

/** Tells the owner of a shop that staff keep back money, why and until when. Once for each hold. */
export async function sendHoldPlaced(
  ctx: Ctx,
  { holdId, sellerId }: { holdId: string; sellerId: string },
): Promise<void> {
  const [seller, hold] = await Promise.all([findSellerForMail(ctx.db, sellerId), findHoldForMail(ctx.db, holdId)]);
  if (!seller || !hold) return;
  const { releasesAt, ...what } = hold;
  await sendMail(ctx, {
    key: `hold-placed:${holdId}`,
    to: seller.ownerEmail,
    template: "hold-placed",
    data: {
      ...{ firstName: seller.ownerFirstName, shopName: seller.shopName, ...what },
      expiresAt: releasesAt.toISOString(),
      url: `${ctx.services.settings.sellerPortalUrl}/payouts`,
    },
  });
}
