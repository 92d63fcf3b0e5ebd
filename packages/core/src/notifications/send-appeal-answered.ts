import { findAnsweredAppeal } from "../payments";
import type { Ctx } from "../platform";
import { findSellerForMail } from "../sellers";
import { sendMail } from "./send-mail";

/** Tells the owner of a shop what staff made of what they said against a hold. Once for each hold. */
export async function sendAppealAnswered(
  ctx: Ctx,
  { holdId, sellerId, isReleased }: { holdId: string; sellerId: string; isReleased: boolean },
): Promise<void> {
  const [seller, appeal] = await Promise.all([
    findSellerForMail(ctx.db, sellerId),
    findAnsweredAppeal(ctx, { holdId, isReleased }),
  ]);
  if (!seller || !appeal) return;
  await sendMail(ctx, {
    key: `appeal-answered:${holdId}:${isReleased ? "released" : "kept"}`,
    to: seller.ownerEmail,
    template: "appeal-answered",
    data: {
      ...{ firstName: seller.ownerFirstName, shopName: seller.shopName, isReleased },
      ...{
        reason: appeal.reason,
        answer: appeal.answer,
        releasesAt: appeal.releasesAt,
        isHeldOtherwise: appeal.isHeldOtherwise,
      },
      url: `${ctx.services.settings.sellerPortalUrl}/payouts`,
    },
  });
}
