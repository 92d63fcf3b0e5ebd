import type { feesView } from "@emporia/contracts/commission";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, toPage } from "../platform/index";
import { listFeeRows } from "./fee-queries";

/** What the platform kept of each thing that a shop sold, and by which rule; the newest first. */
export async function listFees(
  ctx: Pick<Ctx, "db">,
  input: { sellerId: string; cursor?: string | undefined; limit: number },
): Promise<z.output<typeof feesView>> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listFeeRows(ctx.db, input.sellerId, { before, limit: input.limit });
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
      ruleName: row.rule_name,
    }),
    (row) => [row.placed_at.toISOString(), row.id],
  );
}
