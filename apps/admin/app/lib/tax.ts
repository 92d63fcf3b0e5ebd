/** A rate as people write it: 72,500 millionths are "7.25 %". */
export function rateText(millionths: number): string {
  return `${(millionths / 10_000).toLocaleString("en-US", { maximumFractionDigits: 4 })} %`;
}

/** What was typed in per cent as millionths, in text; as it was typed when it is no percentage. */
export function millionthsOf(percent: string): string {
  const [, whole, part = ""] = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(percent.trim()) ?? [];
  return whole === undefined ? percent : String(Number(whole) * 10_000 + Number(part.padEnd(4, "0")));
}
