import { describe, expect, it } from "vitest";
import { amountAt, LAST_STEP, stepOf } from "./price-scale";

const ranges = [
  { from: 900, to: 48_000 },
  { from: 0, to: 99_999_999 },
  { from: 1, to: 2 },
  { from: 500, to: 501 },
  { from: 100, to: 1_000_000 },
];

describe("SRC-07 the scale of the slider of prices", () => {
  it.each(ranges)("leads from the lowest to the highest price of $from to $to and never back", (range) => {
    const amounts = Array.from({ length: LAST_STEP + 1 }, (_, step) => amountAt(step, range));
    expect(amounts).toEqual([...amounts].sort((one, other) => one - other));
    expect([amounts[0], amounts[LAST_STEP]]).toEqual([range.from, range.to]);
    expect(amounts.every((amount) => Number.isInteger(amount))).toBe(true);
  });

  it.each(ranges)("finds the step of a price again, from $from to $to", (range) => {
    for (let step = 0; step <= LAST_STEP; step++) {
      const amount = amountAt(step, range);
      expect(amountAt(stepOf(amount, range), range)).toBe(amount);
    }
  });

  it("stands at its ends for what lies beyond them", () => {
    expect([stepOf(1, { from: 900, to: 48_000 }), stepOf(1e9, { from: 900, to: 48_000 })]).toEqual([0, LAST_STEP]);
  });

  it("has as many steps among cheap things as among dear ones, at prices that can be said", () => {
    const range = { from: 1000, to: 100_000 };
    expect([25, 50, 75].map((step) => amountAt(step, range))).toEqual([3200, 10_000, 32_000]);
  });
});
