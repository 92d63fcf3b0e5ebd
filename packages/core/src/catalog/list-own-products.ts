import type { listOwnProductsInput, ownProductsView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, decodeCursor, decodeTimeCursor, InvalidInput, isId, toPage } from "../platform/index";
import { listOwnProductRows } from "./queries/own-products";

type Sort = z.output<typeof listOwnProductsInput>["sort"];
type ListInput = Omit<z.output<typeof listOwnProductsInput>, "sort"> & { sort?: Sort | undefined };

/** The shop's products in every status that a filter finds; `lacks` also looks for what staff have come to require. */
export async function listOwnProducts(
  ctx: Ctx,
  input: ListInput & { sellerId: string },
): Promise<z.output<typeof ownProductsView>> {
  const { cursor, limit, sort = "updated", ...filter } = input;
  const after = cursor === undefined ? undefined : placeOf(cursor, sort);
  const rows = await listOwnProductRows(ctx.db, { filter, sort, after, limit });
  return toPage(
    rows,
    limit,
    (row) => row.view,
    (row) => [row.position, row.view.id],
  );
}

function placeOf(cursor: string, sort: Sort): { position: string; id: string } {
  const [position = "", id = ""] = sort === "updated" ? decodeTimeCursor(cursor) : decodeCursor(cursor, 2).map(String);
  if (!isId(id)) throw new InvalidInput({ cursor: "Start from the first page." });
  return { position, id };
}
