import type { listReportsInput, ReportView, reportsView } from "@emporia/contracts/reports";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../../platform/index";
import { findReportView, listReportRows } from "./queries";

/** What people say is wrong with products: what is open the longest waiting first, what was decided the latest first. */
export async function listReports(
  ctx: Ctx,
  { status, cursor, limit }: z.output<typeof listReportsInput>,
): Promise<z.output<typeof reportsView>> {
  const rows = await listReportRows(ctx.db, status, cursor === undefined ? undefined : decodeTimeCursor(cursor), limit);
  return toPage(
    rows,
    limit,
    (row) => row.view,
    (row) => [row.position, row.view.id],
  );
}

/** A report with all that was said. @throws NotFound no such report */
export async function getReport(ctx: Ctx, { reportId }: { reportId: string }): Promise<ReportView> {
  const report = await findReportView(ctx.db, reportId);
  if (!report) throw new NotFound("This report");
  return { ...report, url: `${ctx.services.settings.storefrontUrl}/products/${report.product.slug}` };
}
