import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import { type Ctx, newId } from "../platform/index";

/** The chart of accounts; docs/ledger.md says what each means. */
export const ledgerAccounts = {
  stripe_balance: "debit",
  bank: "debit",
  connected_balance: "debit",
  disputes: "debit",
  seller_payable: "credit",
  connected_payable: "credit",
  tax_payable: "credit",
  refunds_payable: "credit",
  store_credit: "credit",
  swaps: "credit",
  carriers_payable: "credit",
  platform_commission: "credit",
  processing_fees: "credit",
  fixed_fees: "credit",
  monthly_fees: "credit",
  stripe_fees: "debit",
  dispute_losses: "debit",
  promotions: "debit",
  shipping_labels: "debit",
  write_offs: "debit",
} as const satisfies Record<string, "debit" | "credit">;
export type LedgerAccount = keyof typeof ledgerAccounts;

/** Accounts that are kept for each seller. */
export const sellerAccounts: readonly LedgerAccount[] = ["seller_payable", "connected_payable", "connected_balance"];

export type PostingKind =
  | "sale"
  | "refund"
  | "refund_failure"
  | "netting"
  | "transfer"
  | "transfer_reversal"
  | "payout"
  | "payout_failure"
  | "dispute"
  | "dispute_loss"
  | "fee"
  | "bank"
  | "credited_refund"
  | "credit_end"
  | "monthly_fee"
  | "label"
  | "label_void"
  | "adjustment";

export interface LedgerEntry {
  account: LedgerAccount;
  sellerId?: string;
  sellerOrderId?: string;
  /** Whose store credit. */
  userId?: string;
  /** Minor units; debit positive, credit negative. */
  amount: number;
  note: string;
}

export interface LedgerPosting {
  /** `<kind>:<id of the cause>`; the same key posts once. */
  key: string;
  kind: PostingKind;
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
  /** Of the discount, what the platform pays for. */
  platformDiscount: number;
  shipping: number;
  tax: number;
  /** Of the tax, what is within the prices. */
  includedTax: number;
  total: number;
  commission: number;
  /** Of the tax, what the seller hands over; the platform the rest. */
  sellerTax?: number;
  /** What else is kept of it: for processing its payment, for each unit, for the whole part. */
  processingFee?: number;
  itemFee?: number;
  orderFee?: number;
  /** Of the total, what is of the shopper's store credit and not of their card. */
  credit?: { userId: string; amount: number } | undefined;
  /** Of the total, what another order's payment pays, or what of a refund pays for another order. */
  carried?: number | undefined;
}

/**
 * What was sold: money at Stripe, store credit that was spent, and what another order gave back for it, on one side; sellers, platform and tax office on the other. Tax that a seller hands over goes to the seller. A discount that the seller
 * funds lowers what they get; one that the platform funds is its own expense. Pure.
 */
export function saleEntries(parts: readonly PartMoney[]): LedgerEntry[] {
  return parts.flatMap((part) => {
    const whose = { sellerOrderId: part.sellerOrderId };
    const payable = { ...whose, account: "seller_payable" as const, sellerId: part.sellerId };
    return nonZero([
      {
        ...whose,
        account: "stripe_balance",
        amount: part.total - (part.credit?.amount ?? 0) - (part.carried ?? 0),
        note: `Collected for ${part.shopName}`,
      },
      ...(part.credit ? [{ ...whose, ...creditEntry(part.credit), note: `Spent at ${part.shopName}` }] : []),
      { ...whose, account: "swaps", amount: part.carried ?? 0, note: "Paid by what was taken out of an order" },
      { ...payable, amount: -part.subtotal, note: "Items sold" },
      { ...payable, amount: part.discount - part.platformDiscount, note: "Discounts, less what we pay of them" },
      { ...payable, amount: -part.shipping, note: "Shipping" },
      { ...payable, amount: part.includedTax, note: "Tax within your prices" },
      { ...payable, amount: part.commission, note: "Commission" },
      { ...whose, account: "platform_commission", amount: -part.commission, note: `Commission from ${part.shopName}` },
      ...feeEntries(part),
      { ...whose, account: "promotions", amount: part.platformDiscount, note: "Discounts we fund" },
      { ...payable, amount: -(part.sellerTax ?? 0), note: sellerTaxNote },
      { ...whose, account: "tax_payable", amount: (part.sellerTax ?? 0) - part.tax, note: "Sales tax" },
    ]);
  });
}

/** By which a seller reads what is theirs to hand over to a tax office. */
export const sellerTaxNote = "Tax for you to hand over";

/** By which a seller reads what was kept of a sale beside commission. */
export const saleFeeNotes = {
  processing: "Payment processing fee",
  item: "Fee for each item",
  order: "Fee for the order",
} as const;

function feeEntries({ sellerId, sellerOrderId, shopName, ...part }: PartMoney): LedgerEntry[] {
  const { processingFee = 0, itemFee = 0, orderFee = 0 } = part;
  const kept = [
    { account: "processing_fees", amount: processingFee, note: saleFeeNotes.processing },
    { account: "fixed_fees", amount: itemFee, note: saleFeeNotes.item },
    { account: "fixed_fees", amount: orderFee, note: saleFeeNotes.order },
  ] as const;
  return kept.flatMap(({ account, amount, note }): LedgerEntry[] => [
    { account: "seller_payable", sellerId, sellerOrderId, amount, note },
    { account, sellerOrderId, amount: -amount, note: `${note} from ${shopName}` },
  ]);
}

/** What a shop pays for a month, or for some days of it. */
export interface MonthlyFee {
  sellerId: string;
  amount: number;
  name: string;
  month: string;
  /** Where it was not open on all of them. */
  days?: { days: number; daysOfMonth: number } | undefined;
}

/** "Plan, 2026-12", or "Plan, 2026-12, 9 of 31 days". Pure. */
export const noteOfMonth = ({ name, month, days }: MonthlyFee): string =>
  [name, month, ...(days ? [`${days.days} of ${days.daysOfMonth} days`] : [])].join(", ");

/** What a shop pays for a month, whatever it sells. Pure. */
export function monthlyFeeEntries(fee: MonthlyFee): LedgerEntry[] {
  const { sellerId, amount } = fee;
  const note = noteOfMonth(fee);
  return nonZero([
    { account: "seller_payable", sellerId, amount, note },
    { account: "monthly_fees", amount: -amount, note },
  ]);
}

const creditEntry = ({ userId, amount }: { userId: string; amount: number }) =>
  ({ account: "store_credit", userId, amount }) as const;

/** The sale of one part taken back, entry by entry; what is of store credit goes to it. Pure. */
export function refundEntries(part: PartMoney): LedgerEntry[] {
  return saleEntries([part]).map((entry) => ({
    ...entry,
    amount: -entry.amount,
    note:
      entry.account === "store_credit" ? `Given back as store credit by ${part.shopName}` : `Refunded: ${entry.note}`,
  }));
}

/** A refund that did not reach the shopper: the money is at Stripe again, and owed. Pure. */
export function refundFailureEntries(part: { sellerOrderId?: string; amount: number }, note: string): LedgerEntry[] {
  const { amount, ...whose } = part;
  return nonZero([
    { ...whose, account: "stripe_balance", amount, note },
    { ...whose, account: "refunds_payable", amount: -amount, note: "Still owed to the shopper" },
  ]);
}

/** What was still owed of a refund that came back, given as store credit. Pure. */
export function creditedRefundEntries(part: { sellerOrderId: string; userId: string; amount: number }): LedgerEntry[] {
  const { sellerOrderId, userId, amount } = part;
  return nonZero([
    { account: "refunds_payable", sellerOrderId, amount, note: "No longer owed to the shopper" },
    { ...creditEntry({ userId, amount: -amount }), sellerOrderId, note: "Given as store credit" },
  ]);
}

/** Store credit that once was money of an order goes back to its card, because its account is closed. Pure. */
export function returnedCreditEntries(credit: { userId: string; amount: number }): LedgerEntry[] {
  return nonZero([
    { ...creditEntry(credit), note: "Ended with the account" },
    { account: "stripe_balance", amount: -credit.amount, note: "Back to the card" },
  ]);
}

/**
 * Store credit that was on its way to its card, or owed since, and that a lost dispute gave beyond all that was left of its
 * order: no loss after all. What it did not give is owed, of what was on its way. Pure.
 */
export function settledCreditEntries({
  given,
  left,
  isOwed,
}: {
  given: number;
  left: number;
  isOwed: boolean;
}): LedgerEntry[] {
  return nonZero([
    isOwed
      ? { account: "refunds_payable", amount: given, note: "No longer owed to the shopper" }
      : { account: "stripe_balance", amount: given + left, note: "Not given by Stripe" },
    { account: "dispute_losses", amount: -given, note: "Store credit that the bank gave back" },
    { account: "refunds_payable", amount: isOwed ? 0 : -left, note: "Not given by the bank" },
  ]);
}

/** What a bank did not give of store credit goes back to its card. Pure. */
export function leftCreditEntries(amount: number): LedgerEntry[] {
  return nonZero([
    { account: "refunds_payable", amount, note: "No longer owed to the shopper" },
    { account: "stripe_balance", amount: -amount, note: "Back to the card" },
  ]);
}

/** Store credit that was given for no order ends with its account. Pure. */
export function endedCreditEntries(credit: { userId: string; amount: number }): LedgerEntry[] {
  return nonZero([
    { ...creditEntry(credit), note: "Ended with the account" },
    { account: "promotions", amount: -credit.amount, note: "Given for no order, and not spent" },
  ]);
}

/** What a seller earned goes to their Stripe account, where it is theirs until it is paid out. Pure. */
export function transferEntries(part: {
  sellerId: string;
  sellerOrderId?: string | null;
  amount: number;
}): LedgerEntry[] {
  const { sellerId, amount } = part;
  const whose = part.sellerOrderId ? { sellerOrderId: part.sellerOrderId } : {};
  return nonZero([
    { ...whose, account: "seller_payable", sellerId, amount, note: "Transferred to your Stripe account" },
    { ...whose, account: "stripe_balance", amount: -amount, note: "Transferred to the seller" },
    { ...whose, account: "connected_balance", sellerId, amount, note: "Arrived on the seller's Stripe account" },
    { ...whose, account: "connected_payable", sellerId, amount: -amount, note: "On your Stripe account" },
  ]);
}

/** A transfer, or a part of it, taken back because the seller owes it. Pure. */
export function reversalEntries(part: {
  sellerId: string;
  sellerOrderId?: string | null;
  amount: number;
}): LedgerEntry[] {
  return transferEntries(part).map((entry) => ({
    ...entry,
    amount: -entry.amount,
    note: entry.account === "seller_payable" ? "Taken back from your Stripe account" : `Reversed: ${entry.note}`,
  }));
}

/**
 * Earnings of one part pay what its seller owes elsewhere: for other parts, or (null) for no part in particular. Amounts
 * are positive. Pure.
 */
export function nettingEntries(
  part: { sellerId: string; sellerOrderId: string; number: string },
  debts: readonly { sellerOrderId: string | null; amount: number }[],
): LedgerEntry[] {
  const { sellerId, sellerOrderId, number } = part;
  return nonZero([
    {
      account: "seller_payable",
      sellerId,
      sellerOrderId,
      amount: debts.reduce((sum, debt) => sum + debt.amount, 0),
      note: "Kept for what you owed",
    },
    ...debts.map((debt) => ({
      account: "seller_payable" as const,
      sellerId,
      ...(debt.sellerOrderId ? { sellerOrderId: debt.sellerOrderId } : {}),
      amount: -debt.amount,
      note: `Paid from the earnings of ${number}`,
    })),
  ]);
}

/** Money on a seller's Stripe account goes to their bank. Pure. */
export function payoutEntries(payout: { sellerId: string; amount: number }): LedgerEntry[] {
  const { sellerId, amount } = payout;
  return nonZero([
    { account: "connected_payable", sellerId, amount, note: "Paid out to your bank" },
    { account: "connected_balance", sellerId, amount: -amount, note: "Left for the seller's bank" },
  ]);
}

/** A payout that did not arrive lies on the seller's Stripe account again. Pure. */
export function payoutFailureEntries(payout: { sellerId: string; amount: number }): LedgerEntry[] {
  return payoutEntries(payout).map((entry) => ({
    ...entry,
    amount: -entry.amount,
    note: entry.account === "connected_payable" ? "The payout did not arrive" : `Came back: ${entry.note}`,
  }));
}

/** A refund that the shopper's bank gave instead of us: the sale of it taken back, from disputed money. Pure. */
export function bankRefundEntries(part: PartMoney): LedgerEntry[] {
  return refundEntries(part).map((entry) =>
    entry.account === "stripe_balance" ? { ...entry, account: "disputes", note: "Given back by their bank" } : entry,
  );
}

/** What came back of a refund and was owed since, given by the shopper's bank. Pure. */
export function bankDebtEntries(part: { sellerOrderId: string; amount: number }): LedgerEntry[] {
  const { sellerOrderId, amount } = part;
  return nonZero([
    { account: "refunds_payable", sellerOrderId, amount, note: "No longer owed to the shopper" },
    { account: "disputes", sellerOrderId, amount: -amount, note: "Given back by their bank" },
  ]);
}

/**
 * A lost dispute. Borne by the platform it is a loss; borne by sellers each part is taken back as by a refund. `excess` is
 * what was lost beyond all that was left of the parts; the platform bears it. Pure.
 */
export function disputeLossEntries(losses: { ofSellers: readonly PartMoney[]; ofPlatform: number }): LedgerEntry[] {
  const { ofPlatform } = losses;
  return nonZero([
    ...losses.ofSellers.flatMap(bankRefundEntries).map((entry) => ({
      ...entry,
      note:
        entry.account === "disputes" ? "Lost to the shopper's bank" : entry.note.replace("Refunded", "Lost dispute"),
    })),
    { account: "disputes", amount: -ofPlatform, note: "Lost to the shopper's bank" },
    { account: "dispute_losses", amount: ofPlatform, note: "Borne by the platform" },
  ]);
}

/** A label that was bought: the carrier is owed, and its seller, or the platform, bears it. Pure. */
export function labelEntries(label: {
  sellerId: string;
  paidBy: "seller" | "platform";
  amount: number;
  number: string;
}): LedgerEntry[] {
  const { sellerId, paidBy, amount, number } = label;
  return nonZero([
    paidBy === "seller"
      ? { account: "seller_payable", sellerId, amount, note: `Shipping label for ${number}` }
      : { account: "shipping_labels", amount, note: `Shipping label for ${number}` },
    { account: "carriers_payable", amount: -amount, note: "Owed to the carrier" },
  ]);
}

/** A label that was given back unused. Pure. */
export function voidedLabelEntries(label: Parameters<typeof labelEntries>[0]): LedgerEntry[] {
  return labelEntries(label).map((entry) => ({ ...entry, amount: -entry.amount, note: `Voided: ${entry.note}` }));
}

const nonZero = (entries: LedgerEntry[]) => entries.filter((entry) => entry.amount !== 0);

/** Posts a balanced set of entries; PostgreSQL refuses any other at commit. Posting a key again changes nothing. */
export async function postToLedger(tx: Tx, ctx: Ctx, posting: LedgerPosting): Promise<void> {
  const id = newId();
  const now = ctx.clock.now();
  const entries = posting.entries.map((entry) => ({
    id: newId(),
    sellerId: null,
    sellerOrderId: null,
    userId: null,
    ...entry,
  }));
  await sql`
    with posted as (
      insert into ledger_postings (id, key, kind, order_id, description, occurred_at)
      values (${id}, ${posting.key}, ${posting.kind}, ${posting.orderId}, ${posting.description}, ${now})
      on conflict (key) do nothing
      returning id
    )
    insert into ledger_entries
      (id, posting_id, account, seller_id, seller_order_id, user_id, currency, amount, note, occurred_at)
    select entry.id, posted.id, account, "sellerId", "sellerOrderId", "userId", ${posting.currency}, amount, note, ${now}
    from posted, json_to_recordset(${JSON.stringify(entries)}::json) as entry (
      id uuid, account text, "sellerId" uuid, "sellerOrderId" uuid, "userId" uuid, amount bigint, note text
    )
  `.execute(tx);
}
