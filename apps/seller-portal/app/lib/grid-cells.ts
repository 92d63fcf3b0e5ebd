import type { GridCell, GridView } from "@emporia/contracts/bulk-edits";
import { amountText, parseMoney } from "@emporia/ui/lib/money-text";

export const gridFields = ["price", "onHand"] as const;
export type GridField = (typeof gridFields)[number];
type Variant = GridView["items"][number]["variants"][number];

export const cellKey = (variantId: string, field: GridField): string => `${variantId}.${field}`;

/** What stands in a cell. */
export function cellText(variant: Pick<Variant, GridField>, field: GridField): string {
  if (field === "onHand") return String(variant.onHand);
  return variant.price === null ? "" : amountText({ amount: variant.price, currency: "USD" });
}

/** The number a person means, or a sentence that says what to type. */
export function readCell(field: GridField, text: string): number | string {
  if (field === "price") {
    const money = parseMoney(text, "USD");
    return money && money.amount >= 0 ? money.amount : "Enter a price such as 12.50.";
  }
  const bare = text.trim().replace(/[, \u00a0]/g, "");
  return /^\d{1,7}$/.test(bare) ? Number(bare) : "Enter a whole number.";
}

/** A cell as it is sent: what it shall be and what stood there. */
export function changedCell(variant: Variant, field: GridField, value: number): GridCell {
  return field === "price"
    ? { variantId: variant.id, field, value, before: variant.price }
    : { variantId: variant.id, field, value, before: variant.onHand };
}

/** What a spreadsheet puts on the clipboard, as rows of cells; undefined for a single one. */
export function pastedRows(text: string): string[][] | undefined {
  const rows = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((row) => row.split("\t").map((cell) => cell.trim()));
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : undefined;
}
