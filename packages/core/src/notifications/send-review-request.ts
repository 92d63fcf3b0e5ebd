import { orderTokenOf } from "../orders";
import type { Ctx } from "../platform";
import { findReviewRequest, reviewRequestsUrl } from "../reviews";
import { sendMail } from "./send-mail";

/** Asks what somebody thinks of what came with an order. Quiet when all of it was reviewed, or they do not want to be asked. */
export async function sendReviewRequest(ctx: Ctx, { orderId }: { orderId: string }): Promise<void> {
  const request = await findReviewRequest(ctx.db, orderId);
  if (!request) return;
  const { email: to, firstName, orderNumber } = request;
  const token = encodeURIComponent(orderTokenOf(ctx, orderId));
  const items = request.items.map(({ orderItemId, name, variantTitle, shopName }) => ({
    name: variantTitle === "" ? name : `${name} (${variantTitle})`,
    shopName,
    url: `${ctx.services.settings.storefrontUrl}/orders/${orderId}/review/${orderItemId}?token=${token}`,
  }));
  await sendMail(ctx, {
    ...{ key: `review-request:${orderId}`, to, orderId },
    template: "review-request",
    data: { firstName, orderNumber, items, stopUrl: reviewRequestsUrl(ctx, orderId) },
  });
}
