import { getSellerOrderForMail } from "../orders";
import { getDispute } from "../payments";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";

/** Tells the owner of a shop that a shopper's bank disputes the payment of their part of an order. Once for each. */
export async function sendDisputeOpened(ctx: Ctx, input: { disputeId: string; sellerOrderId: string }): Promise<void> {
  const dispute = await getDispute(ctx, input);
  const { ownerEmail, ownerFirstName, ...order } = await getSellerOrderForMail(ctx, input.sellerOrderId);
  await sendMail(ctx, {
    key: `dispute-opened:${input.disputeId}:${input.sellerOrderId}`,
    to: ownerEmail,
    template: "dispute-opened",
    data: {
      firstName: ownerFirstName,
      shopName: order.seller.shopName,
      number: order.number,
      reason: dispute.reason.replaceAll("_", " "),
      isUnsent: order.isShippable,
      url: `${ctx.services.settings.sellerPortalUrl}/orders/${order.id}`,
    },
  });
}
