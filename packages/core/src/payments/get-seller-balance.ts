import { money } from "@emporia/contracts/money";
import type { sellerBalanceView } from "@emporia/contracts/sellers";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, toPage } from "../platform/index";
import { listSellerEntries, sumSellerBalance } from "./queries/ledger";

/** What a seller has earned, been sent, and each entry of the ledger behind it, newest first. */
export async function getSellerBalance(
  ctx: Ctx,
  input: { sellerId: string; cursor?: string | undefined; limit: number },
): Promise<z.output<typeof sellerBalanceView>> {
  const { currency } = ctx.market;
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const [balance, rows] = await Promise.all([
    sumSellerBalance(ctx.db, input.sellerId, currency),
    listSellerEntries(ctx.db, input.sellerId, { before, limit: input.limit }),
  ]);
  return {
    payable: money(balance.payable, currency),
    transferred: money(balance.transferred, currency),
    ...toPage(
      rows,
      input.limit,
      (row) => ({
        id: row.id,
        kind: row.kind,
        note: row.note,
        sellerOrderNumber: row.seller_order_number,
        amount: money(row.amount, row.currency),
        occurredAt: row.occurred_at.toISOString(),
      }),
      (row) => [row.occurred_at.toISOString(), row.id],
    ),
  };
}
