import type { DisputeOutcome } from "@emporia/contracts/orders";
import { getOrderForMail, getSellerOrderForMail } from "../orders";
import { getDispute } from "../payments";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";
import { orderUrl } from "./send-order-mails";

/**
 * Tells the shopper, or the owner of the shop of one part, what a bank decided about a disputed payment. Once for each;
 * quiet while it is open.
 */
export async function sendDisputeDecided(
  ctx: Ctx,
  input: { disputeId: string; sellerOrderId: string | null },
): Promise<void> {
  const dispute = await getDispute(ctx, input);
  if (!dispute.closedAt) return;
  const outcome: DisputeOutcome = dispute.status === "lost" ? "given_back" : "kept";
  const key = `dispute-decided:${input.disputeId}:${input.sellerOrderId ?? "shopper"}`;
  if (!input.sellerOrderId) {
    const order = await getOrderForMail(ctx, dispute.orderId);
    const { orderNumber } = order;
    const data = { orderNumber, amount: dispute.amount, outcome, url: orderUrl(ctx, order) };
    return sendMail(ctx, { key, template: "order-dispute-decided", to: order.email, data, orderId: order.id });
  }
  const { ownerEmail, ownerFirstName, ...order } = await getSellerOrderForMail(ctx, input.sellerOrderId);
  await sendMail(ctx, {
    key,
    to: ownerEmail,
    template: "dispute-decided",
    data: {
      firstName: ownerFirstName,
      shopName: order.seller.shopName,
      number: order.number,
      outcome,
      bearer: dispute.bearer,
      isUnsent: order.isShippable,
      url: `${ctx.services.settings.sellerPortalUrl}/orders/${order.id}`,
    },
  });
}
