import { orderTokenOf } from "../orders";
import type { Ctx } from "../platform";
import { findReviewForMail } from "../reviews";
import type { sendReviewNewsJob } from "./jobs";
import { sendMail } from "./send-mail";

/** Tells the shop of a new review, and its author what the shop answered or staff did; quiet once that is no longer so. */
export async function sendReviewNews(
  ctx: Ctx,
  { reviewId, news, eventId }: ReturnType<(typeof sendReviewNewsJob)["payload"]["parse"]>,
): Promise<void> {
  const review = await findReviewForMail(ctx.db, reviewId);
  if (!review) return;
  const { productName, shopName, orderId, authorEmail } = review;
  const { storefrontUrl, sellerPortalUrl } = ctx.services.settings;
  const key = `review-${news}:${eventId}`;
  const about = { productName, shopName, url: `${storefrontUrl}/products/${review.productSlug}#reviews` };
  const token = encodeURIComponent(orderTokenOf(ctx, orderId));
  const own = `${storefrontUrl}/orders/${orderId}/review/${review.orderItemId}?token=${token}`;
  switch (news) {
    case "written": {
      const { rating, authorName, ownerFirstName: firstName, ownerEmail: to } = review;
      const said = [review.title, review.body].filter(Boolean).join("\n");
      const data = { ...about, firstName, rating, said, authorName, url: `${sellerPortalUrl}/reviews` };
      return review.status === "SHOWN" ? sendMail(ctx, { key, to, template: "review-written", data }) : undefined;
    }
    case "answered":
      if (review.reply === null || review.status !== "SHOWN") return;
      return sendMail(ctx, {
        ...{ key, to: authorEmail, orderId },
        template: "review-answered",
        data: { ...about, reply: review.reply },
      });
    case "hidden":
      if (review.hiddenPolicy === null || review.hiddenReason === null) return;
      return sendMail(ctx, {
        ...{ key, to: authorEmail, orderId },
        template: "review-hidden",
        data: { ...about, url: own, policy: review.hiddenPolicy, reason: review.hiddenReason },
      });
    case "shown":
      if (review.status !== "SHOWN") return;
      return sendMail(ctx, { key, to: authorEmail, orderId, template: "review-shown", data: about });
  }
}
