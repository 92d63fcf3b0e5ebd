import { describe, expect, it } from "vitest";
import { disputedOfPart, outcomeOf } from "./disputes";
import type { OrderState } from "./state";

const none = { discount: 0, platformDiscount: 0, shipping: 0, tax: 0, includedTax: 0 };
const aPart = (id: string, total: number) => ({
  id,
  commissionAmount: 0,
  amounts: { ...none, subtotal: total, total },
  refunds: [],
  items: [],
});
const anOrder = (totals: Record<string, number>, credit = 0) =>
  ({ credit, sellerOrders: Object.entries(totals).map(([id, total]) => aPart(id, total)) }) as unknown as OrderState;

describe("P-121 how much of a part is disputed", () => {
  it("is its share of what the parts that are named have left", () => {
    const order = anOrder({ a: 5000, b: 3000 });
    const half = { amount: 4000, sellerOrderIds: null };
    expect(disputedOfPart(order, "a", half)).toEqual({ amount: 2500, isWhole: false });
    expect(disputedOfPart(order, "b", half)).toEqual({ amount: 1500, isWhole: false });
    expect(disputedOfPart(order, "a", { amount: 8000, sellerOrderIds: null })).toEqual({ amount: 5000, isWhole: true });
  });

  it("is nothing of a part that is not named", () => {
    const order = anOrder({ a: 5000, b: 3000 });
    expect(disputedOfPart(order, "a", { amount: 3000, sellerOrderIds: ["b"] })).toEqual({ amount: 0, isWhole: false });
    expect(disputedOfPart(order, "b", { amount: 3000, sellerOrderIds: ["b"] })).toEqual({
      amount: 3000,
      isWhole: true,
    });
  });

  it("is the whole of it where the bank asks for all that the card paid, and credit paid the rest", () => {
    const order = anOrder({ a: 5000 }, 2000);
    expect(disputedOfPart(order, "a", { amount: 3000, sellerOrderIds: null })).toEqual({ amount: 3000, isWhole: true });
    expect(disputedOfPart(order, "a", { amount: 2999, sellerOrderIds: null }).isWhole).toBe(false);
  });

  it("parts of any order sum to the dispute, or to all that there is", () => {
    for (const amount of [1, 7, 999, 4001, 8000, 9000]) {
      const order = anOrder({ a: 4999, b: 2, c: 2999 });
      const sum = ["a", "b", "c"].reduce(
        (total, id) => total + disputedOfPart(order, id, { amount, sellerOrderIds: null }).amount,
        0,
      );
      expect(sum).toBe(Math.min(amount, 8000));
    }
  });
});

it("P-121 says who keeps the money once the bank has decided", () => {
  const closedAt = "2026-11-30T00:00:00Z";
  expect(outcomeOf({ status: "needs_response", closedAt: null })).toBeNull();
  expect(outcomeOf({ status: "lost", closedAt })).toBe("given_back");
  expect(outcomeOf({ status: "won", closedAt })).toBe("kept");
  expect(outcomeOf({ status: "warning_closed", closedAt })).toBe("kept");
});
