import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PartMoney, refundEntries, saleEntries, transferEntries } from "./ledger";

const amount = fc.nat(1_000_000);
const part: fc.Arbitrary<PartMoney> = fc
  .record({ subtotal: amount, shipping: amount, tax: amount, basisPoints: fc.nat(10_000) })
  .map(({ subtotal, shipping, tax, basisPoints }) => ({
    sellerOrderId: "so",
    sellerId: "s",
    shopName: "Shop",
    subtotal,
    discount: 0,
    shipping,
    tax,
    total: subtotal + shipping + tax,
    commission: Math.round((subtotal * basisPoints) / 10_000),
  }));
const sum = (entries: readonly { amount: number }[]) => entries.reduce((total, entry) => total + entry.amount, 0);

describe("the ledger", () => {
  it("sums to zero for every sale, refund and transfer", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), amount, (parts, earned) => {
        expect(sum(saleEntries(parts))).toBe(0);
        for (const each of parts) expect(sum(refundEntries(each))).toBe(0);
        expect(sum(transferEntries({ sellerId: "s", sellerOrderId: "so", amount: earned }))).toBe(0);
      }),
    );
  });

  it("takes a refund back to nothing on every account", () => {
    fc.assert(
      fc.property(part, (each) => {
        const balances = new Map<string, number>();
        for (const entry of [...saleEntries([each]), ...refundEntries(each)])
          balances.set(entry.account, (balances.get(entry.account) ?? 0) + entry.amount);
        for (const balance of balances.values()) expect(balance).toBe(0);
      }),
    );
  });

  it("credits a seller with items and shipping less commission", () => {
    const entries = saleEntries([
      {
        sellerOrderId: "so",
        sellerId: "s",
        shopName: "Shop",
        subtotal: 5000,
        discount: 0,
        shipping: 500,
        tax: 363,
        total: 5863,
        commission: 400,
      },
    ]);
    expect(-sum(entries.filter((entry) => entry.account === "seller_payable"))).toBe(5100);
  });
});
