import { findGivenCredit } from "../payments";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";

/** Tells a shopper of store credit that staff gave them by hand. Once for each time; never who closed their account. */
export async function sendCreditGiven(ctx: Ctx, { adjustmentId }: { adjustmentId: string }): Promise<void> {
  const given = await findGivenCredit(ctx.db, adjustmentId);
  if (!given) return;
  const { email, firstName, amount } = given;
  await sendMail(ctx, {
    key: `credit-given:${adjustmentId}`,
    template: "credit-given",
    to: email,
    data: { firstName, amount, url: `${ctx.services.settings.storefrontUrl}/account/credit` },
  });
}
