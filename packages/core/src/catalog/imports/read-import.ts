import type { ImportView } from "@emporia/contracts/imports";
import type { Db } from "@emporia/db";
import { NotFound } from "../../platform/index";
import { findOwnImport, listProblems } from "./queries";
import { toImportView } from "./view";

const PROBLEMS_SHOWN = 100;

/** An import of the shop's own with its first problems. @throws NotFound */
export async function readImport(db: Db, sellerId: string, importId: string): Promise<ImportView> {
  const row = await findOwnImport(db, sellerId, importId);
  if (!row) throw new NotFound("This import");
  return toImportView(row, await listProblems(db, importId, PROBLEMS_SHOWN));
}
