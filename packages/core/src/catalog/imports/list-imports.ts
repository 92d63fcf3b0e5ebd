import type { importsView, listImportsInput } from "@emporia/contracts/imports";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, toPage } from "../../platform/index";
import { listImportRows } from "./queries";
import { toImportRowView } from "./view";

/** The shop's imports, the latest first. */
export async function listImports(
  ctx: Ctx,
  input: z.output<typeof listImportsInput> & { sellerId: string },
): Promise<z.output<typeof importsView>> {
  const [createdAt, id] = input.cursor === undefined ? [] : decodeTimeCursor(input.cursor);
  const rows = await listImportRows(ctx.db, {
    sellerId: input.sellerId,
    before: createdAt === undefined || id === undefined ? undefined : { createdAt, id },
    limit: input.limit,
  });
  return toPage(rows, input.limit, toImportRowView, (row) => [row.position_text, row.id]);
}
