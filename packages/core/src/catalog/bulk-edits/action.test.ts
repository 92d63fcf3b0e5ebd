import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundPrice } from "./action";

describe("rounding a price", () => {
  it.each([
    [1234, "cent", 1234],
    [1234, "whole", 1200],
    [1250, "whole", 1300],
    [30, "whole", 100],
    [0, "whole", 0],
    [1234, "99", 1199],
    [1260, "99", 1299],
    [1249, "99", 1299],
    [5, "99", 99],
    [1234, "95", 1195],
    [1246, "95", 1295],
    [3, "95", 95],
  ] as const)("%d to the nearest %s is %d", (amount, rounding, expected) => {
    expect(roundPrice(amount, rounding)).toBe(expected);
  });

  it("never gives anything away, moves by less than one and stays where it is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.constantFrom("cent", "whole", "95", "99" as const),
        (amount, rounding) => {
          const rounded = roundPrice(amount, rounding);
          expect(rounded).toBeGreaterThan(0);
          expect(Math.abs(rounded - amount)).toBeLessThan(100);
          expect(roundPrice(rounded, rounding)).toBe(rounded);
          if (rounding !== "cent") expect(rounded % 100).toBe(rounding === "whole" ? 0 : Number(rounding));
        },
      ),
    );
  });
});
