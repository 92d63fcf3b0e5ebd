import type { SellerStatus } from "@emporia/contracts/sellers";
import type { Ctx } from "../platform";
import { findSellerForMail } from "../sellers";
import type { SellerDecision } from "./jobs";
import { sendMail } from "./send-mail";

const statusAfter = {
  approved: "APPROVED",
  rejected: "REJECTED",
  suspended: "SUSPENDED",
  reinstated: "APPROVED",
} as const satisfies Record<SellerDecision, SellerStatus>;

/** Tells the owner what was decided about the shop. Quiet when a later decision has overtaken this one. */
export async function sendSellerDecision(
  ctx: Ctx,
  input: { sellerId: string; decision: SellerDecision; eventId: string },
): Promise<void> {
  const seller = await findSellerForMail(ctx.db, input.sellerId);
  if (!seller || seller.status !== statusAfter[input.decision]) return;
  const { ownerEmail: to, ownerFirstName: firstName, shopName } = seller;
  const reason = seller.statusReason ?? "";
  const key = `seller-${input.decision}:${input.eventId}`;
  const portal = ctx.services.settings.sellerPortalUrl;
  switch (input.decision) {
    case "rejected":
      return sendMail(ctx, {
        key,
        to,
        template: "seller-rejected",
        data: { firstName, shopName, reason, url: portal },
      });
    case "suspended":
      return sendMail(ctx, {
        key,
        to,
        template: "seller-suspended",
        data: { firstName, shopName, reason, url: `${portal}/orders` },
      });
    default:
      return sendMail(ctx, {
        key,
        to,
        template: "seller-approved",
        data: { firstName, shopName, url: portal, isReturning: input.decision === "reinstated" },
      });
  }
}
