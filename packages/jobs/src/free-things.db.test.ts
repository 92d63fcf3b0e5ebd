import { completeCheckout } from "@emporia/core/checkout";
import { listFees } from "@emporia/core/commission";
import {
  cancelOrder,
  cancelSellerOrder,
  deliverShipment,
  getOrder,
  getSellerOrder,
  refundSellerOrder,
  shipItems,
} from "@emporia/core/orders";
import { captureOrder, getSellerBalance, resumeMoney } from "@emporia/core/payments";
import { HOUR_MS } from "@emporia/core/platform";
import { approveReturn, inspectReturn, receiveReturn, requestReturn } from "@emporia/core/returns";
import { migrations } from "@emporia/db/migrations";
import {
  aCheckout,
  aProduct,
  aPromotion,
  aSeller,
  listDisagreements,
  readBooks,
  readOrder,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

const SHIPPING = 500;
let coupons = 0;
/** Two of a thing that a coupon of the platform pays for, delivered free, beside one that is paid for in another shop. */
async function aFreeThing() {
  const [seller, other] = [await aSeller(database.db), await aSeller(database.db)];
  const free = await aProduct(database.db, seller, { priceAmount: 4000, onHand: 9 });
  const paid = await aProduct(database.db, other, { priceAmount: 1500, onHand: 9 });
  const code = `FREE${++coupons}`;
  await aPromotion(database.db, { code, basisPoints: 10_000, productIds: [free.id] });
  await aPromotion(database.db, { code: `${code}SHIP`, kind: "free_shipping" });
  const wanted = [
    { variantId: free.variantId, quantity: 2 },
    { variantId: paid.variantId, quantity: 1 },
  ];
  const checkout = await aCheckout(testContext(database.db), wanted, { coupons: [code, `${code}SHIP`] });
  const answer = await completeCheckout(checkout.ctx, { checkoutId: checkout.checkoutId });
  if (answer.status !== "confirmed") throw new Error(answer.status);
  const { ctx } = checkout;
  await captureOrder(ctx, { orderId: answer.orderId });
  await runJobs(ctx);
  const reader = { orderId: answer.orderId, token: answer.orderToken };
  const view = async () => {
    const { sellerOrders } = await getOrder(ctx, reader);
    const part = sellerOrders.find((each) => each.seller.id === seller.id);
    const rest = sellerOrders.find((each) => each.seller.id === other.id);
    if (!part || !rest) throw new Error("both shops have a part");
    return { part, rest };
  };
  const { part, rest } = await view();
  expect(part.total.amount).toBe(0);
  return {
    ...{ ctx, reader, view, restId: rest.id },
    ofSeller: { sellerId: seller.id, sellerOrderId: part.id },
    itemId: part.items[0]?.id ?? "",
    payable: async () => (await getSellerBalance(ctx, { sellerId: seller.id, limit: 1 })).payable.amount,
    earned: async () => {
      const { payable, transferred } = await getSellerBalance(ctx, { sellerId: seller.id, limit: 1 });
      return payable.amount + transferred.amount;
    },
    refunded: () => [...ctx.payments.intents.values()].reduce((sum, intent) => sum + intent.refunded, 0),
  };
}

describe("a thing that the platform paid for in full", () => {
  it("PN-12 earns its seller nothing once it is cancelled, and Stripe is asked for nothing", async () => {
    const { ctx, reader, view, ofSeller, itemId, earned, refunded } = await aFreeThing();
    const whole = await earned();
    expect(whole).toBeGreaterThan(0);
    await cancelSellerOrder(ctx, { ...ofSeller, items: [{ orderItemId: itemId, quantity: 1 }], reason: "Broken" });
    await runJobs(ctx);
    // The shipping, which the platform paid for too, stays with what is left.
    expect(await earned()).toBe((whole + SHIPPING) / 2);
    await cancelOrder(ctx, { ...reader, sellerOrderId: ofSeller.sellerOrderId, reason: "" });
    await runJobs(ctx);
    expect(await earned()).toBe(0);
    expect(refunded()).toBe(0);
    const { items: fees } = await listFees(ctx, { sellerId: ofSeller.sellerId, limit: 10 });
    expect(fees).toMatchObject([{ commission: { amount: 640 }, givenBack: { amount: 640 } }]);
    expect((await view()).part.refunds).toMatchObject([{ status: "SUCCEEDED" }, { status: "SUCCEEDED" }]);
    expect(await readOrder(database.db, reader.orderId)).toMatchObject({ payment_status: "CONFIRMED" });
  });

  it("PN-12 is taken back from a seller who was paid for it, once it was sent back", async () => {
    const { ctx, reader, view, ofSeller, itemId, earned, payable, refunded } = await aFreeThing();
    await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "1Z1" });
    await runJobs(ctx);
    const whole = await earned();
    const [shipment] = (await view()).part.shipments;
    await deliverShipment(ctx, { sellerId: ofSeller.sellerId, shipmentId: shipment?.id ?? "" });
    await requestReturn(ctx, {
      ...reader,
      items: [{ orderItemId: itemId, quantity: 1, reason: "other", comment: "" }],
      comment: "",
      pictureIds: [],
    });
    const returnId = (await view()).part.returns[0]?.id ?? "";
    const keeper = { sellerId: ofSeller.sellerId };
    await approveReturn(ctx, keeper, { returnId, instructions: "Send it." });
    await receiveReturn(ctx, keeper, { returnId });
    const items = [{ orderItemId: itemId, restocked: 1, scrapped: 0, refused: 0 }];
    await inspectReturn(ctx, keeper, { returnId, items, withShipping: false, note: "" });
    await runJobs(ctx);
    // The shipping, which the platform paid for too, stays with what is left.
    expect(await earned()).toBe((whole + SHIPPING) / 2);
    expect(await payable()).toBeLessThanOrEqual(0);
    expect((await view()).part.returns[0]).toMatchObject({ status: "REFUNDED", refund: { amount: { amount: 0 } } });
    expect(refunded()).toBe(0);
  });

  it("is taken back also when all that was paid for the rest was given back before", async () => {
    const { ctx, reader, ofSeller, restId, earned } = await aFreeThing();
    await cancelOrder(ctx, { ...reader, sellerOrderId: restId, reason: "" });
    await runJobs(ctx);
    expect(await readOrder(database.db, reader.orderId)).toMatchObject({ payment_status: "REFUNDED" });
    await cancelOrder(ctx, { ...reader, sellerOrderId: ofSeller.sellerOrderId, reason: "" });
    await runJobs(ctx);
    expect(await earned()).toBe(0);
    expect(await readOrder(database.db, reader.orderId)).toMatchObject({
      status: "CANCELLED",
      payment_status: "REFUNDED",
    });
  });

  it("ORD-03 PN-10 is sent, and its seller paid, after all that was paid for the rest was given back", async () => {
    const { ctx, reader, ofSeller, restId, earned, payable } = await aFreeThing();
    await cancelOrder(ctx, { ...reader, sellerOrderId: restId, reason: "" });
    await runJobs(ctx);
    const whole = await earned();
    expect(await getSellerOrder(ctx, ofSeller)).toMatchObject({ isShippable: true });
    await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "1Z2" });
    await forgetJobs(ctx);
    expect(await payable()).toBe(whole);
    // The hourly look finds what nobody transferred.
    ctx.clock.advance(2 * HOUR_MS);
    await resumeMoney(ctx);
    await runJobs(ctx);
    expect(await payable()).toBe(0);
    expect(await earned()).toBe(whole);
  });

  it("is resumed when the job that takes it back was given up", async () => {
    const { ctx, reader, ofSeller, earned } = await aFreeThing();
    await cancelOrder(ctx, { ...reader, sellerOrderId: ofSeller.sellerOrderId, reason: "" });
    await forgetJobs(ctx);
    expect(await earned()).toBeGreaterThan(0);
    ctx.clock.advance(2 * HOUR_MS);
    await resumeMoney(ctx);
    await runJobs(ctx);
    expect(await earned()).toBe(0);
  });

  it("gives nothing back as goodwill: the seller alone would lose by it", async () => {
    const { ctx, ofSeller, itemId } = await aFreeThing();
    const wanted = { ...ofSeller, items: [{ orderItemId: itemId, quantity: 1 }], withShipping: false };
    await expect(refundSellerOrder(ctx, { ...wanted, reason: "Sorry", key: "one" })).rejects.toMatchObject({
      code: "ORDER_NOT_REFUNDABLE",
    });
  });
});

describe("a part that was cancelled before refunds were promised", () => {
  it("is promised its refund when the tables are brought up to date, as it is today", async () => {
    const { ctx, reader, restId, refunded } = await aFreeThing();
    await cancelOrder(ctx, { ...reader, reason: "" });
    await forgetJobs(ctx);
    const promises = () =>
      database.db
        .selectFrom("order_events")
        .where("order_id", "=", reader.orderId)
        .where("type", "=", "RefundPromised")
        .select(["sequence", sql<{ money: object; refundId: string }>`payload`.as("payload")])
        .orderBy("sequence")
        .execute();
    const today = await promises();
    // As it was then: cancelled, and no word of a refund.
    await sql`
      alter table order_events disable trigger order_events_append_only;
      delete from order_events where order_id = '${sql.raw(reader.orderId)}' and type = 'RefundPromised';
      update order_events event set sequence = (
        select count(*) from order_events earlier
        where earlier.order_id = event.order_id and earlier.sequence <= event.sequence)
        where order_id = '${sql.raw(reader.orderId)}';
      alter table order_events enable trigger order_events_append_only;
      update orders set event_count = (select max(sequence) from order_events where order_id = orders.id)
        where id = '${sql.raw(reader.orderId)}';
      update seller_orders set promised_amount = 0, waiting_refund_count = 0
        where order_id = '${sql.raw(reader.orderId)}'
    `.execute(database.db);
    await migrations["20261130T0632-refunds-before-promises"]?.up(database.db);
    const then = await promises();
    // It did not tell tax and commission on shipping apart then, and knew no other fees and no tax of sellers.
    const {
      shippingTax: _,
      shippingCommission: __,
      sellerTax: _tax,
      processingFee: _processing,
      itemFee: _item,
      orderFee: _order,
      ...money
    } = {
      ...{ shippingTax: 0, shippingCommission: 0, sellerTax: 0, processingFee: 0, itemFee: 0, orderFee: 0 },
      ...today[0]?.payload.money,
    };
    expect(then[0]?.payload.money).toEqual(money);
    expect(today.map(({ payload }) => payload.money)).toMatchObject(then.map(({ payload }) => payload.money));
    ctx.clock.advance(2 * HOUR_MS);
    await resumeMoney(ctx);
    await runJobs(ctx);
    expect(refunded()).toBe((await getOrder(ctx, reader)).total.amount);
    expect((await getOrder(ctx, reader)).sellerOrders.find((part) => part.id === restId)?.refunds).toHaveLength(1);
    // Run again, it finds nothing to promise.
    await migrations["20261130T0632-refunds-before-promises"]?.up(database.db);
    expect(await promises()).toEqual(then);
  });
});
