import { type Ctx, enqueue, inTransaction, recordAudit } from "../platform/index";
import { checkIndexesJob } from "./jobs";

/** Has listings and copies compared with the tables soon. Asking again before it began is harmless. */
export async function requestCheck(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await enqueue(tx, checkIndexesJob, {});
    await recordAudit(tx, ctx, { action: "search.check", subjectType: "search_index", subjectId: "all" });
  });
}
