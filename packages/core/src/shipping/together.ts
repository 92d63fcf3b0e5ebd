import { createHash } from "node:crypto";

export interface Rate {
  id: string;
  sellerId: string;
  name: string;
  /** Minor units, 0 when the parcel is worth enough for free shipping. */
  amount: number;
  freeOverAmount: number | null;
  minDays: number;
  maxDays: number;
  /** Who named it: a carrier, or the table in the stead of one that did not answer. Absent: the table. */
  source?: "carrier" | "fallback";
  /** What it is the sum of, where a shop sends in several parcels. */
  parts?: RatePart[];
}

export interface RatePart {
  rateId: string;
  name: string;
  /** Minor units. */
  amount: number;
  /** Absent where it was asked for before each parcel's own days were kept. */
  minDays?: number;
  maxDays?: number;
  itemIds: readonly string[];
}

/** What a parcel may be sent by, cheapest first. A service is told by its code, whichever profile it is of. */
export interface ParcelRates {
  itemIds: readonly string[];
  rates: readonly (Rate & { code: string })[];
}

/**
 * The ways in which a shop sends all of these parcels, cheapest first: of each service that one of them has the sum of it over
 * all, with the cheapest of its own for a parcel that does not have it. It takes as long as the slowest. Nothing where a parcel
 * cannot be sent. A single parcel has its rates as they are. Pure.
 */
export function together(parcels: readonly ParcelRates[]): Rate[] {
  const [only] = parcels;
  if (only && parcels.length === 1) return only.rates.map(({ code: _, ...rate }) => rate);
  if (parcels.some(({ rates }) => rates.length === 0)) return [];
  const codes = new Set(parcels.flatMap(({ rates }) => rates.map(({ code }) => code)));
  const ways = new Map<string, Rate>();
  for (const code of codes) {
    const way = sum(parcels.map(({ itemIds, rates }) => ({ itemIds, rate: stepOf(rates, code) })));
    ways.set(way.id, way);
  }
  return [...ways.values()].sort((a, b) => a.amount - b.amount || a.maxDays - b.maxDays || (a.id < b.id ? -1 : 1));
}

function stepOf(rates: ParcelRates["rates"], code: string): Rate {
  const rate = rates.find((each) => each.code === code) ?? rates[0];
  if (!rate) throw new Error(`A parcel has no rate ${code}, nor any other.`);
  return rate;
}

function sum(parts: readonly { itemIds: readonly string[]; rate: Rate }[]): Rate {
  const rates = parts.map(({ rate }) => rate);
  return {
    id: idOf(rates),
    sellerId: rates[0]?.sellerId ?? "",
    name: [...new Set(rates.map(({ name }) => name))].join(" + "),
    amount: rates.reduce((total, { amount }) => total + amount, 0),
    freeOverAmount: null,
    minDays: Math.max(...rates.map(({ minDays }) => minDays)),
    maxDays: Math.max(...rates.map(({ maxDays }) => maxDays)),
    parts: parts.map(({ itemIds, rate: { id: rateId, name, amount, minDays, maxDays } }) => ({
      ...{ rateId, name, amount, minDays, maxDays, itemIds },
    })),
  };
}

/** The same for the same rates, so that what was chosen stays chosen when it is asked for again. */
function idOf(rates: readonly Rate[]): string {
  const ids = rates.map(({ id }) => id).sort();
  return `sum-${createHash("sha256").update(ids.join()).digest("hex").slice(0, 32)}`;
}
