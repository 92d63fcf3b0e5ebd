import type { decideReportInput } from "@emporia/contracts/reports";
import type { z } from "zod";
import { appendEvents, type Ctx, inTransaction, NotFound, recordAudit } from "../../platform/index";
import { ReportDecided } from "../errors";
import { lockReports, setReportsDecided } from "./queries";

/**
 * Says that a report was right, or that it was not, with a reason that who gave it reads; where wanted of all open
 * reports of the product. What is done about the product is done there: deciding changes nothing of it.
 * @returns how many reports were decided
 * @throws NotFound no such report
 * @throws ReportDecided it was decided before
 */
export async function decideReport(
  ctx: Ctx,
  { reportId, decision, reason, withOthers }: z.output<typeof decideReportInput>,
): Promise<{ decided: number }> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockReports(tx, reportId, withOthers);
    const report = locked.find(({ id }) => id === reportId);
    if (!report) throw new NotFound("This report");
    if (report.status !== "OPEN") throw new ReportDecided();
    const open = locked.filter(({ status }) => status === "OPEN");
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const ids = open.map(({ id }) => id);
    await setReportsDecided(tx, ids, { status: decision, reason, userId }, ctx.clock.now());
    for (const { id } of open)
      await recordAudit(tx, ctx, {
        action: decision === "UPHELD" ? "report.uphold" : "report.dismiss",
        subjectType: "report",
        subjectId: id,
        detail: { productId: report.product_id, sellerId: report.seller_id, reason },
      });
    await appendEvents(
      tx,
      ctx,
      ids.map((id) => ({
        type: "ReportDecided",
        key: report.product_id ?? id,
        payload: { reportId: id, productId: report.product_id, sellerId: report.seller_id, decision },
      })),
    );
    return { decided: open.length };
  });
}
