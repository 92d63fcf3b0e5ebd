import { getOrderForMail } from "../orders";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";
import { orderUrl } from "./send-order-mails";
import type { AmendmentNews } from "./templates/amendments";

/** Tells a shopper what they are asked to agree to, that it is done, or that it is off. One mail each; quiet when it is decided meanwhile. */
export async function sendAmendmentNews(
  ctx: Ctx,
  { orderId, amendmentId, news }: { orderId: string; amendmentId: string; news: AmendmentNews["news"] },
): Promise<void> {
  const order = await getOrderForMail(ctx, orderId);
  const part = order.sellerOrders.find((each) => each.amendments.some(({ id }) => id === amendmentId));
  const amendment = part?.amendments.find((each) => each.id === amendmentId);
  if (!part || !amendment || (news === "proposed" && amendment.status !== "PROPOSED")) return;
  const { number, seller } = part;
  await sendMail(ctx, {
    key: `amendment:${amendmentId}:${news}`,
    template: "amendment-news",
    to: order.email,
    data: { news, amendment, number, shopName: seller.shopName, url: `${orderUrl(ctx, order)}#changes` },
    orderId,
  });
}
