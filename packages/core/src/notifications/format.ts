import { formatMoney, type Money } from "@emporia/contracts/money";

/** What is taken off, as people write it: −$5.00, and $0.00 for nothing. */
export function lessMoney({ amount, currency }: Money): string {
  return formatMoney({ amount: amount === 0 ? 0 : -Math.abs(amount), currency });
}

/** A day as people write it: November 4, 2026. */
export function formatDay(instant: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));
}

/** The name of a country from its two letters. */
export function formatCountry(code: string): string {
  return new Intl.DisplayNames("en-US", { type: "region", fallback: "code" }).of(code) ?? code;
}

/** Text on one line: what would break out of a header or fake a line of ours becomes a space. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** An address that may stand behind a link: http or https, nothing else. */
export function safeUrl(url: string): string | undefined {
  try {
    const parsed = new URL(url);
    return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}
