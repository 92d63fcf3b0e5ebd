import { findProductOwner } from "../catalog";
import type { Ctx } from "../platform";
import type { sendProductNewsJob } from "./jobs";
import { sendMail } from "./send-mail";

/** Tells the owner of a shop what staff did with a product of theirs, and why, once for each time. */
export async function sendProductNews(
  ctx: Ctx,
  input: ReturnType<(typeof sendProductNewsJob)["payload"]["parse"]>,
): Promise<void> {
  const found = await findProductOwner(ctx.db, input.productId);
  if (!found) return;
  const { email: to, firstName, shopName, productName, productId } = found;
  const { settings } = ctx.services;
  const url = `${settings.sellerPortalUrl}/products/${productId}`;
  const key = `product-${input.news}:${input.eventId}`;
  const about = { firstName, shopName, productName, url };
  switch (input.news) {
    case "taken-down":
      return sendMail(ctx, {
        key,
        to,
        template: "product-taken-down",
        data: { ...about, policy: input.policy ?? "", reason: input.reason ?? "" },
      });
    case "restored":
      return sendMail(ctx, { key, to, template: "product-restored", data: about });
    case "recategorised":
      return sendMail(ctx, {
        key,
        to,
        template: "product-recategorised",
        data: { ...about, from: input.from ?? "", category: input.to ?? "", reason: input.reason ?? "" },
      });
    case "left":
      return sendMail(ctx, {
        key,
        to,
        template: "product-left",
        data: { ...about, newShop: input.to ?? "", reason: input.reason ?? "" },
      });
    case "arrived":
      return sendMail(ctx, {
        key,
        to,
        template: "product-arrived",
        data: { ...about, oldShop: input.from ?? "", reason: input.reason ?? "" },
      });
  }
}
