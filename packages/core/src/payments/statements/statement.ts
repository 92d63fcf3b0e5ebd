import { money } from "@emporia/contracts/money";
import { type StatementCategory, type StatementView, statementCategories } from "@emporia/contracts/statements";
import { saleFeeNotes } from "../ledger";

/** An entry of a seller's claims: on us, or on what lies on their account at Stripe. Positive: more for them. */
export interface StatementEntry {
  id: string;
  kind: string;
  note: string;
  sellerOrderNumber: string | null;
  amount: number;
  occurredAt: Date;
}

const feeNotes = new Set<string>(Object.values(saleFeeNotes));

/** What an entry is to a seller. Undefined: it moved their money from one pocket to the other. Pure. */
export function categoryOf(entry: Pick<StatementEntry, "kind" | "note">): StatementCategory | undefined {
  switch (entry.kind) {
    case "transfer":
    case "transfer_reversal":
    case "netting":
      return undefined;
    case "refund":
    case "refund_failure":
      return "refunds";
    case "dispute_loss":
      return "disputes";
    case "label":
    case "label_void":
      return "labels";
    case "monthly_fee":
      return "fees";
    case "payout":
    case "payout_failure":
      return "payouts";
    case "sale":
      // What was cancelled before anything was collected.
      if (entry.note.startsWith("Refunded")) return "refunds";
      if (entry.note === "Commission") return "commission";
      if (feeNotes.has(entry.note)) return "fees";
      if (entry.note === "Shipping") return "shipping";
      if (entry.note.startsWith("Discount")) return "discounts";
      return entry.note.startsWith("Tax") ? "tax" : "sales";
    default:
      return "adjustments";
  }
}

/**
 * The statement of a period from what stood at its beginning and the entries within it: opening + all lines = closing,
 * which is what the ledger says at its end. Pure.
 */
export function statementOf(
  given: { period: string; currency: string; shopName: string; opening: number },
  entries: readonly StatementEntry[],
): StatementView {
  const { period, currency, shopName, opening } = given;
  const lines = entries.flatMap((entry) => {
    const category = categoryOf(entry);
    return category ? [{ ...entry, category }] : [];
  });
  const sums = statementCategories
    .map((category) => ({
      category,
      amount: lines.filter((line) => line.category === category).reduce((sum, line) => sum + line.amount, 0),
    }))
    .filter((sum) => sum.amount !== 0 || lines.some((line) => line.category === sum.category));
  return {
    period,
    currency,
    shopName,
    opening: money(opening, currency),
    closing: money(opening + lines.reduce((sum, line) => sum + line.amount, 0), currency),
    sums: sums.map((sum) => ({ category: sum.category, amount: money(sum.amount, currency) })),
    lines: lines.map((line) => ({
      id: line.id,
      category: line.category,
      note: line.note,
      sellerOrderNumber: line.sellerOrderNumber,
      amount: money(line.amount, currency),
      occurredAt: line.occurredAt.toISOString(),
    })),
    lineCount: lines.length,
  };
}

/** The first instant of a month (YYYY-MM, UTC) and that of the next. Pure. */
export function boundsOf(period: string): { from: Date; to: Date } {
  const [year = 0, month = 1] = period.split("-").map(Number);
  return { from: new Date(Date.UTC(year, month - 1, 1)), to: new Date(Date.UTC(year, month, 1)) };
}
