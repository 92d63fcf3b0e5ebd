import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyTax, taxOn } from "./calculate-tax";

const rate = (over = {}) => ({
  taxClass: "standard",
  rateMillionths: 88_750,
  isShippingTaxed: false,
  name: "x",
  ...over,
});

describe("tax", () => {
  it("rounds half a cent up", () => {
    expect(taxOn(1000, 88_750)).toBe(89);
    expect(taxOn(200, 72_500)).toBe(15);
  });
  it("leaves out what is not taxable and classes without a rate", () => {
    const quote = applyTax(
      [rate()],
      [
        { id: "a", amount: 1000, taxClass: "standard", isTaxable: false },
        { id: "b", amount: 1000, taxClass: "books", isTaxable: true },
      ],
      [{ sellerId: "s", amount: 500 }],
    );
    expect(quote).toMatchObject({ lines: { a: 0, b: 0 }, shipping: { s: 0 }, total: 0 });
  });
  it("taxes shipping only where the place does", () => {
    expect(applyTax([rate({ isShippingTaxed: true })], [], [{ sellerId: "s", amount: 1000 }]).total).toBe(89);
  });
  it("sums to the total of its parts", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000_000)), fc.nat(300_000), (amounts, rateMillionths) => {
        const lines = amounts.map((amount, i) => ({ id: String(i), amount, taxClass: "standard", isTaxable: true }));
        const quote = applyTax([rate({ rateMillionths })], lines, []);
        expect(Object.values(quote.lines).reduce((a, b) => a + b, 0)).toBe(quote.total);
      }),
    );
  });
});
