import type { checkImportInput, ImportView } from "@emporia/contracts/imports";
import type { z } from "zod";
import { type Ctx, enqueue, InvalidInput, inTransaction, NotFound, violates } from "../../platform/index";
import { advanceImportJob } from "../jobs";
import { ImportRunning, ImportTransitionRefused } from "./errors";
import { lockOwnImport, setPassBegun } from "./queries";
import { readImport } from "./read-import";
import { canBecome } from "./state";

/**
 * Reads a file as it would be imported, with these meanings of its columns, and changes nothing: a job finds out what
 * would be created, changed and refused. Once more begins anew.
 * @throws NotFound no such import in this shop
 * @throws InvalidInput a column that is needed is missing, or two mean the same
 * @throws ImportTransitionRefused it is being read, or is imported
 * @throws ImportRunning another file of the shop is being read
 */
export async function checkImport(
  ctx: Ctx,
  input: z.output<typeof checkImportInput> & { sellerId: string },
): Promise<ImportView> {
  const { sellerId, importId, publishes, overwrites } = input;
  try {
    return await inTransaction(ctx, async (tx) => {
      const current = await lockOwnImport(tx, sellerId, importId);
      if (!current) throw new NotFound("This import");
      if (!canBecome(current.status, "CHECKING")) throw new ImportTransitionRefused(current.status);
      const columns = current.columns.map((column, index) => ({
        ...column,
        field: input.columns === undefined ? column.field : (input.columns[index] ?? null),
      }));
      if (current.format === "shopify") refuseColumns(columns);
      await setPassBegun(tx, importId, "CHECKING", { columns, publishes, overwrites });
      await enqueue(tx, advanceImportJob, { importId });
      return readImport(tx, sellerId, importId);
    });
  } catch (error) {
    if (violates(error, "product_imports_running")) throw new ImportRunning();
    throw error;
  }
}

function refuseColumns(columns: ImportView["columns"]): void {
  const errors: Record<string, string> = {};
  const seen = new Map<string, string>();
  for (const [index, { field, name }] of columns.entries()) {
    if (field === null) continue;
    const other = seen.get(field);
    if (other !== undefined) errors[`columns.${index}`] = `The column ${other} means the same: choose one of the two.`;
    seen.set(field, name);
  }
  const missing = [seen.has("handle") ? [] : "Handle", seen.has("title") ? [] : "Title"].flat();
  if (missing.length > 0) errors.columns = `Say which column is the ${missing.join(" and which the ")}.`;
  if (Object.keys(errors).length > 0) throw new InvalidInput(errors);
}
