import type { feesView } from "@emporia/contracts/commission";
import { money } from "@emporia/contracts/money";
import type { Db } from "@emporia/db";
import type { z } from "zod";
import { commissionGivenBackByItem, feesKept, readOrderStates, shippingCommissionGivenBack } from "../orders/index";
import { type Ctx, decodeTimeCursor, toPage } from "../platform/index";
import { type FeeRow, listFeeRows } from "./fee-queries";

/** What the platform kept of each thing that a shop sold, and by which rule; the newest first. */
export async function listFees(
  ctx: Pick<Ctx, "db">,
  input: { sellerId: string; cursor?: string | undefined; limit: number },
): Promise<z.output<typeof feesView>> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listFeeRows(ctx.db, input.sellerId, { before, limit: input.limit });
  const { givenBack, fees } = await readKept(ctx.db, rows);
  const keptOfShipping = (row: FeeRow) =>
    row.shipping_commission_amount === 0
      ? 0
      : row.shipping_commission_amount - (givenBack.get(row.seller_order_id) ?? 0);
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
      shippingCommission: money(keptOfShipping(row), row.currency),
      givenBack: money(givenBack.get(row.id) ?? 0, row.currency),
      fees: (row.names_fees ? (fees.get(row.seller_order_id) ?? []) : []).map((fee) => ({
        kind: fee.kind,
        name: fee.name,
        amount: money(fee.amount, row.currency),
        givenBack: money(fee.givenBack, row.currency),
      })),
      ruleName: row.rule_name,
    }),
    (row) => [row.placed_at.toISOString(), row.id],
  );
}

/**
 * What was given back by item, and of its shipping by part, of the orders of which something was; and other fees by part, of
 * those that have some.
 */
async function readKept(
  db: Db,
  rows: readonly FeeRow[],
): Promise<{ givenBack: Map<string, number>; fees: Map<string, ReturnType<typeof feesKept>> }> {
  const orderIds = new Set(rows.filter((row) => row.has_refunds || row.names_fees).map((row) => row.order_id));
  const orders = await readOrderStates(db, [...orderIds]);
  const parts = orders.flatMap((order) => order.sellerOrders);
  return {
    givenBack: new Map(
      parts.flatMap((part) => [
        ...commissionGivenBackByItem(part),
        [part.id, shippingCommissionGivenBack(part)] as const,
      ]),
    ),
    fees: new Map(parts.map((part) => [part.id, feesKept(part)])),
  };
}
