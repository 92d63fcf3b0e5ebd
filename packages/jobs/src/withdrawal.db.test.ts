import type { WithdrawalExclusion } from "@emporia/contracts/catalog/constants";
import { getProductPage, setWithdrawalExclusion } from "@emporia/core/catalog";
import { completeCheckout, getShippingRates, setShippingMethod } from "@emporia/core/checkout";
import { cancelSellerOrder, completeOrders, deliverShipment, getOrder, shipItems } from "@emporia/core/orders";
import { captureOrder, getSellerBalance } from "@emporia/core/payments";
import { DAY_MS, newId } from "@emporia/core/platform";
import {
  endReturn,
  getWithdrawal,
  inspectReturn,
  lookAfterReturns,
  openComplaint,
  receiveReturn,
  rejectReturn,
  setWithdrawalCountry,
  withdrawFromContract,
} from "@emporia/core/returns";
import {
  aCheckout,
  actor,
  anArrivedOrder,
  aPaidOrder,
  aProduct,
  aSeller,
  listDisagreements,
  readBooks,
  readLevel,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
const setDays = (days: number) =>
  setWithdrawalCountry(testContext(database.db), { country: "US", days, reason: "For this test alone." });
beforeAll(async () => {
  await someTaxRates(database.db);
  await setDays(14);
});
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** An order of one shop that is paid for. */
async function paid(given: Parameters<typeof aPaidOrder>[1] = {}) {
  const order = await aPaidOrder(testContext(database.db), given);
  const { ctx } = order;
  await runJobs(ctx);
  const part = order.parts[0] ?? { id: "", sellerId: "", total: 0 };
  const keeper = { sellerId: part.sellerId };
  const reader = { orderId: order.orderId, token: order.token };
  const view = async () => {
    const seen = (await getOrder(ctx, reader)).sellerOrders[0];
    if (!seen) throw new Error("an order has a part");
    return seen;
  };
  const itemId = (await view()).items[0]?.id ?? "";
  const send = async (quantity: number) => {
    const items = [{ orderItemId: itemId, quantity }];
    const sent = { ...keeper, sellerOrderId: part.id, carrier: "UPS", trackingNumber: newId(), items };
    const { shipments } = await shipItems(ctx, sent);
    await runJobs(ctx);
    return shipments.at(-1)?.id ?? "";
  };
  const arrive = async (shipmentId: string) => {
    await deliverShipment(ctx, { ...keeper, shipmentId });
    await runJobs(ctx);
  };
  const withdraw = async (quantity: number) => {
    const name = "Ada Lovelace";
    const { sellerOrders } = await withdrawFromContract(ctx, {
      ...{ ...reader, name },
      items: [{ orderItemId: itemId, quantity }],
    });
    await runJobs(ctx);
    return sellerOrders[0]?.returns.at(-1)?.id ?? "";
  };
  /** It is here again, and good as new. */
  const takeBack = async (returnId: string, restocked: number) => {
    await receiveReturn(ctx, keeper, { returnId });
    const items = [{ orderItemId: itemId, restocked, scrapped: 0, refused: 0 }];
    await inspectReturn(ctx, keeper, { returnId, items, withShipping: false, note: "" });
    await runJobs(ctx);
  };
  const variantId = order.products[0]?.variantId ?? "";
  const refunded = () => [...ctx.payments.intents.values()].reduce((sum, intent) => sum + intent.refunded, 0);
  const subjects = () => ctx.mailer.sent.map((mail) => mail.subject);
  const clear = () => {
    ctx.mailer.sent.length = 0;
  };
  clear();
  const staff = ctx.as(actor({ id: newId(), staffRole: "operations" }));
  return {
    ...{ ...order, part, keeper, reader, view, itemId, send, arrive, withdraw, takeBack, variantId, refunded },
    ...{ subjects, clear, staff },
  };
}

describe("P-116 withdrawing from a contract", () => {
  it("needs no reason, cannot be turned down, and gives the shipping back with the whole of it", async () => {
    const { ctx, keeper, reader, view, itemId, send, arrive, refunded, part, subjects, takeBack } = await paid({
      quantity: 2,
    });
    await arrive(await send(2));
    const asked = (quantity: number) =>
      withdrawFromContract(ctx, { ...reader, name: "Ada Lovelace", items: [{ orderItemId: itemId, quantity }] });
    await expect(getWithdrawal(ctx, { ...reader, token: "forged" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getWithdrawal(ctx, reader)).toMatchObject({
      days: 14,
      parts: [{ sellerOrderId: part.id, items: [{ orderItemId: itemId, quantity: 2, unsentQuantity: 0 }] }],
    });
    await expect(asked(3)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    const both = await Promise.allSettled([asked(2), asked(2)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await runJobs(ctx);
    const [mail, other] = ctx.mailer.sent.filter((each) => each.subject.startsWith("We have your withdrawal"));
    expect(mail?.text).toContain("Ada Lovelace withdraws from the contract.");
    expect(other).toBeUndefined();
    expect(subjects().filter((subject) => subject.startsWith("A shopper withdraws"))).toHaveLength(1);
    expect(subjects().some((subject) => subject.startsWith("You can send it back"))).toBe(false);
    const [returned] = (await view()).returns;
    const returnId = returned?.id ?? "";
    expect(returned).toMatchObject({ status: "APPROVED", isWithdrawal: true });
    await expect(rejectReturn(ctx, keeper, { returnId, reason: "We do not want it back." })).rejects.toMatchObject({
      code: "RETURN_TRANSITION_REFUSED",
    });
    await takeBack(returnId, 2);
    expect(refunded()).toBe(part.total);
  });

  it("need not wait for a parcel: what is on its way comes back by itself, whoever says so", async () => {
    const { view, send, withdraw, takeBack, refunded, part, variantId, ctx, reader, keeper } = await paid({
      quantity: 2,
    });
    const before = await readLevel(database.db, variantId);
    await send(2);
    const returnId = await withdraw(2);
    expect(await view()).toMatchObject({ status: "SHIPPED", returns: [{ status: "APPROVED", isWithdrawal: true }] });
    expect((await getWithdrawal(ctx, reader)).parts).toEqual([]);
    await takeBack(returnId, 2);
    expect(await view()).toMatchObject({
      ...{ status: "REFUNDED", shipments: [{ hasComeBack: true }] },
      items: [{ deliveredQuantity: 2, returnedQuantity: 2 }],
    });
    const { timeline } = await getOrder(ctx, reader);
    expect(timeline.map(({ text }) => text)).toContainEqual(expect.stringContaining("came back to it"));
    expect(refunded()).toBe(part.total);
    expect((await readLevel(database.db, variantId)).on_hand).toBe(before.on_hand + 2);
    const balance = await getSellerBalance(ctx, { ...keeper, limit: 1 });
    expect(balance.payable.amount + balance.transferred.amount).toBe(0);
  });

  it("of a part of a parcel says nothing about the rest of it but that it has arrived", async () => {
    const { view, send, withdraw, takeBack } = await paid({ quantity: 3 });
    await send(3);
    await takeBack(await withdraw(1), 1);
    expect(await view()).toMatchObject({
      ...{ status: "DELIVERED", shipments: [{ hasComeBack: false }] },
      items: [{ deliveredQuantity: 3, returnedQuantity: 1 }],
    });
  });

  it("cancels what was not sent, asks the rest back, says when both were heard, and gives all of it back", async () => {
    const { ctx, view, send, withdraw, takeBack, refunded, part, variantId, subjects } = await paid({ quantity: 3 });
    const before = await readLevel(database.db, variantId);
    await send(1);
    const returnId = await withdraw(3);
    expect(await view()).toMatchObject({ items: [{ cancelledQuantity: 2 }], returns: [{ items: [{ quantity: 1 }] }] });
    expect(subjects().filter((subject) => subject.startsWith("We have your withdrawal"))).toEqual([
      expect.stringMatching(/: order ORD-\S+$/),
      expect.stringMatching(/: return ORD-\S+$/),
    ]);
    const receipt = ctx.mailer.sent.find((mail) => mail.subject.includes("withdrawal: order"));
    expect(receipt?.text).toContain("Ada Lovelace withdraws from the contract.");
    expect(receipt?.text).toMatch(/\d\d:\d\d UTC/);
    expect(receipt?.text).toContain("× 2");
    await takeBack(returnId, 1);
    expect(refunded()).toBe(part.total);
    // Two never left the shelf, and one is on it again.
    expect((await readLevel(database.db, variantId)).on_hand).toBe(before.on_hand + 3);
  });

  it("gives the shipping back too where the shop cancels what was left, after it came back and before", async () => {
    for (const isBackFirst of [true, false]) {
      const { ctx, keeper, part, send, arrive, withdraw, takeBack, refunded, view } = await paid({
        items: 2,
      });
      await arrive(await send(1));
      const returnId = await withdraw(1);
      const cancel = async () => {
        const items = [{ orderItemId: (await view()).items[1]?.id ?? "", quantity: 1 }];
        await cancelSellerOrder(ctx, { ...keeper, sellerOrderId: part.id, items, reason: "None left" });
        await runJobs(ctx);
      };
      if (isBackFirst) await takeBack(returnId, 1);
      await cancel();
      if (!isBackFirst) await takeBack(returnId, 1);
      expect([refunded(), (await view()).refundable.amount]).toEqual([part.total, 0]);
    }
  });

  it("before anything is sent is a cancellation, and asked for many times at once it happens once", async () => {
    const { ctx, view, withdraw, refunded, part } = await paid({ quantity: 2 });
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => withdraw(2)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await runJobs(ctx);
    expect(await view()).toMatchObject({ status: "CANCELLED", returns: [] });
    expect(refunded()).toBe(part.total);
  });

  it("follows the days that held when it was ordered", async () => {
    const early = await paid();
    await setDays(0);
    const none = await paid();
    await setDays(14);
    await early.arrive(await early.send(1));
    await none.arrive(await none.send(1));
    expect(await getWithdrawal(early.ctx, early.reader)).toMatchObject({ days: 14, parts: [{}] });
    expect(await getWithdrawal(none.ctx, none.reader)).toMatchObject({ days: null, parts: [] });
    await expect(none.withdraw(1)).rejects.toMatchObject({ code: "WITHDRAWAL_REFUSED" });
    await early.withdraw(1);
  });

  it("keeps a part open for the days of its order, which may be more than those for returns", async () => {
    await setDays(60);
    const order = await paid();
    await setDays(14);
    await order.arrive(await order.send(1));
    order.ctx.clock.advance(45 * DAY_MS);
    await completeOrders(order.ctx);
    expect((await order.view()).status).toBe("DELIVERED");
    order.ctx.clock.advance(17 * DAY_MS);
    await completeOrders(order.ctx);
    expect((await order.view()).status).toBe("COMPLETED");
    await expect(order.withdraw(1)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });
});

describe("P-116 what the law leaves out", () => {
  const sold = async (exclusion: WithdrawalExclusion) => {
    const world = testContext(database.db);
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    const own = { sellerId: seller.id, productId: product.id };
    for (let again = 0; again < 2; again++)
      expect(await setWithdrawalExclusion(world, { ...own, exclusion })).toMatchObject({
        withdrawalExclusion: exclusion,
      });
    await expect(setWithdrawalExclusion(world, { ...own, sellerId: newId(), exclusion })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await getProductPage(world, { ref: product.id })).product).toMatchObject({
      withdrawalExclusion: exclusion,
    });
    const { ctx, orderId, token, items } = await anArrivedOrder(world, { variantId: product.variantId });
    // What is said later is not said of what was sold before.
    await setWithdrawalExclusion(world, { ...own, exclusion: null });
    await runJobs(ctx);
    const orderItemId = items[0]?.id ?? "";
    const withdraw = () =>
      withdrawFromContract(ctx, { orderId, token, name: "Ada", items: [{ orderItemId, quantity: 1 }] });
    return { ctx, orderItemId, withdraw, keeper: { sellerId: seller.id }, reader: { orderId, token } };
  };

  it("cannot be withdrawn from, and the page says why, as it was when it was sold", async () => {
    const { ctx, reader, withdraw, orderItemId } = await sold("made_to_order");
    expect(await getWithdrawal(ctx, reader)).toMatchObject({
      parts: [],
      excluded: [{ orderItemId, exclusion: "made_to_order" }],
    });
    await expect(withdraw()).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("can be withdrawn from while it is sealed, and its shop turns down what was opened", async () => {
    const { ctx, reader, withdraw, orderItemId, keeper } = await sold("sealed_hygiene");
    expect(await getWithdrawal(ctx, reader)).toMatchObject({ parts: [{}], excluded: [{ orderItemId }] });
    const { sellerOrders } = await withdraw();
    const returnId = sellerOrders[0]?.returns[0]?.id ?? "";
    await receiveReturn(ctx, keeper, { returnId });
    const items = [{ orderItemId, restocked: 0, scrapped: 0, refused: 1 }];
    await inspectReturn(ctx, keeper, { returnId, items, withShipping: false, note: "Its seal is broken." });
    await runJobs(ctx);
    expect((await getOrder(ctx, reader)).sellerOrders[0]?.returns).toMatchObject([{ refund: null }]);
  });

  it("is what was paid on top for a faster way than the cheapest", async () => {
    const world = testContext(database.db);
    const product = await aProduct(database.db, await aSeller(database.db));
    const { ctx, checkoutId } = await aCheckout(world, [{ variantId: product.variantId }]);
    const { groups } = await getShippingRates(ctx, { checkoutId });
    const rates = groups[0]?.rates ?? [];
    const [cheapest, fastest] = [rates[0], rates.at(-1)];
    const ontop = (fastest?.price.amount ?? 0) - (cheapest?.price.amount ?? 0);
    expect(ontop).toBeGreaterThan(0);
    await setShippingMethod(ctx, {
      checkoutId,
      choices: [{ sellerId: groups[0]?.seller.id ?? "", rateId: fastest?.id ?? "" }],
    });
    const answer = await completeCheckout(ctx, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(`The order is ${answer.status}.`);
    const reader = { orderId: answer.orderId, token: answer.orderToken };
    await captureOrder(ctx, reader);
    const seen = async () => (await getOrder(ctx, reader)).sellerOrders[0];
    const part = await seen();
    const keeper = { sellerId: part?.seller.id ?? "" };
    await shipItems(ctx, { ...keeper, sellerOrderId: part?.id ?? "", carrier: "UPS", trackingNumber: newId() });
    const orderItemId = part?.items[0]?.id ?? "";
    await withdrawFromContract(ctx, { ...reader, name: "Ada", items: [{ orderItemId, quantity: 1 }] });
    const returnId = (await seen())?.returns[0]?.id ?? "";
    await receiveReturn(ctx, keeper, { returnId });
    const items = [{ orderItemId, restocked: 1, scrapped: 0, refused: 0 }];
    await inspectReturn(ctx, keeper, { returnId, items, withShipping: false, note: "" });
    await runJobs(ctx);
    expect((await seen())?.returns[0]?.refund?.amount.amount).toBe((part?.total.amount ?? 0) - ontop);
  });
});

describe("P-116 a withdrawal that is never sent back", () => {
  it("has one date, is reminded of by it, and ends a month after it, of which its shopper was told", async () => {
    const { ctx, view, send, arrive, withdraw, reader, part, subjects, clear, keeper } = await paid();
    await arrive(await send(1));
    const returnId = await withdraw(1);
    const { sendBy, number } = (await view()).returns[0] ?? {};
    if (!sendBy || !number) throw new Error("a withdrawal has a day");
    expect(Date.parse(sendBy) - ctx.clock.now().getTime()).toBeGreaterThan(14 * DAY_MS - 1);
    expect(Date.parse(sendBy) - ctx.clock.now().getTime()).toBeLessThan(15 * DAY_MS);
    expect((await view()).returns[0]?.due).toEqual({ by: "shopper", at: sendBy });
    const mails = async () => {
      for (let again = 0; again < 2; again++) await lookAfterReturns(ctx);
      await runJobs(ctx);
      const sent = subjects().filter((subject) => subject.includes(number));
      clear();
      return sent;
    };
    clear();
    ctx.clock.advance(9 * DAY_MS);
    expect(await mails()).toEqual([]);
    ctx.clock.advance(Date.parse(sendBy) - 4 * DAY_MS + 1 - ctx.clock.now().getTime());
    expect(await mails()).toEqual([expect.stringMatching(/^Send it back by /)]);
    ctx.clock.advance(4 * DAY_MS + 22 * DAY_MS);
    expect(await mails()).toEqual([]);
    ctx.clock.advance(2 * DAY_MS);
    expect(await mails()).toEqual([expect.stringMatching(/^Your withdrawal ends on /)]);
    ctx.clock.advance(7 * DAY_MS - 1);
    expect(await mails()).toEqual([]);
    expect((await view()).returns).toMatchObject([{ status: "APPROVED" }]);
    ctx.clock.advance(1);
    expect((await mails()).sort()).toEqual([
      expect.stringMatching(/^A return was withdrawn/),
      expect.stringMatching(/^Your return .* was closed$/),
    ]);
    expect((await view()).returns).toMatchObject([{ status: "WITHDRAWN", isLapsed: true }]);
    // Who did send it can say so.
    expect((await view()).complaintReason).toBe("return_not_received");
    const text = "I did send it back in time.";
    await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] });
    await expect(receiveReturn(ctx, keeper, { returnId })).rejects.toMatchObject({ code: "RETURN_TRANSITION_REFUSED" });
  });

  it("is due from the arrival of what was still on its way", async () => {
    const { ctx, view, send, arrive, withdraw } = await paid();
    const shipmentId = await send(1);
    await withdraw(1);
    const before = (await view()).returns[0]?.sendBy ?? "";
    ctx.clock.advance(10 * DAY_MS);
    await arrive(shipmentId);
    const after = (await view()).returns[0]?.sendBy ?? "";
    expect(Date.parse(after) - Date.parse(before)).toBe(10 * DAY_MS);
    expect((await view()).returns[0]?.due?.at).toBe(after);
  });

  it("is ended by staff with a reason that both sides read, and its part can be complete", async () => {
    const { ctx, view, send, arrive, withdraw, staff, subjects, clear } = await paid();
    await arrive(await send(1));
    const returnId = await withdraw(1);
    ctx.clock.advance(20 * DAY_MS);
    clear();
    const reason = "The shopper wrote that they keep it.";
    for (let again = 0; again < 2; again++) await endReturn(staff, { returnId, reason });
    await runJobs(ctx);
    expect((await view()).returns).toMatchObject([{ status: "WITHDRAWN", isLapsed: false, ending: reason }]);
    expect(subjects().sort()).toEqual([
      expect.stringMatching(/^A return was withdrawn/),
      expect.stringMatching(/^Your return .* was closed$/),
    ]);
    expect(ctx.mailer.sent.every((mail) => mail.text.includes(reason))).toBe(true);
    const audit = await database.db
      .selectFrom("audit_log")
      .where("action", "=", "orders.endReturn")
      .select("detail")
      .execute();
    expect(audit).toEqual([{ detail: { returnId, reason } }]);
    ctx.clock.advance(11 * DAY_MS);
    await completeOrders(ctx);
    expect((await view()).status).toBe("COMPLETED");
    await expect(endReturn(staff, { returnId: newId(), reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
