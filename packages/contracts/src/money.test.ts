import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, money, shareOf, sumMoney } from "./money";

describe("money", () => {
  it("refuses fractions of a cent", () => {
    expect(() => money(49.99, "USD")).toThrow(RangeError);
  });

  it("refuses to add two currencies", () => {
    expect(() => sumMoney([money(1, "USD"), money(1, "EUR")], "USD")).toThrow("Cannot add EUR to USD");
  });

  it("rounds halves of a share away from zero", () => {
    expect(shareOf(125, 800)).toBe(10);
    expect(shareOf(131, 800)).toBe(10);
    expect(shareOf(132, 800)).toBe(11);
    expect(shareOf(-125, 1000)).toBe(-13);
  });

  it("splits so that the parts always sum to the whole and none is off by more than one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 }),
        (amount, weights) => {
          const parts = allocate(amount, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
          const total = weights.reduce((a, b) => a + b, 0);
          if (total > 0)
            parts.forEach((part, i) => {
              expect(Math.abs(part - (amount * (weights[i] ?? 0)) / total)).toBeLessThan(1.0000001);
            });
        },
      ),
    );
  });

  it("splits a third of a hundred as 34, 33, 33", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });
});
