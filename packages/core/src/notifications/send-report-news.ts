import { findReportForMail } from "../catalog";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";

/** Tells who reported a product that it has arrived, and what was decided, once each. Quiet where no address was given. */
export async function sendReportNews(
  ctx: Ctx,
  { reportId, news }: { reportId: string; news: "received" | "decided" },
): Promise<void> {
  const report = await findReportForMail(ctx.db, reportId);
  if (!report?.email) return;
  const { email: to, productName, explanation, status, decisionReason } = report;
  const url = `${ctx.services.settings.storefrontUrl}/products/${report.slug}`;
  const shared = { name: report.name ?? "", productName, url, reference: reportId };
  if (news === "received")
    await sendMail(ctx, {
      key: `report-received:${reportId}`,
      to,
      template: "report-received",
      data: { ...shared, explanation },
    });
  else if (status !== "OPEN")
    await sendMail(ctx, {
      key: `report-decided:${reportId}`,
      to,
      template: "report-decided",
      data: { ...shared, isUpheld: status === "UPHELD", reason: decisionReason ?? "" },
    });
}
