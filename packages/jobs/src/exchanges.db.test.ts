import { amendOrder, openAmendmentCheckout } from "@emporia/core/amendments";
import { completeCheckout, setPaymentMethod } from "@emporia/core/checkout";
import { deliverShipment, getOrder, replayAgrees, shipItems } from "@emporia/core/orders";
import { newId } from "@emporia/core/platform";
import {
  approveReturn,
  getReturn,
  inspectReturn,
  listExchanges,
  receiveReturn,
  requestReturn,
} from "@emporia/core/returns";
import {
  aPaidOrder,
  aProduct,
  listDisagreements,
  readBooks,
  readLevel,
  testContext,
  useDatabase,
  withCart,
} from "@emporia/testing";
import { afterEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase({ poolSize: 12 });
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** One of size S at $25.00, which arrived; there are M and L of it. */
async function arrived() {
  const order = await aPaidOrder(testContext(database.db), { sizes: ["S", "M", "L"], onHand: 3 });
  const { ctx, sellers, products } = order;
  await runJobs(ctx);
  const keeper = { sellerId: order.parts[0]?.sellerId ?? "" };
  const own = { ...keeper, sellerOrderId: order.parts[0]?.id ?? "" };
  const { shipments } = await shipItems(ctx, { ...own, carrier: "UPS", trackingNumber: "1Z" });
  await deliverShipment(ctx, { ...keeper, shipmentId: shipments[0]?.id ?? "" });
  await runJobs(ctx);
  const reader = { orderId: order.orderId, token: order.token };
  const part = async () => {
    const [only] = (await getOrder(ctx, reader)).sellerOrders;
    if (!only) throw new Error("An order has a part.");
    return only;
  };
  const orderItemId = (await part()).items[0]?.id ?? "";
  const variantIds = products[0]?.variantIds ?? [];
  const ask = async (exchangeFor: string | undefined) => {
    const items = [{ orderItemId, quantity: 1, reason: "wrong_size" as const, comment: "", exchangeFor }];
    const { sellerOrders } = await requestReturn(ctx, { ...reader, items, comment: "", pictureIds: [] });
    return sellerOrders[0]?.returns.at(-1);
  };
  const add = (variantId: string) =>
    amendOrder(ctx, keeper, {
      ...{ sellerOrderId: own.sellerOrderId, removed: [], added: [{ variantId, quantity: 1 }], rateId: null },
      ...{ reason: "In exchange", days: 7, key: newId() },
    });
  const shopper = { ...ctx, actor: testContext(database.db).actor, cartId: null };
  return { ...order, seller: sellers[0], keeper, own, reader, part, orderItemId, variantIds, ask, add, shopper };
}

describe("P-117 another variant instead of what was sent", () => {
  it("is offered of what there is, wished for in the return, and paid for by a link while the first one comes back", async () => {
    const { ctx, keeper, reader, part, orderItemId, variantIds, ask, add, shopper } = await arrived();
    const [small = "", medium = "", large = ""] = variantIds;
    const { items } = await listExchanges(shopper, reader);
    expect(items).toMatchObject([
      {
        orderItemId,
        variants: [
          { variantId: medium, variantTitle: "M" },
          { variantId: large, variantTitle: "L" },
        ],
      },
    ]);
    const returned = await ask(medium);
    expect(returned?.items).toMatchObject([{ exchangeFor: { variantId: medium, variantTitle: "M" } }]);
    const returnId = returned?.id ?? "";
    await approveReturn(ctx, keeper, { returnId, instructions: "Send it to 12 Kiln Lane." });

    // All of it was sent; things can be added all the same.
    expect(await part()).toMatchObject({ status: "DELIVERED", isAmendable: true });
    const before = await readLevel(database.db, medium);
    await add(medium);
    expect(await readLevel(database.db, medium)).toMatchObject({ reserved: before.reserved + 1 });
    const amendmentId = (await part()).amendments.at(-1)?.id ?? "";
    const { checkoutId, cartId } = await openAmendmentCheckout(shopper, { ...reader, amendmentId });
    const holder = withCart(shopper, cartId);
    await setPaymentMethod(holder, { checkoutId, paymentMethodId: "pm_card_visa" });
    const paid = await completeCheckout(holder, { checkoutId });
    expect(paid.status).toBe("confirmed");
    await runJobs(ctx);
    expect((await part()).amendments.at(-1)).toMatchObject({ status: "APPLIED", givenBack: { amount: 0 } });

    await receiveReturn(ctx, keeper, { returnId });
    const found = [{ orderItemId, restocked: 1, scrapped: 0, refused: 0 }];
    await inspectReturn(ctx, keeper, { returnId, items: found, withShipping: false, note: "" });
    await runJobs(ctx);
    expect((await getReturn(ctx, keeper, { returnId })).returned).toMatchObject({ status: "REFUNDED" });
    expect(await readLevel(database.db, small)).toMatchObject({ on_hand: 3, reserved: 0 });
    expect(await readLevel(database.db, medium)).toMatchObject({ on_hand: 2, reserved: 0 });
    expect(await replayAgrees(database.db, reader.orderId)).toBe(true);
  });

  it("is offered also once what came back was paid back whole", async () => {
    const { ctx, keeper, part, orderItemId, variantIds, ask, add } = await arrived();
    const returnId = (await ask(variantIds[2]))?.id ?? "";
    await approveReturn(ctx, keeper, { returnId, instructions: "Send it to 12 Kiln Lane." });
    await receiveReturn(ctx, keeper, { returnId });
    const found = [{ orderItemId, restocked: 1, scrapped: 0, refused: 0 }];
    await inspectReturn(ctx, keeper, { returnId, items: found, withShipping: true, note: "" });
    await runJobs(ctx);
    expect(await part()).toMatchObject({ isAmendable: true });
    await add(variantIds[2] ?? "");
    expect((await part()).amendments).toMatchObject([{ status: "PROPOSED", givenBack: { amount: 0 } }]);
  });

  it("is refused of another thing, of the same variant, and of what is not sold", async () => {
    const { seller, variantIds, ask } = await arrived();
    const other = seller ? (await aProduct(database.db, seller)).variantId : "";
    for (const wrong of [other, variantIds[0], newId()])
      await expect(ask(wrong)).rejects.toMatchObject({
        details: { fieldErrors: { "items.0.exchangeFor": "Choose another variant of the same thing." } },
      });
    expect((await ask(undefined))?.items).toMatchObject([{ exchangeFor: null }]);
  });
});
