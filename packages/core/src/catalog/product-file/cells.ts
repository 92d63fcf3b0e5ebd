import { formula } from "../../platform/index";
import { cleanText } from "../text";

/** A cell that does not say what its column asks for. */
export class BadCell extends Error {}

/** What a spreadsheet would take for a formula where an apostrophe in front means by itself that a text is meant. */
const codeFormula = /^['=+\-@\t\r\n＝＋－＠]/;
const directionMarks = /[\u202A-\u202E\u2066-\u2069]/g;
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A code as a cell, which {@link codeCell} reads as it was. */
export function guardedCode(code: string): string {
  return codeFormula.test(code) ? `'${code}` : code;
}

/** Takes away the apostrophe that guards a text. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** The text of a cell without what cannot be shown; nothing when there is nothing to see. */
function shownText(cell: string): string {
  const text = cleanText(cell).replace(directionMarks, "").trim();
  return visible.test(text) ? text : "";
}

/** Without anything at its ends that cannot be seen: what a key is compared by. */
export function bareText(cell: string): string {
  return withoutInvisibleEnds(cleanText(unguarded(cell)).replace(directionMarks, ""));
}

function withoutInvisibleEnds(text: string): string {
  const start = text.search(visible);
  if (start < 0) return "";
  let end = text.length;
  while (!visible.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The text of a cell, without what cannot be shown. */
export function textCell(cell: string, maxLength: number): string {
  const text = shownText(unguarded(cell));
  if (text.length > maxLength) throw new BadCell(`This is longer than ${maxLength} characters.`);
  return text;
}

/** A code such as a SKU. Spreadsheets keep its zeros by an apostrophe in front, which is not part of it. */
export function codeCell(cell: string): string | null {
  const code = withoutInvisibleEnds(shownText(cell).replace(/^'/, ""));
  if (code.length > 100) throw new BadCell("This is longer than 100 characters.");
  return code === "" ? null : code;
}

/**
 * A number with a point before its fraction. A comma parts thousands where it stands before groups of three digits, as in
 * `1,234.5`; otherwise it is the comma of `1,5` and `1.234,5`.
 */
function withPoint(text: string): string {
  if (/^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(text)) return text.replaceAll(",", "");
  if (/^-?(\d{1,3}(\.\d{3})+|\d+),\d+$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
  return text;
}

/** An amount in minor units; undefined for an empty cell. `1,234.50`, `12,50` and `$9.99` are understood. */
export function amountCell(cell: string): number | undefined {
  const text = withPoint(
    bareNumber(cell)
      .replace(/^(?:US)?[$€£]\s*/, "")
      .replace(/\s/g, ""),
  );
  if (text === "") return undefined;
  const match = /^(\d{1,9})?(?:\.(\d{0,2})0*)?$/.exec(text);
  if (!match || (match[1] === undefined && !match[2])) throw new BadCell(`“${shortened(cell)}” is not a price.`);
  // Digits, never a floating point number: 19.99 is 1999 exactly.
  const amount = Number(`${match[1] ?? "0"}${(match[2] ?? "").padEnd(2, "0")}`);
  if (amount > 100_000_000) throw new BadCell("A price can be 1,000,000.00 at most.");
  return amount;
}

/** An amount in minor units as {@link amountCell} reads it; nothing for none. */
export function amountText(amount: number | null | undefined): string {
  if (amount === null || amount === undefined) return "";
  const digits = String(amount).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A whole number, `5`, `5.0` or `5,0`; undefined for an empty cell. */
export function wholeCell(cell: string): number | undefined {
  const text = withPoint(bareNumber(cell));
  if (text === "") return undefined;
  if (!/^-?\d{1,9}(\.0*)?$/.test(text)) throw new BadCell(`“${shortened(cell)}” is not a whole number.`);
  return Number.parseInt(text, 10);
}

export function booleanCell(cell: string, fallback: boolean): boolean {
  const text = bareText(cell).toLowerCase();
  if (text === "") return fallback;
  if (["true", "yes", "1", "y", "wahr", "vrai"].includes(text)) return true;
  if (["false", "no", "0", "n", "falsch", "faux"].includes(text)) return false;
  throw new BadCell(`“${shortened(cell)}” is neither true nor false.`);
}

const gramsPer = { g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237 } as const;
export type WeightUnit = keyof typeof gramsPer;

export function weightUnitCell(cell: string): WeightUnit | undefined {
  const unit = bareText(cell).toLowerCase().replace(/s$/, "");
  if (unit === "") return undefined;
  if (!(unit in gramsPer)) throw new BadCell(`“${shortened(cell)}” is none of g, kg, oz and lb.`);
  return unit as WeightUnit;
}

/** A weight in whole grams from a number in a unit; undefined for an empty cell. */
export function gramsCell(cell: string, unit: WeightUnit): number | undefined {
  const text = withPoint(bareNumber(cell));
  if (text === "") return undefined;
  if (!/^\d{1,9}(\.\d*)?$/.test(text)) throw new BadCell(`“${shortened(cell)}” is not a weight.`);
  const grams = Math.round(Number(text) * gramsPer[unit]);
  if (grams > 1_000_000) throw new BadCell("A product can weigh 1,000 kg at most.");
  return grams;
}

/** The address of a picture; undefined for an empty cell. */
export function addressCell(cell: string): string | undefined {
  const text = withoutInvisibleEnds(cell);
  if (text === "") return undefined;
  if (text.length > 2000 || !URL.canParse(text) || !/^https?:\/\//i.test(text) || cleanText(text) !== text)
    throw new BadCell(`“${shortened(cell)}” is not the address of a picture.`);
  return text;
}

/** Spreadsheets keep a number as a text by an apostrophe in front. */
function bareNumber(cell: string): string {
  return withoutInvisibleEnds(cell).replace(/^'/, "");
}

function shortened(cell: string): string {
  const text = cleanText(cell).trim();
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
