import type {
  listStaffProductsInput,
  listStaffVariantsInput,
  staffProductsView,
  staffVariantsView,
} from "@emporia/contracts/staff-products";
import type { z } from "zod";
import { type Ctx, decodeCursor, decodeTimeCursor, InvalidInput, isId, toPage } from "../../platform/index";
import { variantTitle } from "../product-content";
import { listStaffProductRows, listStaffVariantRows } from "./queries";

/** Products of all shops in every status, those changed last first. Nothing is counted: there may be a million. */
export async function listStaffProducts(
  ctx: Ctx,
  input: z.output<typeof listStaffProductsInput>,
): Promise<z.output<typeof staffProductsView>> {
  const { cursor, ...filter } = input;
  const before = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  const rows = await listStaffProductRows(ctx.db, {
    query: filter.query || undefined,
    status: filter.status,
    sellerId: filter.sellerId,
    shop: filter.shop || undefined,
    category: filter.category || undefined,
    moderation: filter.moderation,
    stock: filter.stock,
    before,
    limit: filter.limit,
  });
  return toPage(
    rows,
    input.limit,
    (row) => row.view,
    (row) => [row.position, row.view.id],
  );
}

/** Variants of a product of any shop, in their order. */
export async function listStaffVariants(
  ctx: Ctx,
  input: z.output<typeof listStaffVariantsInput>,
): Promise<z.output<typeof staffVariantsView>> {
  const after = input.cursor === undefined ? undefined : placeOf(input.cursor);
  const rows = await listStaffVariantRows(ctx.db, input.productId, after, input.limit);
  return toPage(
    rows,
    input.limit,
    ({ view: { optionValues, ...variant } }) => ({ ...variant, title: variantTitle(optionValues) }),
    (row) => [row.position, row.view.id],
  );
}

function placeOf(cursor: string): readonly [number, string] {
  const [position, id] = decodeCursor(cursor, 2);
  if (!Number.isInteger(Number(position)) || !isId(String(id)))
    throw new InvalidInput({ cursor: "This is not a place in the list." });
  return [Number(position), String(id)];
}
