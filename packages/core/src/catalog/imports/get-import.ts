import type { ImportView } from "@emporia/contracts/imports";
import type { Ctx } from "../../platform/index";
import { readImport } from "./read-import";

/** How far an import is, what it found and did. @throws NotFound no such import in this shop */
export async function getImport(ctx: Ctx, input: { sellerId: string; importId: string }): Promise<ImportView> {
  return readImport(ctx.db, input.sellerId, input.importId);
}
