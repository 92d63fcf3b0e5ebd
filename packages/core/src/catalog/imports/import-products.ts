import type { ImportReportView } from "@emporia/contracts/catalog";
import { type Ctx, InvalidInput } from "../../platform/index";
import { advanceImport } from "./advance-import";
import { findImport, listProblems } from "./queries";
import { startImport } from "./start-import";
import { isRunning } from "./state";
import { uploadProductFile } from "./upload-product-file";

const MAX_REPORTED = 1_000;
const PAUSE_MS = 200;

/**
 * Imports a product file from beginning to end, while the caller waits: the way of the command line. It is in the
 * shop's history like any other, and a worker that runs may do a part of it.
 * The same file again changes nothing. With `publish` false everything new stays a draft; so it does in a shop that is
 * not approved.
 * @throws InvalidInput it is no such file
 */
export async function importProducts(
  ctx: Ctx,
  input: { sellerId: string; stream: AsyncIterable<Uint8Array | string>; fileName?: string; publish?: boolean },
): Promise<ImportReportView> {
  const { sellerId, stream, fileName = "products.csv", publish = true } = input;
  const { id } = await uploadProductFile(ctx, { sellerId, fileName, stream });
  await startImport(ctx, { sellerId, importId: id, publishes: publish });
  let run = await findImport(ctx.db, id);
  while (run && isRunning(run.status)) {
    const before = run.position;
    await advanceImport(ctx, { importId: id });
    run = await findImport(ctx.db, id);
    if (run?.position === before && isRunning(run.status))
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  if (!run || run.failure !== null) throw new InvalidInput({ file: run?.failure ?? "It was cancelled." });
  const { created_count: created, updated_count: updated, unchanged_count: unchanged, failed_count: failed } = run;
  return { created, updated, unchanged, failed, errors: await listProblems(ctx.db, id, MAX_REPORTED) };
}
