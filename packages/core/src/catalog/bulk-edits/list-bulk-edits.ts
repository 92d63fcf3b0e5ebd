import type { bulkEditsView, listBulkEditsInput } from "@emporia/contracts/bulk-edits";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, toPage } from "../../platform/index";
import { listBulkEditRows } from "./queries";
import { toBulkEditRowView } from "./read-bulk-edit";

/** The shop's changes of many products, the latest first. */
export async function listBulkEdits(
  ctx: Ctx,
  input: z.output<typeof listBulkEditsInput> & { sellerId: string },
): Promise<z.output<typeof bulkEditsView>> {
  const [createdAt, id] = input.cursor === undefined ? [] : decodeTimeCursor(input.cursor);
  const rows = await listBulkEditRows(ctx.db, {
    sellerId: input.sellerId,
    before: createdAt === undefined || id === undefined ? undefined : { createdAt, id },
    limit: input.limit,
  });
  return toPage(rows, input.limit, toBulkEditRowView, (row) => [row.position_text, row.id]);
}
