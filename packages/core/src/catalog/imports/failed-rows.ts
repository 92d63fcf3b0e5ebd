import { byteOrderMark, type Ctx, csvRow, guarded, isId, NotFound } from "../../platform/index";
import { type FileFormat, formatOf } from "../product-file/formats";
import { readRows } from "../product-file/read-rows";
import { findOwnImport, listProblems, readChunks } from "./queries";

/**
 * The rows of every product in which something could not be imported, under the header of the file, with the reason in
 * one more column: corrected, it can be imported as it is. All rows of such a product are there, because a file says all
 * that a product has.
 * @throws NotFound no such import in this shop, or its file is forgotten
 */
export async function failedRows(
  ctx: Ctx,
  input: { sellerId: string; importId: string },
): Promise<{ fileName: string; text: AsyncGenerator<string> }> {
  const run = isId(input.importId) ? await findOwnImport(ctx.db, input.sellerId, input.importId) : undefined;
  if (!run) throw new NotFound("This import");
  const reasons = new Map<number, string>();
  const handles = new Set<string>();
  for (const { line, column, handle, message } of await listProblems(ctx.db, run.id, null)) {
    const reason = [reasons.get(line), column === "" ? message : `${column}: ${message}`].filter(Boolean).join(" ");
    reasons.set(line, reason);
    if (handle !== "") handles.add(handle.toLowerCase());
  }
  const fields = run.columns.map(({ field }) => field);
  async function* text() {
    let format: FileFormat | undefined;
    let width = 0;
    for await (const { row } of readRows(readChunks(ctx.db, run?.id ?? ""))) {
      if (!row) return;
      if (!format) {
        format = formatOf(run?.format ?? "shopify", row.cells, fields);
        width = row.cells.length;
        yield byteOrderMark + csvRow([...row.cells, "Reason"]);
        continue;
      }
      if (!handles.has(format.keyOf(row)) && !reasons.has(row.line)) continue;
      const cells = Array.from({ length: width }, (_, index) => safe(row.cells[index] ?? ""));
      yield csvRow([...cells, reasons.get(row.line) ?? ""]);
    }
  }
  return {
    fileName: `failed-rows-${run.file_name.replace(/\.[^.]*$/, "").replace(/[^\w.-]+/g, "-")}.csv`,
    text: text(),
  };
}

/** A number is no formula, even with a sign. */
const safe = (cell: string) => (/^[+-]?[\d.,]+$/.test(cell) ? cell : guarded(cell));
