import {
  aCart,
  aCheckout,
  aProduct,
  aSeller,
  FakeClock,
  listDisagreements,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { getCart } from "../cart/index";
import { setStockPolicy } from "../inventory/index";
import { getOrder } from "../orders/index";
import { inTransaction } from "../platform/index";
import { completeCheckout, getCheckout } from "./index";

const database = useDatabase();

/** One on hand and more to be made, within so many days. */
async function madeToOrder(backorderDays: number | null) {
  const seller = await aSeller(database.db);
  const { variantId } = await aProduct(database.db, seller, { onHand: 1, allowBackorder: true });
  const ctx = testContext(database.db, { clock: new FakeClock(new Date("2026-12-30T23:30:00Z")) });
  await inTransaction(ctx, (tx) =>
    setStockPolicy(tx, ctx, {
      ...{ variantId, sellerId: seller.id, trackQuantity: true, allowBackorder: true, backorderDays },
    }),
  );
  return { ctx, variantId };
}

const bought = async (given: Awaited<ReturnType<typeof madeToOrder>>, quantity: number) => {
  const { ctx, checkoutId } = await aCheckout(given.ctx, [{ variantId: given.variantId, quantity }]);
  const checkout = await getCheckout(ctx, { checkoutId });
  const outcome = await completeCheckout(ctx, { checkoutId });
  if (outcome.status !== "confirmed") throw new Error(`The order is ${outcome.status}.`);
  const read = () => getOrder(ctx, { orderId: outcome.orderId, token: outcome.orderToken });
  return { checkout, order: await read(), read };
};

describe("what is sold before it is there", () => {
  it("INV-01 is promised for a day in the cart and the checkout, and the order keeps that day", async () => {
    const thing = await madeToOrder(14);
    const { ctx } = await aCart(thing.ctx, [{ variantId: thing.variantId, quantity: 2 }]);
    expect((await getCart(ctx)).groups[0]?.items[0]?.shipsBy).toBe("2027-01-13");
    const { checkout, order, read } = await bought(thing, 2);
    expect(checkout.groups[0]?.items[0]?.shipsBy).toBe("2027-01-13");
    expect(order.sellerOrders[0]?.items[0]?.shipsBy).toBe("2027-01-13");

    await database.db.updateTable("stock_levels").set({ backorder_days: 60 }).execute();
    expect((await read()).sellerOrders[0]?.items[0]?.shipsBy).toBe("2027-01-13");
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("is promised for no day where it is there, or its seller says none", async () => {
    for (const [days, quantity] of [
      [14, 1],
      [null, 2],
    ] as const) {
      const { checkout, order } = await bought(await madeToOrder(days), quantity);
      expect(checkout.groups[0]?.items[0]?.shipsBy).toBeNull();
      expect(order.sellerOrders[0]?.items[0]?.shipsBy).toBeNull();
    }
  });
});
