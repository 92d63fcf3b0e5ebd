import type { codesFileInput, codesFileView, codesView, listCodesInput } from "@emporia/contracts/promotions";
import type { z } from "zod";
import { byteOrderMark, type Ctx, csvRow, decodeCursor, escapeLike, NotFound, toPage } from "../../platform/index";
import { findPromotionName, type PromotionKeeper } from "../queries/promotions";
import { countStates, eachCode, listBatches, listCodeRows } from "./queries";

/** Codes of a promotion, by code, with how many there are of each state and how they were made. @throws NotFound */
export async function listCodes(
  ctx: Ctx,
  keeper: PromotionKeeper,
  input: z.output<typeof listCodesInput>,
): Promise<z.output<typeof codesView>> {
  const { promotionId, state, query, limit } = input;
  const name = await findPromotionName(ctx.db, keeper, promotionId);
  if (name === undefined) throw new NotFound("This promotion");
  const [after] = input.cursor === undefined ? [] : decodeCursor(input.cursor, 1).map(String);
  // As codes are compared: upper case, without spaces.
  const prefix = query ? `${escapeLike(query.replace(/\s+/g, "").toUpperCase())}%` : undefined;
  const [rows, counts, batches] = await Promise.all([
    listCodeRows(ctx.db, { promotionId, state, prefix, after, limit }),
    countStates(ctx.db, promotionId),
    listBatches(ctx.db, promotionId),
  ]);
  const { items, nextCursor } = toPage(
    rows,
    limit,
    ({ takenAt, ...row }) => ({ ...row, takenAt: takenAt?.toISOString() ?? null }),
    (row) => [row.code],
  );
  return { items, nextCursor, counts, batches };
}

/** A table of a promotion's codes, or of those of one batch, as CSV. @throws NotFound */
export async function codesFile(
  ctx: Ctx,
  keeper: PromotionKeeper,
  { promotionId, batchId }: z.output<typeof codesFileInput>,
): Promise<z.output<typeof codesFileView>> {
  const name = await findPromotionName(ctx.db, keeper, promotionId);
  if (name === undefined) throw new NotFound("This promotion");
  const rows = await eachCode(ctx.db, promotionId, batchId);
  const table = rows.map(({ code, state, order, takenAt }) =>
    csvRow([code, state, order?.number ?? "", takenAt?.toISOString() ?? ""]),
  );
  const words = name.replace(/[^\w.-]+/g, "-").replace(/^-+|-+$/g, "") || "promotion";
  return {
    fileName: `codes-${words.toLowerCase().slice(0, 60)}.csv`,
    text: [byteOrderMark + csvRow(["Code", "State", "Order", "Taken at"]), ...table].join(""),
  };
}
