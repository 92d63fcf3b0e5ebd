import type { feesView } from "@emporia/contracts/commission";
import { money } from "@emporia/contracts/money";
import type { Db } from "@emporia/db";
import type { z } from "zod";
import { commissionGivenBackByItem, readOrderStates } from "../orders/index";
import { type Ctx, decodeTimeCursor, toPage } from "../platform/index";
import { type FeeRow, listFeeRows } from "./fee-queries";

/** What the platform kept of each thing that a shop sold, and by which rule; the newest first. */
export async function listFees(
  ctx: Pick<Ctx, "db">,
  input: { sellerId: string; cursor?: string | undefined; limit: number },
): Promise<z.output<typeof feesView>> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listFeeRows(ctx.db, input.sellerId, { before, limit: input.limit });
  const givenBack = await readGivenBack(ctx.db, rows);
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: row.id,
      sellerOrderId: row.seller_order_id,
      number: row.number,
      placedAt: row.placed_at.toISOString(),
      name: row.name,
      variantTitle: row.variant_title,
      quantity: row.quantity,
      soldFor: money(row.sold_amount, row.currency),
      commission: money(row.commission_amount, row.currency),
      givenBack: money(givenBack.get(row.id) ?? 0, row.currency),
      ruleName: row.rule_name,
    }),
    (row) => [row.placed_at.toISOString(), row.id],
  );
}

/** By item, of the orders of which something was given back. */
async function readGivenBack(db: Db, rows: readonly FeeRow[]): Promise<Map<string, number>> {
  const orderIds = new Set(rows.filter((row) => row.has_refunds).map((row) => row.order_id));
  const orders = await readOrderStates(db, [...orderIds]);
  return new Map(orders.flatMap((order) => order.sellerOrders).flatMap((part) => [...commissionGivenBackByItem(part)]));
}
