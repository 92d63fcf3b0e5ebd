// Only the type: the module brings the schemas along, which pages do not need.
import type { Money } from "@emporia/contracts/money";

const formats = new Map<string, Intl.NumberFormat>();
const digitsOf = new Map<string, number>();

function formatFor(currency: string): Intl.NumberFormat {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat("en-US", { style: "currency", currency });
    formats.set(currency, format);
  }
  return format;
}

/** How many digits stand after the point: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits = formatFor(currency).resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** For `<Price>` and for titles and labels that must be plain text. */
export function moneyText({ amount, currency }: Money): string {
  return formatFor(currency).format(amount / 10 ** minorDigits(currency));
}

export function currencySymbol(currency: string): string {
  return (
    formatFor(currency)
      .formatToParts(0)
      .find((part) => part.type === "currency")?.value ?? currency
  );
}

const currencyNames = new Intl.DisplayNames(["en-US"], { type: "currency", fallback: "code" });

/** "US dollars", as it is said of several. */
export function currencyName(currency: string): string {
  return currency === "USD" ? "dollars" : (currencyNames.of(currency) ?? currency);
}

/** As a person would type it, without symbol or grouping: "49.99". */
export function amountText({ amount, currency }: Money): string {
  const digits = minorDigits(currency);
  const sign = amount < 0 ? "-" : "";
  const padded = String(Math.abs(amount)).padStart(digits + 1, "0");
  if (digits === 0) return sign + padded;
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/**
 * Reads what a person typed as a price: "49.99", "$1,250", "1 250". Undefined when it is not one,
 * has more digits after the point than the currency, or is too large to be exact.
 */
export function parseMoney(text: string, currency: string): Money | undefined {
  const digits = minorDigits(currency);
  const bare = text
    .trim()
    .replace(/^([+-]?)\s*(?:\p{Sc}|US\$|[A-Za-z]{3})?\s*([+-]?)/u, "$1$2")
    .replace(/\s*(?:\p{Sc}|[A-Za-z]{3})$/u, "");
  const match = /^([+-]?)(\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+)?(?:\.(\d*))?$/.exec(bare);
  if (!match) return undefined;
  const [, sign, whole, fraction = ""] = match;
  if (whole === undefined && fraction === "") return undefined;
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return undefined;
  const units = `${(whole ?? "0").replace(/\D/g, "")}${fraction.slice(0, digits).padEnd(digits, "0")}`;
  const amount = Number(units) * (sign === "-" ? -1 : 1);
  return Number.isSafeInteger(amount) ? { amount: amount === 0 ? 0 : amount, currency } : undefined;
}

/** What stands in a `<MoneyInput>` of a form; undefined when it is not an amount. */
export function typedMoney(typed: FormData, name: string, currency: string): Money | undefined {
  const text = typed.get(name);
  return typeof text === "string" ? parseMoney(text, currency) : undefined;
}
