import { getOrderForMail } from "../orders";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";
import { orderUrl } from "./send-order-mails";
import { cardText } from "./templates/orders";

/**
 * Tells the shopper that a refund did not reach their card, or that it is store credit instead. One mail for each refund
 * and news; quiet when a failure was made good before it could be told.
 */
export async function sendRefundFailed(
  ctx: Ctx,
  { orderId, refundId, news }: { orderId: string; refundId: string; news: "failed" | "credited" },
): Promise<void> {
  const order = await getOrderForMail(ctx, orderId);
  const part = order.sellerOrders.find((each) => each.refunds.some(({ id }) => id === refundId));
  const refund = part?.refunds.find((each) => each.id === refundId);
  if (!part || !refund || (news === "failed" && refund.status !== "FAILED")) return;
  await sendMail(ctx, {
    key: `refund-failed:${refundId}:${news}`,
    template: "refund-failed",
    to: order.email,
    data: {
      news,
      orderNumber: order.orderNumber,
      amount: refund.amount,
      isGuest: !part.isCreditable,
      wasCredit: refund.to === "credit",
      card: order.payment && cardText(order.payment),
      orderUrl: orderUrl(ctx, order),
      creditUrl: `${ctx.services.settings.storefrontUrl}/account/credit`,
    },
    orderId: order.id,
  });
}
