/** Steps of the slider of prices: at 0 nothing is too cheap, at the last nothing too dear. */
export const LAST_STEP = 100;

interface PriceRange {
  from: number;
  to: number;
}

/** Where the scale begins: what costs next to nothing would take most of it, and what costs nothing has no ratio to anything. */
const lowest = ({ from, to }: PriceRange) => Math.max(from, to / 10_000, 1);

/**
 * The price at a step, in minor units: each step is as many times dearer as the one before, so that cheap things are as far apart
 * as dear ones. Between the ends it has two digits that count.
 */
export function amountAt(step: number, range: PriceRange): number {
  if (step <= 0) return range.from;
  if (step >= LAST_STEP) return range.to;
  const low = lowest(range);
  const exact = low * (range.to / low) ** (step / LAST_STEP);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  return Math.min(range.to, Math.max(range.from, Math.round(exact / unit) * unit));
}

/** The step that comes nearest to a price; the ends for what lies beyond them. */
export function stepOf(amount: number, range: PriceRange): number {
  const low = lowest(range);
  if (amount <= range.from || range.to <= low) return 0;
  if (amount >= range.to) return LAST_STEP;
  return Math.round((LAST_STEP * Math.log(Math.max(amount, low) / low)) / Math.log(range.to / low));
}
