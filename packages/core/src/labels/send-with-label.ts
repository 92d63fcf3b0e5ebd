import type { SellerOrderView } from "@emporia/contracts/orders";
import { dispatchItems } from "../payments/index";
import { type Ctx, NotFound } from "../platform/index";
import { LabelRefused } from "./errors";
import { findLabel, lockLabel } from "./queries";

/**
 * A seller sends the parcel that a label is for; its carrier and number are the label's. Sending twice changes nothing.
 * @throws NotFound no such label of this shop
 * @throws LabelRefused it was voided, or is not bought yet
 * @throws OrderNotShippable @throws InvalidInput what it is for was cancelled or sent since
 */
export async function sendWithLabel(
  ctx: Ctx,
  { sellerId, labelId }: { sellerId: string; labelId: string },
): Promise<SellerOrderView> {
  const label = await findLabel(ctx.db, labelId, { sellerId });
  if (!label || label.return_id !== null) throw new NotFound("This label");
  if (label.status !== "BOUGHT" || !label.tracking_number) throw new LabelRefused(notUsable);
  const parcel = {
    sellerId,
    sellerOrderId: label.seller_order_id,
    carrier: label.carrier,
    trackingNumber: label.tracking_number,
    trackingUrl: label.tracking_url ?? undefined,
    items: label.items,
  };
  return dispatchItems(ctx, parcel, async (tx) => {
    if ((await lockLabel(tx, labelId))?.status !== "BOUGHT") throw new LabelRefused(notUsable);
  });
}

const notUsable = "This label is not there to be used: it is being bought, or was voided. Buy another one.";
