import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import { type Ctx, newId } from "../platform/index";

export type LedgerAccount =
  | "stripe_balance"
  | "seller_payable"
  | "platform_commission"
  | "tax_payable"
  | "refunds_payable"
  | "disputes";

export interface LedgerEntry {
  account: LedgerAccount;
  sellerId?: string;
  sellerOrderId?: string;
  /** Minor units; debit positive, credit negative. */
  amount: number;
  note: string;
}

export interface LedgerPosting {
  /** The same key posts once. */
  key: string;
  kind: "sale" | "transfer" | "refund" | "refund_failure" | "transfer_reversal" | "dispute" | "adjustment";
  orderId: string | null;
  currency: string;
  description: string;
  entries: readonly LedgerEntry[];
}

/** What a seller's part of an order is made of, in minor units. */
export interface PartMoney {
  sellerOrderId: string;
  sellerId: string;
  shopName: string;
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  commission: number;
}

/** What was sold: money at Stripe on one side; sellers, platform and tax office on the other. Pure. */
export function saleEntries(parts: readonly PartMoney[]): LedgerEntry[] {
  return parts.flatMap((part) => {
    const whose = { sellerOrderId: part.sellerOrderId };
    return nonZero([
      { ...whose, account: "stripe_balance", amount: part.total, note: `Collected for ${part.shopName}` },
      {
        ...whose,
        account: "seller_payable",
        sellerId: part.sellerId,
        amount: -(part.subtotal - part.discount),
        note: "Items sold",
      },
      { ...whose, account: "seller_payable", sellerId: part.sellerId, amount: -part.shipping, note: "Shipping" },
      { ...whose, account: "seller_payable", sellerId: part.sellerId, amount: part.commission, note: "Commission" },
      { ...whose, account: "platform_commission", amount: -part.commission, note: `Commission from ${part.shopName}` },
      { ...whose, account: "tax_payable", amount: -part.tax, note: "Sales tax" },
    ]);
  });
}

/** The sale of one part taken back, entry by entry. Pure. */
export function refundEntries(part: PartMoney): LedgerEntry[] {
  return saleEntries([part]).map((entry) => ({ ...entry, amount: -entry.amount, note: `Refunded: ${entry.note}` }));
}

/** What a seller earned goes to their Stripe account. Pure. */
export function transferEntries(part: { sellerId: string; sellerOrderId: string; amount: number }): LedgerEntry[] {
  const { sellerId, sellerOrderId, amount } = part;
  return nonZero([
    { account: "seller_payable", sellerId, sellerOrderId, amount, note: "Transferred to your Stripe account" },
    { account: "stripe_balance", sellerOrderId, amount: -amount, note: "Transferred to the seller" },
  ]);
}

const nonZero = (entries: LedgerEntry[]) => entries.filter((entry) => entry.amount !== 0);

/** Posts a balanced set of entries; PostgreSQL refuses any other at commit. Posting a key again changes nothing. */
export async function postToLedger(tx: Tx, ctx: Ctx, posting: LedgerPosting): Promise<void> {
  const id = newId();
  const now = ctx.clock.now();
  const entries = posting.entries.map((entry) => ({ id: newId(), sellerId: null, sellerOrderId: null, ...entry }));
  await sql`
    with posted as (
      insert into ledger_postings (id, key, kind, order_id, description, occurred_at)
      values (${id}, ${posting.key}, ${posting.kind}, ${posting.orderId}, ${posting.description}, ${now})
      on conflict (key) do nothing
      returning id
    )
    insert into ledger_entries
      (id, posting_id, account, seller_id, seller_order_id, currency, amount, note, occurred_at)
    select entry.id, posted.id, account, "sellerId", "sellerOrderId", ${posting.currency}, amount, note, ${now}
    from posted, json_to_recordset(${JSON.stringify(entries)}::json) as entry (
      id uuid, account text, "sellerId" uuid, "sellerOrderId" uuid, amount bigint, note text
    )
  `.execute(tx);
}
