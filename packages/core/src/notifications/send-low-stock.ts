import { listLowStock } from "../inventory";
import type { Ctx } from "../platform";
import { findSellerForMail } from "../sellers";
import { sendMail } from "./send-mail";

/** Tells the owner of a shop what runs low. Quiet about what was filled up in the meantime. */
export async function sendLowStock(
  ctx: Ctx,
  input: { sellerId: string; variantIds: readonly string[]; eventId: string },
): Promise<void> {
  const seller = await findSellerForMail(ctx.db, input.sellerId);
  const items = await listLowStock(ctx.db, input.sellerId, input.variantIds);
  if (!seller || items.length === 0) return;
  await sendMail(ctx, {
    key: `low-stock:${input.eventId}:${input.sellerId}`,
    to: seller.ownerEmail,
    template: "low-stock",
    data: {
      firstName: seller.ownerFirstName,
      shopName: seller.shopName,
      items,
      url: `${ctx.services.settings.sellerPortalUrl}/inventory?stock=low`,
    },
  });
}
