import type { gridView, listGridInput } from "@emporia/contracts/bulk-edits";
import type { z } from "zod";
import { type Ctx, decodeCursor, InvalidInput, isId, toPage } from "../../platform/index";
import { findOwnProducts } from "../queries/own-product-filter";
import { countProducts, listGridRows } from "./queries";

/**
 * The shop's products with the price and the count of each variant, by name: what a grid shows. How many the filter finds is
 * counted as long as it is about two thousand.
 */
export async function listGrid(
  ctx: Ctx,
  input: z.output<typeof listGridInput> & { sellerId: string },
): Promise<z.output<typeof gridView>> {
  const { sellerId, cursor, limit, ...filter } = input;
  const [name, id] = cursor === undefined ? [] : decodeCursor(cursor, 2).map(String);
  if (id !== undefined && !isId(id)) throw new InvalidInput({ cursor: "Start from the first page." });
  const { where, isFew } = await findOwnProducts(ctx.db, { ...filter, sellerId }, "name");
  const isFiltered = Object.values(filter).some((part) => part !== undefined);
  const [rows, productCount] = await Promise.all([
    listGridRows(ctx.db, {
      where,
      after: name === undefined || id === undefined ? undefined : { name, id },
      limit,
    }),
    // What many products may match takes as long to count as all of them take to read.
    isFew || !isFiltered ? countProducts(ctx.db, where) : null,
  ]);
  const page = toPage(
    rows,
    limit,
    ({ view }) => view,
    ({ view }) => [view.name, view.productId],
  );
  return { ...page, productCount };
}
