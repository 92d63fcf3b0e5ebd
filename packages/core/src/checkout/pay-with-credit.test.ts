import fc from "fast-check";
import { expect, it } from "vitest";
import { leastAmountOf } from "../payments/index";
import { creditFor } from "./pay-with-credit";

it("credit pays what it can, and leaves nothing or what a card pays at least", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), fc.constantFrom("USD", "JPY", "GBP"), (available, total, currency) => {
      const credit = creditFor({ available, total, currency });
      const least = leastAmountOf(currency);
      expect(credit).toBeGreaterThanOrEqual(0);
      expect(credit).toBeLessThanOrEqual(Math.min(available, total));
      // A total that is itself too little stays so; the order is refused.
      if (total >= least) expect(total === credit || total - credit >= least).toBe(true);
      if (total <= available) expect(credit).toBe(total);
    }),
  );
  expect(creditFor({ available: 980, total: 1000, currency: "USD" })).toBe(950);
});
