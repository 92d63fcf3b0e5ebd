import {
  cancelOrder,
  cancelOrderAsStaff,
  cancelSellerOrder,
  completeOrders,
  deliverShipment,
  deliverShipmentAsStaff,
  getOrder,
  getSellerOrder,
  presumeArrivals,
  receiveShipment,
  refundOrderAsStaff,
  refundSellerOrder,
  shipItems,
} from "@emporia/core/orders";
import { getOrderAsOf, getSellerBalance } from "@emporia/core/payments";
import { DAY_MS, newId, ServiceUnavailable } from "@emporia/core/platform";
import { openComplaint } from "@emporia/core/returns";
import {
  actor,
  aPaidOrder,
  listDisagreements,
  readBooks,
  readLevel,
  readOrder,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

const aGuest = () => testContext(database.db);
type Placed = Awaited<ReturnType<typeof anOrder>>;
async function anOrder(given: Parameters<typeof aPaidOrder>[1] = {}) {
  const order = await aPaidOrder(aGuest(), given);
  await runJobs(order.ctx);
  order.ctx.mailer.sent.length = 0;
  const [part, other] = order.parts;
  const [product] = order.products;
  if (!part || !product) throw new Error("an order has a part");
  const reader = { orderId: order.orderId, token: order.token };
  const view = () => getOrder(order.ctx, reader);
  const ofSeller = { sellerId: part.sellerId, sellerOrderId: part.id };
  const items = (await view()).sellerOrders[0]?.items.map((item) => item.id) ?? [];
  return { ...order, part, other: other?.id, product, reader, view, ofSeller, items };
}
const refunded = ({ ctx }: Placed) =>
  [...ctx.payments.intents.values()].reduce((total, intent) => total + intent.refunded, 0);
/** What the seller has of it, sent to them or not. */
const earned = async ({ ctx, part }: Placed) => {
  const { payable, transferred } = await getSellerBalance(ctx, { sellerId: part.sellerId, limit: 1 });
  return payable.amount + transferred.amount;
};
const unit = (orderItemId: string | undefined, quantity = 1) => ({ orderItemId: orderItemId ?? "", quantity });

describe("P-112 cancelling some units", () => {
  it("gives back stock and the units' own money, and the shipping with the last of them", async () => {
    const order = await anOrder({ items: 2, quantity: 3, priceAmount: 1001 });
    const { ctx, reader, items, product } = order;
    // Two items at $10.01, three of each, 7.25 % of tax on each line of $30.03: $2.18.
    const before = await readLevel(database.db, product.variantId);
    const view = await cancelOrder(ctx, { ...reader, items: [unit(items[0], 2)], reason: "One is enough" });
    expect(view.sellerOrders[0]?.items[0]).toMatchObject({ quantity: 3, cancelledQuantity: 2 });
    expect(view.sellerOrders[0]?.refunds).toMatchObject([{ status: "PENDING", amount: { amount: 2002 + 73 + 73 } }]);
    await runJobs(ctx);
    expect(refunded(order)).toBe(2002 + 146);
    expect((await readLevel(database.db, product.variantId)).on_hand).toBe(before.on_hand + 2);
    expect(await earned(order)).toBe(4 * 1001 + 500 - Math.round(4 * 80.08));
    await cancelOrder(ctx, { ...reader, items: [unit(items[0])], reason: "" });
    await cancelOrder(ctx, { ...reader, items: [unit(items[1], 3)], reason: "" });
    await runJobs(ctx);
    expect(refunded(order)).toBe(order.part.total);
    expect(await earned(order)).toBe(0);
    expect(await readOrder(database.db, reader.orderId)).toMatchObject({
      status: "CANCELLED",
      payment_status: "REFUNDED",
    });
    expect(ctx.mailer.sent.filter((mail) => mail.subject.includes("Do not send"))).toHaveLength(3);
  });

  it("P-111 is in the books of that moment once Stripe has given it, though it is booked before", async () => {
    const order = await anOrder({ quantity: 2 });
    const { ctx, reader, items } = order;
    const finance = { ...ctx, actor: actor({ id: newId(), staffRole: "finance" }) };
    const asOf = async (sequence: number) => {
      const { type, refunded, accounts } = await getOrderAsOf(finance, { orderId: order.orderId, sequence });
      return { type, refunded: refunded.amount, atStripe: accounts?.find((each) => each.account === "stripe_balance") };
    };
    const paid = (await asOf(4)).atStripe?.balance.amount ?? 0;
    ctx.clock.advance(DAY_MS);
    await cancelOrder(ctx, { ...reader, items: [unit(items[0])], reason: "" });
    ctx.clock.advance(1000);
    ctx.payments.before = (call) => {
      if (call === "refund") throw new ServiceUnavailable("Stripe does not answer.");
    };
    await runJobs(ctx, { failures: "keep" });
    expect(await asOf(6)).toMatchObject({
      type: "RefundPromised",
      refunded: 0,
      atStripe: { balance: { amount: paid } },
    });
    ctx.payments.before = () => {};
    ctx.clock.advance(DAY_MS);
    await runJobs(ctx);
    const { refunded } = await order.view();
    expect(await asOf(6)).toMatchObject({ refunded: 0, atStripe: { balance: { amount: paid } } });
    expect(await asOf(7)).toMatchObject({
      ...{ type: "RefundIssued", refunded: refunded.amount },
      atStripe: { balance: { amount: paid - refunded.amount } },
    });
  });

  it("names what is wrong with what was asked for", async () => {
    const { ctx, reader, items } = await anOrder({ quantity: 2 });
    const cancelled = (units: { orderItemId: string; quantity: number }[]) =>
      cancelOrder(ctx, { ...reader, items: units, reason: "" });
    await expect(cancelled([unit(items[0], 3)])).rejects.toMatchObject({
      details: { fieldErrors: { "items.0.quantity": expect.stringContaining("Only 2 of") } },
    });
    for (const wrong of [[unit(newId())], [unit(items[0]), unit(items[0])]])
      await expect(cancelled(wrong)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("is the shop's alone once something has left, and brings the seller the money for the rest", async () => {
    const order = await anOrder({ quantity: 2 });
    const { ctx, reader, items, ofSeller } = order;
    const parcel = { ...ofSeller, carrier: "UPS", trackingNumber: "1Z1" };
    await shipItems(ctx, { ...parcel, items: [unit(items[0])] });
    await runJobs(ctx);
    expect(ctx.payments.transfers).toEqual([]);
    await expect(cancelOrder(ctx, { ...reader, items: [unit(items[0])], reason: "" })).rejects.toMatchObject({
      code: "ORDER_NOT_CANCELLABLE",
    });
    const stranger = { ...ofSeller, sellerId: newId(), items: [unit(items[0])], reason: "Not mine" };
    await expect(cancelSellerOrder(ctx, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const view = await cancelSellerOrder(ctx, { ...ofSeller, reason: "The second one broke" });
    expect(view).toMatchObject({ status: "SHIPPED", isCancellable: false });
    await runJobs(ctx);
    expect(ctx.payments.transfers).toMatchObject([{ amount: 2500 + 500 - 200 }]);
    expect(view.earnings).toMatchObject({
      net: { amount: 2800 },
      givenBack: { amount: 2300 },
      commissionGivenBack: { amount: 200 },
    });
    expect(await earned(order)).toBe(2800);
  });

  it("J-22 of the last unit by shopper and seller at once happens once", async () => {
    const order = await anOrder({ quantity: 1 });
    const { ctx, reader, items, ofSeller } = order;
    const tries = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => cancelOrder(ctx, { ...reader, items: [unit(items[0])], reason: "" })),
      ...Array.from({ length: 4 }, () => cancelSellerOrder(ctx, { ...ofSeller, reason: "Sold out" })),
      ...Array.from({ length: 4 }, () => shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: newId() })),
    ]);
    await runJobs(ctx);
    const { sellerOrders } = await order.view();
    const sent = sellerOrders[0]?.shipments.length ?? 0;
    const gone = sellerOrders[0]?.items[0]?.cancelledQuantity ?? 0;
    expect(sent + gone).toBe(1);
    expect(refunded(order)).toBe(gone * order.part.total);
    expect(ctx.payments.transfers).toHaveLength(sent);
    expect(tries.some((each) => each.status === "fulfilled")).toBe(true);
  });
});

describe("ORD-03 what was refunded whole before it was sent", () => {
  it("is put back on the shelf by the shop, and no money moves", async () => {
    const order = await anOrder({ quantity: 2 });
    const { ctx, ofSeller, reader, product, part } = order;
    const before = await readLevel(database.db, product.variantId);
    const all = { ...ofSeller, amount: part.total, items: [], withShipping: false, reason: "Sorry", key: "all-of-it" };
    await refundSellerOrder(ctx, all);
    await runJobs(ctx);
    expect(await getSellerOrder(ctx, ofSeller)).toMatchObject({
      ...{ status: "REFUNDED", isShippable: false, isCancellable: true },
    });
    await expect(
      shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "1Z7", items: undefined }),
    ).rejects.toMatchObject({ code: "ORDER_NOT_SHIPPABLE" });
    await expect(cancelOrder(ctx, { ...reader, reason: "" })).rejects.toMatchObject({ code: "ORDER_NOT_CANCELLABLE" });
    await Promise.all(Array.from({ length: 4 }, () => cancelSellerOrder(ctx, { ...ofSeller, reason: "Not sent" })));
    await runJobs(ctx);
    expect((await readLevel(database.db, product.variantId)).on_hand).toBe(before.on_hand + 2);
    expect(await order.view()).toMatchObject({ status: "CANCELLED", paymentStatus: "REFUNDED" });
    expect(refunded(order)).toBe(part.total);
    expect(await earned(order)).toBe(0);
  });
});

describe("PN-31 a parcel that is told twice", () => {
  it("is the same one when its items are, and is refused when they are not", async () => {
    const { ctx, ofSeller, items, view } = await anOrder({ quantity: 3, items: 2 });
    const parcel = { ...ofSeller, carrier: "UPS", trackingNumber: "1Z9" };
    for (let again = 0; again < 2; again++) await shipItems(ctx, { ...parcel, items: [unit(items[0], 2)] });
    const others = [[unit(items[1], 3)], [unit(items[0])], [unit(items[0], 2), unit(items[1])], undefined];
    for (const other of others)
      await expect(shipItems(ctx, { ...parcel, items: other })).rejects.toMatchObject({
        details: { fieldErrors: { trackingNumber: expect.stringContaining("Check the number") } },
      });
    expect((await view()).sellerOrders[0]?.shipments).toHaveLength(1);
    const rest = { ...parcel, trackingNumber: "1Z10" };
    for (let again = 0; again < 2; again++) await shipItems(ctx, rest);
    expect((await view()).sellerOrders[0]).toMatchObject({ status: "SHIPPED", shipments: [{}, {}] });
  });
});

describe("P-118 refunds", () => {
  it("PN-12 take the seller's share and the commission back, also after they were paid", async () => {
    const order = await anOrder({ quantity: 2 });
    const { ctx, ofSeller, items } = order;
    await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "1Z2" });
    await runJobs(ctx);
    expect(ctx.payments.transfers).toMatchObject([{ amount: 5000 + 500 - 400 }]);
    const refund = {
      ...ofSeller,
      items: [unit(items[0])],
      withShipping: false,
      ...{ cause: "damaged" as const, reason: "A scratch", key: "scratch-1" },
    };
    for (let again = 0; again < 2; again++) await refundSellerOrder(ctx, refund);
    await runJobs(ctx);
    expect(refunded(order)).toBe(2500 + 182);
    expect((await order.view()).sellerOrders[0]?.refunds).toMatchObject([{ kind: "goodwill", cause: "damaged" }]);
    expect(await earned(order)).toBe(5100 - (2500 - 200));
    await refundSellerOrder(ctx, {
      ...ofSeller,
      amount: 1000,
      items: [],
      withShipping: false,
      reason: "So late",
      key: "late-0001",
    });
    await runJobs(ctx);
    expect(refunded(order)).toBe(3682);
    const { refundable } = await getSellerOrder(ctx, ofSeller);
    expect(refundable.amount).toBe(order.part.total - 3682);
    const rest = { ...ofSeller, amount: refundable.amount, items: [], withShipping: false, reason: "All of it" };
    await expect(
      refundSellerOrder(ctx, { ...rest, amount: refundable.amount + 1, key: "too-much" }),
    ).rejects.toMatchObject({ details: { fieldErrors: { amount: expect.any(String) } } });
    await refundSellerOrder(ctx, { ...rest, key: "the-rest" });
    await runJobs(ctx);
    expect(await order.view()).toMatchObject({ status: "REFUNDED", paymentStatus: "REFUNDED" });
    expect(await earned(order)).toBe(0);
    await expect(refundSellerOrder(ctx, { ...rest, amount: 1, key: "no-more-1" })).rejects.toMatchObject({
      code: "ORDER_NOT_REFUNDABLE",
    });
  });

  it("of many at once never give more than was paid", async () => {
    const order = await anOrder({ quantity: 1 });
    const { ctx, ofSeller, reader, part } = order;
    const wanted = { amount: Math.ceil(part.total / 3), items: [], withShipping: false, reason: "Sorry" };
    const staff = ctx.as(actor({ id: newId(), staffRole: "operations" }));
    const tries = await Promise.allSettled([
      ...Array.from({ length: 3 }, (_, at) => refundSellerOrder(ctx, { ...ofSeller, ...wanted, key: `seller-${at}` })),
      ...Array.from({ length: 3 }, (_, at) =>
        refundOrderAsStaff(staff, { ...wanted, ...reader, sellerOrderId: part.id, key: `staff---${at}` }),
      ),
    ]);
    await runJobs(ctx);
    expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(2);
    expect(refunded(order)).toBe(2 * wanted.amount);
  });

  it("PAY-04 of only the shipping bring the tax on it along, once, and leave the items theirs", async () => {
    // In New York shipping is taxed too: 4 % of $5.00 and of $25.00.
    const order = await anOrder({ state: "NY" });
    const { ctx, ofSeller, items } = order;
    const shipping = { ...ofSeller, items: [], withShipping: true, reason: "It came late" };
    await refundSellerOrder(ctx, { ...shipping, key: "shipping-1" });
    await runJobs(ctx);
    expect(refunded(order)).toBe(520);
    expect(await earned(order)).toBe(2500 - 200);
    for (const again of [{ items: [] }, { items: [unit(items[0])] }])
      await expect(refundSellerOrder(ctx, { ...shipping, ...again, key: "shipping-2" })).rejects.toMatchObject({
        code: "VALIDATION_FAILED",
        details: { fieldErrors: { withShipping: expect.stringContaining("without it") } },
      });
    const rest = { ...ofSeller, items: [unit(items[0])], withShipping: false, reason: "It broke" };
    await refundSellerOrder(ctx, { ...rest, key: "last-unit" });
    await runJobs(ctx);
    expect(refunded(order)).toBe(520 + 2600);
    expect(await order.view()).toMatchObject({ paymentStatus: "REFUNDED" });
  });
});

describe("parcels that arrive", () => {
  it("P-111 P-125 are told by the seller, by who gets them or by staff, and by nobody else", async () => {
    const { ctx, ofSeller, items, reader, view } = await anOrder({ quantity: 3 });
    for (const trackingNumber of ["A1", "A2", "A3"])
      await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber, items: [unit(items[0])] });
    const ids = (await view()).sellerOrders[0]?.shipments.map((shipment) => shipment.id) ?? [];
    const [first = "", second = "", third = ""] = ids;
    const stranger = ctx.as(actor({ id: newId() }));
    await expect(receiveShipment(stranger, { orderId: reader.orderId, shipmentId: first })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(deliverShipment(ctx, { sellerId: newId(), shipmentId: first })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await deliverShipment(ctx, { sellerId: ofSeller.sellerId, shipmentId: first });
    for (let again = 0; again < 2; again++) await receiveShipment(ctx, { ...reader, shipmentId: second });
    expect((await view()).status).toBe("SHIPPED");
    const staff = ctx.as(actor({ id: newId(), staffRole: "support" }));
    await deliverShipmentAsStaff(staff, { orderId: reader.orderId, shipmentId: third });
    expect((await view()).status).toBe("DELIVERED");
    await expect(receiveShipment(ctx, { ...reader, shipmentId: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("P-125 count as arrived when nobody says otherwise, and not while their shopper misses them", async () => {
    const { ctx, ofSeller, view, reader } = await anOrder({ sellers: 2 });
    const [, other] = (await view()).sellerOrders;
    await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "C1" });
    await shipItems(ctx, {
      ...{ sellerId: other?.seller.id ?? "", sellerOrderId: other?.id ?? "" },
      ...{ carrier: "UPS", trackingNumber: "C2" },
    });
    const { maxDays = 0 } = other?.shippingMethod ?? {};
    const statuses = async () => (await view()).sellerOrders.map((part) => part.status);
    ctx.clock.advance((maxDays + 14) * DAY_MS);
    await openComplaint(ctx, { ...reader, sellerOrderId: other?.id ?? "", text: "It never came.", pictureIds: [] });
    await presumeArrivals(ctx);
    expect(await statuses()).toEqual(["SHIPPED", "SHIPPED"]);
    ctx.clock.advance(1);
    for (let again = 0; again < 2; again++) await presumeArrivals(ctx);
    expect(await statuses()).toEqual(["DELIVERED", "SHIPPED"]);
    expect((await view()).timeline.filter((entry) => entry.type === "ShipmentDelivered")).toMatchObject([
      { text: expect.stringContaining("nobody has said that it did not") },
    ]);
    // The shopper can still send back what only counts as arrived, and the part completes in its time.
    expect((await view()).sellerOrders[0]?.items.every((item) => item.returnableQuantity > 0)).toBe(true);
    ctx.clock.advance(30 * DAY_MS + 1);
    await completeOrders(ctx);
    expect(await statuses()).toEqual(["COMPLETED", "SHIPPED"]);
    await runJobs(ctx);
  });

  it("ORD-09 are completed when nothing of them can be sent back any more", async () => {
    const { ctx, ofSeller, view, reader } = await anOrder({ sellers: 2 });
    const shipped = await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "B1" });
    await deliverShipment(ctx, { sellerId: ofSeller.sellerId, shipmentId: shipped.shipments[0]?.id ?? "" });
    ctx.clock.advance(30 * DAY_MS);
    await completeOrders(ctx);
    expect((await view()).sellerOrders.map((part) => part.status)).toEqual(["DELIVERED", "CONFIRMED"]);
    ctx.clock.advance(1);
    for (let again = 0; again < 2; again++) await completeOrders(ctx);
    expect((await view()).sellerOrders.map((part) => part.status)).toEqual(["COMPLETED", "CONFIRMED"]);
    const clerk = ctx.as(actor({ id: newId(), staffRole: "operations" }));
    await cancelOrderAsStaff(clerk, {
      orderId: reader.orderId,
      sellerOrderId: (await view()).sellerOrders[1]?.id,
      reason: "Lost",
    });
    expect((await view()).status).toBe("COMPLETED");
    await runJobs(ctx);
  });
});
