import type { listMovementsInput, movementsView } from "@emporia/contracts/inventory";
import type { z } from "zod";
import { type Ctx, decodeCursor, InvalidInput, toPage } from "../platform/index";
import { listMovementRows } from "./queries";

/** What happened to a seller's stock, or to that of one product, the latest first (INV-01). */
export async function listMovements(
  ctx: Ctx,
  input: z.output<typeof listMovementsInput> & { sellerId: string },
): Promise<z.output<typeof movementsView>> {
  const [before] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, 1);
  if (before !== undefined && !Number.isSafeInteger(before))
    throw new InvalidInput({ cursor: "Use the nextCursor of the page before." });
  const rows = await listMovementRows(ctx.db, { ...input, before: before as number | undefined });
  return toPage(
    rows,
    input.limit,
    ({ position: _, ...view }) => view,
    (row) => [row.position],
  );
}
