import { money } from "@emporia/contracts/money";
import type { sellerBalanceView } from "@emporia/contracts/sellers";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, toPage } from "../platform/index";
import { listSellerEntries, sumSellerBalance } from "./queries/ledger";
import { listSellerCurrencies } from "./queries/positions";

/** What a seller has earned and been sent in a currency, home's where none is named, and each entry behind it, newest first. */
export async function getSellerBalance(
  ctx: Ctx,
  input: { sellerId: string; currency?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<z.output<typeof sellerBalanceView>> {
  const currency = input.currency ?? ctx.market.currency;
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const [currencies, balance, rows] = await Promise.all([
    listSellerCurrencies(ctx.db, input.sellerId, ctx.market.currency),
    sumSellerBalance(ctx.db, input.sellerId, currency),
    listSellerEntries(ctx.db, input.sellerId, { currency, before, limit: input.limit }),
  ]);
  return {
    currencies,
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
