import { findReturnedSubmission } from "../catalog";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";

/** Tells the owner of a shop why a product came back from staff, once for each time. */
export async function sendProductReturned(ctx: Ctx, input: { submissionId: string }): Promise<void> {
  const found = await findReturnedSubmission(ctx.db, input.submissionId);
  if (!found) return;
  const { email: to, firstName, shopName, productName, reason, productId } = found;
  const url = `${ctx.services.settings.sellerPortalUrl}/products/${productId}`;
  await sendMail(ctx, {
    key: `product-returned:${input.submissionId}`,
    to,
    template: "product-returned",
    data: { firstName, shopName, productName, reason, url },
  });
}
