import type { forgetTagRenameInput } from "@emporia/contracts/collections";
import type { z } from "zod";
import { type Ctx, inTransaction, recordAudit } from "../../platform/index";
import { deleteRename } from "../queries/tags";

/** Lets a tag that was renamed be written again; products keep what it became. Twice is once. */
export async function forgetTagRename(ctx: Ctx, { tag }: z.output<typeof forgetTagRenameInput>): Promise<{ ok: true }> {
  return inTransaction(ctx, async (tx) => {
    if (await deleteRename(tx, tag))
      await recordAudit(tx, ctx, { action: "tag.forgetRename", subjectType: "tag", subjectId: tag, detail: {} });
    return { ok: true };
  });
}
