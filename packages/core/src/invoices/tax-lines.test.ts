import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RefundState, SellerOrderState } from "../orders/index";
import { refundTaxLinesOf, taxLinesOf } from "./tax-lines";

const standard = { name: "VAT", rateMillionths: 190_000 };
const reduced = { name: "VAT", rateMillionths: 70_000 };

function aPart(given: { taxes: [number, number, number]; isWithin: boolean }): SellerOrderState {
  const [first, second, shipping] = given.taxes;
  const tax = first + second + shipping;
  const item = (id: string, taxAmount: number, taxRate: typeof standard) => ({
    ...{ id, quantity: 3, subtotalAmount: 3000, discountAmount: 300, taxAmount, taxRate },
  });
  return {
    items: [item("a", first, standard), item("b", second, reduced)],
    amounts: { subtotal: 6000, discount: 650, shipping: 500, tax, includedTax: given.isWithin ? tax : 0 },
    shippingTaxRate: standard,
    refunds: [],
  } as unknown as SellerOrderState;
}
const aRefund = (items: RefundState["items"], tax: number, shippingTax = 0, more: Partial<RefundState> = {}) =>
  ({ id: "r", items, money: { tax, shippingTax, total: 5000 }, ...more }) as unknown as RefundState;

describe("P-130 the tax of an invoice", () => {
  it("is told by its rates, the highest first, with what it is on", () => {
    expect(taxLinesOf(aPart({ taxes: [513, 189, 85], isWithin: false }))).toEqual([
      { name: "VAT", rate: 190_000, on: 2700 + 450, amount: 598 },
      { name: "VAT", rate: 70_000, on: 2700, amount: 189 },
    ]);
    expect(taxLinesOf(aPart({ taxes: [431, 177, 71], isWithin: true }))).toEqual([
      { name: "VAT", rate: 190_000, on: 2700 - 431 + 450 - 71, amount: 502 },
      { name: "VAT", rate: 70_000, on: 2700 - 177, amount: 177 },
    ]);
  });

  it("is one line without a rate where nobody wrote rates down", () => {
    const part = aPart({ taxes: [513, 189, 85], isWithin: false });
    for (const item of part.items) delete item.taxRate;
    delete part.shippingTaxRate;
    expect(taxLinesOf(part)).toEqual([{ name: "Tax", rate: null, on: 5850, amount: 787 }]);
  });

  it("goes back by the rates of what goes back", () => {
    const part = aPart({ taxes: [513, 189, 85], isWithin: false });
    expect(refundTaxLinesOf(part, aRefund([{ orderItemId: "b", quantity: 1 }], 63))).toEqual([
      { name: "VAT", rate: 70_000, on: null, amount: 63 },
    ]);
    const withShipping = aRefund([{ orderItemId: "b", quantity: 3 }], 189 + 85, 85);
    expect(refundTaxLinesOf(part, withShipping)).toEqual(
      [
        { name: "VAT", rate: 70_000, on: null, amount: 189 },
        { name: "VAT", rate: 190_000, on: null, amount: 85 },
      ].sort((one, other) => other.rate - one.rate),
    );
  });

  it("goes back by the shipping's rate alone where only the shipping does", () => {
    const part = aPart({ taxes: [513, 189, 85], isWithin: false });
    expect(refundTaxLinesOf(part, aRefund([], 85, 85))).toEqual([{ name: "VAT", rate: 190_000, on: null, amount: 85 }]);
  });

  it("goes back by the rates of its units where a refund was cut in two", () => {
    const part = aPart({ taxes: [513, 189, 85], isWithin: false });
    const whole = aRefund([{ orderItemId: "b", quantity: 3 }], 100);
    const half = aRefund([], 89, 0, { id: "half", splitOf: "r" });
    part.refunds.push(whole, half);
    for (const [refund, amount] of [
      [whole, 100],
      [half, 89],
    ] as const)
      expect(refundTaxLinesOf(part, refund)).toEqual([{ name: "VAT", rate: 70_000, on: null, amount }]);
  });

  it("sums to the tax, of a sale and of whatever refund", () => {
    const tax = fc.integer({ min: 0, max: 1_000_000 });
    const units = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.tuple(tax, tax, tax), fc.boolean(), units, units, tax, (taxes, isWithin, a, b, refunded) => {
        const part = aPart({ taxes, isWithin });
        const sum = (lines: { amount: number }[]) => lines.reduce((total, line) => total + line.amount, 0);
        expect(sum(taxLinesOf(part))).toBe(part.amounts.tax);
        const items = [
          { orderItemId: "a", quantity: a },
          { orderItemId: "b", quantity: b },
        ].filter((item) => item.quantity > 0);
        const shippingTax = Math.min(refunded, taxes[2]);
        expect(sum(refundTaxLinesOf(part, aRefund(items, refunded, shippingTax)))).toBe(refunded);
      }),
    );
  });
});
