import type { gridView, listGridInput } from "@emporia/contracts/bulk-edits";
import { sql } from "kysely";
import type { z } from "zod";
import { type Ctx, decodeCursor, InvalidInput, isId, toPage } from "../../platform/index";
import { narrowed, ownProductConditions } from "../queries/own-product-filter";
import { countProducts, listGridRows } from "./queries";

/** The shop's products with the price and the count of each variant, by name: what a grid shows. */
export async function listGrid(
  ctx: Ctx,
  input: z.output<typeof listGridInput> & { sellerId: string },
): Promise<z.output<typeof gridView>> {
  const { sellerId, cursor, limit, ...filter } = input;
  const [name, id] = cursor === undefined ? [] : decodeCursor(cursor, 2).map(String);
  if (id !== undefined && !isId(id)) throw new InvalidInput({ cursor: "Start from the first page." });
  const which = { ...filter, sellerId };
  const where = sql<boolean>`${ownProductConditions(which)} and ${await narrowed(ctx.db, which)}`;
  const [rows, productCount] = await Promise.all([
    listGridRows(ctx.db, {
      where,
      after: name === undefined || id === undefined ? undefined : { name, id },
      limit,
    }),
    countProducts(ctx.db, where),
  ]);
  const page = toPage(
    rows,
    limit,
    ({ view }) => view,
    ({ view }) => [view.name, view.productId],
  );
  return { ...page, productCount };
}
