import { describe, expect, it } from "vitest";
import type { OrderState, RefundMoney, SellerOrderState } from "../../orders/index";
import { concernedParts, disputableParts } from "./concerned-parts";

const nothing = { discount: 0, platformDiscount: 0, shipping: 0, tax: 0, includedTax: 0 };

function aPart(id: string, total: number, given: { delivered?: number; refunded?: number } = {}): SellerOrderState {
  const refunded = given.refunded ?? 0;
  const money = {
    ...{ ...nothing, subtotal: refunded, total: refunded, commission: 0 },
    ...{ shippingDiscount: 0, shippingPlatformDiscount: 0, shippingTax: 0, shippingCommission: 0 },
    ...{ sellerTax: 0, processingFee: 0, itemFee: 0, orderFee: 0 },
  } satisfies RefundMoney;
  return {
    ...{ id, number: `ORD-1-${id}`, status: "CONFIRMED", commissionAmount: 0 },
    amounts: { ...nothing, subtotal: total, total },
    refunds: refunded > 0 ? [{ id: `refund-${id}`, money, items: [], status: "SUCCEEDED" }] : [],
    items: [
      {
        ...{ id: `item-${id}`, quantity: 1, cancelledQuantity: 0, deliveredQuantity: given.delivered ?? 0 },
        ...{ discountAmount: 0, platformDiscountAmount: 0, taxAmount: 0, subtotalAmount: total },
      },
    ],
  } as unknown as SellerOrderState;
}

function anOrder(parts: SellerOrderState[], credit = 0): OrderState {
  const total = parts.reduce((sum, part) => sum + part.amounts.total, 0);
  return { sellerOrders: parts, credit, captureAmount: null, amounts: { total } } as unknown as OrderState;
}

const namedBy = (order: OrderState, amount: number, reason = "fraudulent") =>
  concernedParts(order, { amount, reason })?.sellerOrderIds;

describe("P-121 which parts a bank's dispute is about", () => {
  it("is the one whose amount it has", () => {
    const order = anOrder([aPart("a", 5000), aPart("b", 3000)]);
    expect(namedBy(order, 3000)).toEqual(["b"]);
    expect(namedBy(order, 8000)).toBeUndefined();
    expect(namedBy(order, 2999)).toBeUndefined();
    expect(namedBy(anOrder([aPart("a", 3000), aPart("b", 3000)]), 3000)).toBeUndefined();
    expect(namedBy(anOrder([aPart("a", 3000, { refunded: 1000 }), aPart("b", 5000)]), 2000)).toEqual(["a"]);
  });

  it("is not told by the amount where it is all that the card paid, and some was paid with credit", () => {
    const order = anOrder([aPart("a", 5000), aPart("b", 3000)], 3000);
    expect(namedBy(order, 5000)).toBeUndefined();
    // Of part a the card paid 50/80 of what the credit did not.
    expect(namedBy(order, 5000 - 1875)).toEqual(["a"]);
  });

  it("is what did not arrive, where that is the reason and something is left of it", () => {
    const order = anOrder([aPart("a", 5000, { delivered: 1 }), aPart("b", 3000)]);
    expect(namedBy(order, 8000, "product_not_received")).toEqual(["b"]);
    expect(namedBy(order, 8000)).toBeUndefined();
    const given = anOrder([aPart("a", 5000, { delivered: 1 }), aPart("b", 3000, { refunded: 3000 })]);
    expect(disputableParts(given).map((part) => part.id)).toEqual(["a"]);
    expect(namedBy(given, 8000, "product_not_received")).toBeUndefined();
  });
});
