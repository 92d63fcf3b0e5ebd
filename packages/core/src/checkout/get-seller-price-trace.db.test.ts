import { aPaidOrder, aPromotion, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { getSellerOrder } from "../orders/index";
import { getSellerPriceTrace } from "./index";

const database = useDatabase();

it("D-10 tells a shop how its part came about, with the commission, and nothing of other shops", async () => {
  await aPromotion(database.db, { basisPoints: 1000 });
  const { ctx, parts } = await aPaidOrder(testContext(database.db), { sellers: 2, quantity: 2 });
  const names = new Set<string>();
  for (const part of parts) {
    const ofSeller = { sellerId: part.sellerId, sellerOrderId: part.id };
    const order = await getSellerOrder(ctx, ofSeller);
    const trace = await getSellerPriceTrace(ctx, ofSeller);
    const sum = (step: string) =>
      (trace?.steps ?? []).reduce((total, each) => total + (each.step === step ? each.amount.amount : 0), 0);
    expect(sum("item")).toBe(order.subtotal.amount);
    expect(sum("shipping")).toBe(order.shipping.amount);
    expect(-sum("discount")).toBe(order.discount.amount);
    expect(sum("tax")).toBe(order.tax.amount);
    expect(Math.abs(sum("commission"))).toBe(order.earnings.commission.amount);
    expect(order.discount.amount).toBeGreaterThan(0);
    expect(trace?.steps.filter((each) => each.step === "discount")).toMatchObject([{ fundedBy: "platform" }]);
    for (const { step, of } of trace?.steps ?? []) if (step !== "discount") names.add(`${part.id} ${of}`);
    const [other] = parts.filter((each) => each !== part);
    await expect(
      getSellerPriceTrace(ctx, { sellerId: other?.sellerId ?? "", sellerOrderId: part.id }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  // An item and the shipping of each, none in both.
  expect(names.size).toBe(4);
});
