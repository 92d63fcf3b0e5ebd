import { aCheckout, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { completeCheckout } from "./index";

const database = useDatabase();

it("places no order that no card can pay, and reserves nothing for it", async () => {
  const { db } = database;
  const seller = await aSeller(db);
  await db.updateTable("shipping_rates").set({ amount: 0 }).execute();
  const gift = await aProduct(db, seller, { priceAmount: 0 });
  const { ctx, checkoutId } = await aCheckout(testContext(db), [{ variantId: gift.variantId, quantity: 1 }]);
  await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "TOTAL_TOO_SMALL" });
  expect(await db.selectFrom("orders").select("id").execute()).toEqual([]);
  expect(await db.selectFrom("stock_reservations").select("id").execute()).toEqual([]);
});
