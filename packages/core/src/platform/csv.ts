import type { Money } from "@emporia/contracts/money";

/** What a spreadsheet would take for a formula: also in the wide forms that some of them read. */
export const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Says that the text is UTF-8 to spreadsheets, which otherwise guess. */
export const byteOrderMark = "\uFEFF";

/** A text as a cell that no spreadsheet runs: an apostrophe goes before what would be a formula. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** A line of a file, its cells quoted where they must be. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}

/** How many digits of an amount in minor units stand behind the point. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount as a plain decimal number, so that a spreadsheet can add it up: 49.99, -5.00, 4999 of yen. */
export function decimalText({ amount, currency }: Money): string {
  const digits = digitsOf(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return amount < 0 ? `-${whole}` : whole;
}
