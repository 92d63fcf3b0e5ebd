import type { Ctx } from "../platform";
import { findQuestionForMail } from "../questions";
import type { sendQuestionNewsJob } from "./jobs";
import { sendMail } from "./send-mail";

/** Tells the shop what is asked, and who asked what the shop answered or staff did; quiet once that is no longer so. */
export async function sendQuestionNews(
  ctx: Ctx,
  { questionId, news, eventId }: ReturnType<(typeof sendQuestionNewsJob)["payload"]["parse"]>,
): Promise<void> {
  const question = await findQuestionForMail(ctx.db, questionId);
  if (!question) return;
  const { productName, shopName, body, authorName, authorEmail, answer, hiddenPolicy, hiddenReason } = question;
  const { storefrontUrl, sellerPortalUrl } = ctx.services.settings;
  const key = `question-${news}:${eventId}`;
  const about = { productName, shopName, body, url: `${storefrontUrl}/products/${question.productSlug}/questions` };
  if (news === "asked") {
    if (question.status !== "SHOWN") return;
    const { ownerEmail: to, ownerFirstName: firstName } = question;
    const data = { ...about, firstName, authorName, url: `${sellerPortalUrl}/questions` };
    return sendMail(ctx, { key, to, template: "question-asked", data });
  }
  if (authorEmail === null) return;
  if (news === "answered") {
    if (answer === null || question.status !== "SHOWN") return;
    return sendMail(ctx, { key, to: authorEmail, template: "question-answered", data: { ...about, answer } });
  }
  if (hiddenPolicy === null || hiddenReason === null) return;
  const data = { ...about, policy: hiddenPolicy, reason: hiddenReason };
  return sendMail(ctx, { key, to: authorEmail, template: "question-hidden", data });
}
