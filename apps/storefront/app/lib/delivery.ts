const DAY_MS = 86_400_000;

/** The day something leaves the workshop when it is ordered now: weekends do not count. */
export function readyBy(now: Date, processingDays: number): Date {
  let day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  for (let left = Math.max(1, Math.min(processingDays, 90)); left > 0; ) {
    day = new Date(day.getTime() + DAY_MS);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left--;
  }
  return day;
}

/** "the next working day", "3 working days" */
export function daysText(processingDays: number): string {
  return processingDays <= 1 ? "one working day" : `${processingDays} working days`;
}

/** "3–5 days" */
export function daysRange({ minDays, maxDays }: { minDays: number; maxDays: number }): string {
  if (minDays === maxDays) return minDays === 1 ? "1 day" : `${minDays} days`;
  return `${minDays}–${maxDays} days`;
}

interface Way {
  name: string;
  minDays: number;
  maxDays: number;
  /** The services of each parcel, where there are several. */
  parts: readonly { name: string; minDays: number; maxDays: number }[];
}

/** "Standard, 3–5 days"; of several parcels each: "Standard, 3–5 days; Freight, 6–9 days" */
export function wayText(way: Way): string {
  const parts = way.parts.length > 1 ? way.parts : [way];
  return [...new Set(parts.map((part) => `${part.name}, ${daysRange(part)}`))].join("; ");
}

/** From when to when something of it arrives: the first parcel's days to the last one's. */
export function spanOf({ minDays, maxDays, parts }: Way): { minDays: number; maxDays: number } {
  return { minDays: Math.min(...(parts.length > 1 ? parts : [{ minDays }]).map((part) => part.minDays)), maxDays };
}

/** "2 shops send you a parcel each.", by how many parcels each shop sends; `shop` is how a single one is called. */
export function parcelsText(counts: readonly number[], shop: "One shop" | "The shop"): string {
  const parcels = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length === 1) return `${shop} sends you ${parcels === 1 ? "one parcel" : `${parcels} parcels`}.`;
  return `${counts.length} shops send you ${parcels === counts.length ? "a parcel each" : `${parcels} parcels`}.`;
}

/** The days between which a parcel arrives that is sent with a method, counted from a day. */
export function arrival(from: Date, { minDays, maxDays }: { minDays: number; maxDays: number }): [Date, Date] {
  return [new Date(from.getTime() + minDays * DAY_MS), new Date(from.getTime() + maxDays * DAY_MS)];
}
