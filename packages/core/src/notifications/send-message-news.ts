import { findMessageReportForMail, findUnreadForMail } from "../messages";
import { orderTokenOf } from "../orders";
import type { Ctx } from "../platform";
import type { sendMessageNewsJob } from "./jobs";
import { sendMail } from "./send-mail";

/** Tells a side what the other has written, once until it reads. Quiet when it has read all of it. */
export async function sendMessageNews(
  ctx: Ctx,
  { threadId, to }: ReturnType<(typeof sendMessageNewsJob)["payload"]["parse"]>,
): Promise<void> {
  const found = await findUnreadForMail(ctx.db, threadId, to);
  if (!found?.email) return;
  const { email, firstName, kind, subject, texts, unread } = found;
  const { storefrontUrl, sellerPortalUrl } = ctx.services.settings;
  const guestLink = () =>
    `${storefrontUrl}/orders/${found.orderId}/messages/${found.sellerOrderId}?token=${encodeURIComponent(orderTokenOf(ctx, found.orderId ?? ""))}`;
  const url =
    to === "shop"
      ? `${sellerPortalUrl}/messages/${threadId}`
      : found.isGuest
        ? guestLink()
        : `${storefrontUrl}/account/messages/${threadId}`;
  await sendMail(ctx, {
    key: `message-news:${to}:${found.firstUnreadId}`,
    to: email,
    template: "message-news",
    data: {
      firstName,
      from: to === "shop" ? found.shopperName : found.shopName,
      about: kind === "order" ? `order ${subject}` : subject,
      texts,
      more: unread - texts.length,
      url,
    },
  });
}

/** Tells who reported a message what was decided about it. */
export async function sendMessageReportDecided(ctx: Ctx, { reportId }: { reportId: string }): Promise<void> {
  const report = await findMessageReportForMail(ctx.db, reportId);
  if (!report?.email || report.status === "OPEN") return;
  const { email, firstName, otherName, body, status, decisionReason } = report;
  const data = { firstName, otherName, body, isUpheld: status === "UPHELD", reason: decisionReason ?? "" };
  await sendMail(ctx, { key: `message-report:${reportId}`, to: email, template: "message-report-decided", data });
}
