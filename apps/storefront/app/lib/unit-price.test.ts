import { describe, expect, it } from "vitest";
import { measureOf, unitPriceOf } from "./unit-price";
import type { Variant } from "./variants";

const variant = (amount: number, ...options: string[]) => ({ price: { amount, currency: "USD" }, options }) as Variant;
const of = (amount: number, { options = [], net }: { options?: [name: string, value: string][]; net?: string }) => {
  const own = variant(amount, ...options.map(([, value]) => value));
  const product = {
    options: options.map(([name, value]) => ({ name, values: [value] })),
    specs: net === undefined ? [] : [{ name: "Net weight", value: net }],
    variants: [own],
  };
  const said = unitPriceOf(product, own);
  return said && `${said.money.amount} ${said.per}`;
};

describe("SF-05 the price by weight or volume", () => {
  it("is for a kilogram or a litre, of little for a hundred grams, and in ounces where those are sold", () => {
    expect(of(1_200, { options: [["Weight", "250 g"]] })).toBe("4800 per kg");
    expect(of(1_200, { options: [["Weight", "100 g"]] })).toBeUndefined();
    expect(of(600, { options: [["Weight", "50 g"]] })).toBe("1200 per 100 g");
    expect(of(999, { options: [["Contents", "0,75 l"]] })).toBe("1332 per l");
    expect(of(1_000, { options: [["Net volume", "6 × 330 ml"]] })).toBe("505 per l");
    expect(of(1_400, { net: "12 oz" })).toBe("117 per oz");
    expect(of(1_600, { net: "1 lb" })).toBe("100 per oz");
    expect(of(800, { net: "8 fl. oz" })).toBe("100 per fl oz");
  });

  it("is not said where it is the price itself, or nothing is known of what is in it", () => {
    expect(of(1_200, { options: [["Weight", "1 kg"]] })).toBeUndefined();
    expect(of(1_200, {})).toBeUndefined();
    expect(of(1_200, { options: [["Size", "12 oz"]] })).toBeUndefined();
    expect(of(1_200, { options: [["Weight", "heavy"]] })).toBeUndefined();
    const several = [variant(100, "One"), variant(300, "Three")];
    const product = {
      options: [{ name: "Quantity", values: ["One", "Three"] }],
      specs: [{ name: "Net weight", value: "100 g" }],
      variants: several,
    };
    expect(unitPriceOf(product, variant(300, "Three"))).toBeUndefined();
  });

  it("reads no measure into other words", () => {
    for (const text of ["", "0 g", "12", "12 oz diner weight", "g", "1e9 kg", "-5 g", "5 glasses"])
      expect(measureOf(text), text).toBeUndefined();
    expect(measureOf(" 1.25 KG ")).toEqual({ thousandths: 1_250_000, kind: "g" });
  });
});
