import { sendMail } from "../notifications/index";
import type { Ctx } from "../platform/index";
import { getOfferForMail } from "./open-offer";

/** Sends somebody the link to what staff made for them. One mail per link; quiet when it opens nothing any more. */
export async function sendDraftOffer(ctx: Ctx, input: { draftOrderId: string; linkVersion: number }): Promise<void> {
  const found = await getOfferForMail(ctx, input);
  if (!found) return;
  const { email, url, ...offer } = found;
  await sendMail(ctx, {
    key: `draft-order:${input.draftOrderId}:${input.linkVersion}`,
    template: "draft-order",
    to: email,
    data: { offer, url },
  });
}
