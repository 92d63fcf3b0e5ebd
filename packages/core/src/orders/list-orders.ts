import type {
  listSellerOrdersInput,
  ordersView,
  sellerOrdersView,
  staffListOrdersInput,
  staffOrdersView,
} from "@emporia/contracts/orders";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, signedIn, toPage } from "../platform/index";
import { listAllOrders, listSellerParts, listShopperOrders } from "./queries/lists";
import { toOrderRowView, toSellerOrderRowView, toStaffOrderRowView } from "./view";

const before = (cursor: string | undefined) => (cursor ? decodeTimeCursor(cursor) : undefined);
const position = (row: { placed_at: Date; id: string }) => [row.placed_at.toISOString(), row.id] as const;

/** The signed-in shopper's orders, newest first. */
export async function listOrders(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<z.output<typeof ordersView>> {
  const page = { before: before(input.cursor), limit: input.limit };
  const rows = await listShopperOrders(ctx.db, signedIn(ctx).userId, page);
  return toPage(rows, input.limit, toOrderRowView, position);
}

/** A shop's parts of orders, newest first. */
export async function listSellerOrders(
  ctx: Ctx,
  input: z.output<typeof listSellerOrdersInput> & { sellerId: string },
): Promise<z.output<typeof sellerOrdersView>> {
  const page = { before: before(input.cursor), limit: input.limit };
  const rows = await listSellerParts(ctx.db, input.sellerId, { tab: input.tab, query: input.query }, page);
  return toPage(rows, input.limit, toSellerOrderRowView, position);
}

/** All orders, for staff. */
export async function listStaffOrders(
  ctx: Ctx,
  input: z.output<typeof staffListOrdersInput>,
): Promise<z.output<typeof staffOrdersView>> {
  const page = { before: before(input.cursor), limit: input.limit };
  const rows = await listAllOrders(ctx.db, { status: input.status, query: input.query }, page);
  return toPage(rows, input.limit, toStaffOrderRowView, position);
}
