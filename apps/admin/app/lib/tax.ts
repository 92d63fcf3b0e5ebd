import { countryName } from "@emporia/ui/lib/regions";
/** A rate as people write it: 72,500 millionths are "7.25 %". */
export function rateText(millionths: number): string {
  return `${(millionths / 10_000).toLocaleString("en-US", { maximumFractionDigits: 4 })} %`;
}

/** What was typed in per cent as millionths, in text; as it was typed when it is no percentage. */
export function millionthsOf(percent: string): string {
  const [, whole, part = ""] = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(percent.trim()) ?? [];
  return whole === undefined ? percent : String(Number(whole) * 10_000 + Number(part.padEnd(4, "0")));
}

/** Countries that staff may say something of, the commonest first. */
export const taxCountries: readonly string[] = "US CA GB IE DE FR NL BE AT CH ES PT IT DK SE NO FI PL AU NZ JP".split(
  " ",
);

/** "United States, CA" */
export function placeText({ country, state }: { country: string; state: string }): string {
  return `${countryName(country)}${state ? `, ${state}` : ""}`;
}
