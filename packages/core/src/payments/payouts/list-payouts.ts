import { money } from "@emporia/contracts/money";
import type { PayoutStatus, PayoutView, payoutDetailView, payoutPreviewView } from "@emporia/contracts/payouts";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../../platform/index";
import { findOwnPayout, listPayoutLines, listPayouts as listRows, type PayoutRow } from "../queries/payouts";
import { listSellersWithMoney, readPosition } from "../queries/positions";
import { readPlatformTerms, readSellerTerms } from "../queries/terms";
import { figuresOf } from "./balance";
import { toTermsView } from "./get-seller-money";
import { nextPayoutDay } from "./terms";

/** Payouts of a shop, or of all shops, newest first. */
export async function listPayouts(
  ctx: Ctx,
  input: {
    sellerId?: string | undefined;
    status?: PayoutStatus | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ items: PayoutView[]; nextCursor: string | null }> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listRows(ctx.db, { ...input, before });
  return toPage(rows, input.limit, toPayoutView, (row) => [row.created_at.toISOString(), row.id]);
}

/** A payout with what it was made of. For a seller only their own. @throws NotFound */
export async function getPayout(
  ctx: Ctx,
  input: { sellerId: string | null; payoutId: string },
): Promise<z.output<typeof payoutDetailView>> {
  const row = await findOwnPayout(ctx.db, input.sellerId, input.payoutId);
  if (!row) throw new NotFound("This payout");
  const lines = await listPayoutLines(ctx.db, row);
  return {
    ...toPayoutView(row),
    lines: lines.map((line) => ({
      id: line.id,
      note: line.note,
      sellerOrderNumber: line.seller_order_number,
      amount: money(line.amount, row.currency),
      occurredAt: line.occurred_at.toISOString(),
    })),
  };
}

/** What the next round of payouts would find: every shop with money or debts, the largest available first. */
export async function previewPayouts(ctx: Ctx): Promise<z.output<typeof payoutPreviewView>> {
  const { currency } = ctx.market;
  const now = ctx.clock.now();
  const shops = await listSellersWithMoney(ctx.db, currency);
  const items = await Promise.all(
    shops.map(async ({ seller_id: sellerId, shop_name: shopName }) => {
      const [position, { terms }] = await Promise.all([
        readPosition(ctx.db, sellerId, currency, now),
        readSellerTerms(ctx.db, sellerId),
      ]);
      const { pending, reserved, available, owed } = figuresOf(position);
      return {
        sellerId,
        shopName,
        interval: terms.interval,
        nextOn: nextPayoutDay(terms, now) ?? null,
        pending: money(pending, currency),
        reserved: money(reserved, currency),
        available: money(available, currency),
        owed: money(owed, currency),
      };
    }),
  );
  const terms = toTermsView(await readPlatformTerms(ctx.db), currency);
  return { terms, items: items.sort((a, b) => b.available.amount - a.available.amount) };
}

function toPayoutView(row: PayoutRow & { shop_name: string }): PayoutView {
  return {
    id: row.id,
    sellerId: row.seller_id,
    shopName: row.shop_name,
    amount: money(row.amount, row.currency),
    status: row.status,
    isScheduled: row.requested_by.kind === "system",
    stripePayoutId: row.stripe_payout_id,
    arrivesOn: row.arrives_on,
    failureMessage: row.failure_message,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
