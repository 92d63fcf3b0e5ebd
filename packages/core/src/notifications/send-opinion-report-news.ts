import { findOpinionReportForMail } from "../opinions";
import type { Ctx } from "../platform";
import { questionOpinions } from "../questions";
import { reviewOpinions } from "../reviews";
import type { sendOpinionReportNewsJob } from "./jobs";
import { sendMail } from "./send-mail";

/** Tells who reported a review or a question what was decided, once. Quiet where nobody was signed in. */
export async function sendOpinionReportNews(
  ctx: Ctx,
  { about, reportId }: ReturnType<(typeof sendOpinionReportNewsJob)["payload"]["parse"]>,
): Promise<void> {
  const opinions = about === "review" ? reviewOpinions : questionOpinions;
  const report = await findOpinionReportForMail(ctx.db, opinions, reportId);
  if (!report || report.status === "OPEN") return;
  const { email: to, firstName, productName, status } = report;
  const data = { firstName, productName, about, isUpheld: status === "UPHELD", reference: reportId };
  await sendMail(ctx, { key: `opinion-report-decided:${reportId}`, to, template: "opinion-report-decided", data });
}
