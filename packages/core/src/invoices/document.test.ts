import { expect, it } from "vitest";
import type { OrderState, SellerOrderState } from "../orders/index";
import { invoiceOf } from "./document";

const order = { currency: "EUR", billingAddress: {} } as unknown as OrderState;
const partWith = (includedTax: number, shipments: { shippedAt: string }[] = []) =>
  ({
    number: "W-1-A",
    shopName: "Clay",
    shipments,
    amounts: { subtotal: 2400, discount: 0, shipping: 0, tax: 400, includedTax, total: 2400 },
    items: [
      {
        ...{ name: "Mug", variantTitle: "Blue", quantity: 2, unitPriceAmount: 1200, subtotalAmount: 2400 },
        ...{ discountAmount: 0, taxAmount: 400, taxRate: { name: "VAT", rateMillionths: 200_000 } },
      },
    ],
  }) as unknown as SellerOrderState;
const issue = { number: "INV-2026-000001", issuedOn: "2026-11-30" };

it("P-130 says the price of a unit without the tax within it, and the rate", () => {
  expect(invoiceOf(order, partWith(400), issue).lines).toEqual([
    { name: "Mug, Blue", quantity: 2, unitPriceAmount: 1200, netUnitPriceAmount: 1000, taxRate: 200_000, amount: 2400 },
  ]);
  expect(invoiceOf(order, partWith(0), issue).lines[0]).not.toHaveProperty("netUnitPriceAmount");
});

it("P-130 says on which day the goods were first supplied, where they were", () => {
  expect(invoiceOf(order, partWith(400), issue).suppliedOn).toBeNull();
  const sent = [{ shippedAt: "2026-11-29T10:00:00.000Z" }, { shippedAt: "2026-11-28T23:00:00.000Z" }];
  expect(invoiceOf(order, partWith(400, sent), issue).suppliedOn).toBe("2026-11-28");
});
