import { describe, expect, it } from "vitest";
import { isMoreOff, takesOffMoreThan } from "./assert-reductions";

describe("P-99 what a price takes off", () => {
  it("may be exactly the limit, of every price and every whole share", () => {
    for (let compareAtAmount = 100; compareAtAmount <= 10_000; compareAtAmount += 100)
      for (let percent = 1; percent < 100; percent++) {
        const amount = (compareAtAmount * (100 - percent)) / 100;
        expect([compareAtAmount, percent, takesOffMoreThan(percent * 100, { amount, compareAtAmount })]).toEqual([
          compareAtAmount,
          percent,
          false,
        ]);
        expect(takesOffMoreThan(percent * 100, { amount: amount - 1, compareAtAmount })).toBe(true);
      }
  });

  it("may stay as it was, and become less, not more", () => {
    const before = { amount: 700, compareAtAmount: 1000 };
    expect(isMoreOff({ amount: 1400, compareAtAmount: 2000 }, before)).toBe(false);
    expect(isMoreOff({ amount: 1401, compareAtAmount: 2000 }, before)).toBe(false);
    expect(isMoreOff({ amount: 1399, compareAtAmount: 2000 }, before)).toBe(true);
    expect(isMoreOff({ amount: 1399, compareAtAmount: 2000 }, before, 5000)).toBe(false);
    expect(isMoreOff({ amount: 999, compareAtAmount: 1000 }, undefined)).toBe(true);
    expect(isMoreOff({ amount: 1000, compareAtAmount: null }, undefined)).toBe(false);
  });
});
