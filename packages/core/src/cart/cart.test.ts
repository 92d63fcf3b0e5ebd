import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CartItem, mergedItems, withItem } from "./cart";

const item = (variantId: string, quantity = 1): CartItem => ({
  id: `i-${variantId}`,
  productId: "p",
  variantId,
  sellerId: "s",
  quantity,
  priceAmount: 100,
  name: "Thing",
  addedAt: "2026-01-01T00:00:00Z",
});

describe("cart", () => {
  it("adds up the same variant instead of listing it twice", () => {
    expect(withItem([item("a", 2)], item("a", 3))).toEqual([item("a", 5)]);
  });
  it("never holds more than 99 of a thing", () => {
    expect(withItem([item("a", 98)], item("a", 5))[0]?.quantity).toBe(99);
  });
  it("refuses the 101st different thing", () => {
    const full = Array.from({ length: 100 }, (_, i) => item(String(i)));
    expect(() => withItem(full, item("new"))).toThrow("A cart can hold 100");
    expect(withItem(full, item("5"))[5]?.quantity).toBe(2);
  });
  it("merges to the union, each variant once, quantities summed and clamped", () => {
    const carts = fc.uniqueArray(fc.tuple(fc.nat(20).map(String), fc.integer({ min: 1, max: 99 })), {
      selector: ([id]) => id,
    });
    fc.assert(
      fc.property(carts, carts, (one, two) => {
        const merged = mergedItems(
          one.map(([id, q]) => item(id, q)),
          two.map(([id, q]) => item(id, q)),
        );
        const wanted = new Map<string, number>();
        for (const [id, q] of [...one, ...two]) wanted.set(id, Math.min((wanted.get(id) ?? 0) + q, 99));
        expect(new Map(merged.map((each) => [each.variantId, each.quantity]))).toEqual(wanted);
      }),
    );
  });
});
