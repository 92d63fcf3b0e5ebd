import { describe, expect, it } from "vitest";
import { marginOf, marginRange, marginText, salePrice, typedMargin } from "./margin";

describe("the margin of a price (SP-05)", () => {
  it("is what is left of it, in money and of a hundred", () => {
    expect(marginOf(2000, 500)).toEqual({ amount: 1500, percent: 75 });
    expect(marginOf(2000, 2500)).toEqual({ amount: -500, percent: -25 });
    expect(marginOf(0, 500)).toBeUndefined();
    expect(marginOf(2000, undefined)).toBeUndefined();
    expect(marginText({ amount: -500, percent: -25 }, "USD")).toBe("-$5.00 (-25 %)");
  });

  it("is read from what was typed, and says nothing of what is no amount", () => {
    expect(typedMargin("20", "7.50", "USD")).toEqual({ amount: 1250, percent: 63 });
    expect(typedMargin("20", "cheap", "USD")).toBeUndefined();
    expect(typedMargin("20", "", "USD")).toBeUndefined();
  });

  it("is less in a sale", () => {
    expect(salePrice(2000, { percent: 25, amount: null })).toBe(1500);
    expect(salePrice(2000, { percent: null, amount: { amount: 1200 } })).toBe(1200);
    expect(salePrice(1000, { percent: null, amount: { amount: 1200 } })).toBe(1000);
  });

  it("spans from the least to the most", () => {
    expect(marginRange([marginOf(100, 50), marginOf(100, 20), undefined])).toEqual({ text: "50 to 80 %", unknown: 1 });
    expect(marginRange([undefined])).toBeUndefined();
  });
});
