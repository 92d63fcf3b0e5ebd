import type { listOwnProductsInput, ownProductsView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, toPage } from "../platform/index";
import { listOwnProductRows } from "./queries/own-products";

/** The shop's products in every status, those changed last first; `query` looks into names and SKUs, `lacks` for what staff have come to require. */
export async function listOwnProducts(
  ctx: Ctx,
  input: z.output<typeof listOwnProductsInput> & { sellerId: string },
): Promise<z.output<typeof ownProductsView>> {
  const rows = await listOwnProductRows(ctx.db, {
    sellerId: input.sellerId,
    status: input.status,
    query: input.query,
    stock: input.stock,
    lacks: input.lacks,
    before: input.cursor === undefined ? undefined : positionOf(input.cursor),
    limit: input.limit,
  });
  return toPage(
    rows,
    input.limit,
    (row) => row.view,
    (row) => [row.position, row.view.id],
  );
}

function positionOf(cursor: string): { updatedAt: string; id: string } {
  const [updatedAt, id] = decodeTimeCursor(cursor);
  return { updatedAt, id };
}
