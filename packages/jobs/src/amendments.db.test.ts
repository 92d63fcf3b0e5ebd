import {
  amendOrder,
  applyAmendment,
  declineAmendment,
  lookAfterAmendments,
  openAmendmentCheckout,
  quoteAmendment,
  withdrawAmendment,
} from "@emporia/core/amendments";
import { completeCheckout, setPaymentMethod } from "@emporia/core/checkout";
import { cancelOrder, getOrder, getSellerOrder, listPackingSlips, replayAgrees, shipItems } from "@emporia/core/orders";
import { dispatchItems } from "@emporia/core/payments";
import { DAY_MS, HOUR_MS, newId } from "@emporia/core/platform";
import {
  actor,
  aPaidOrder,
  aProduct,
  aUser,
  listDisagreements,
  readBooks,
  readLevel,
  someTaxRates,
  testContext,
  useDatabase,
  withCart,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase({ poolSize: 12 });
beforeAll(() => someTaxRates(database.db));
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** Two units of one thing at $25.00, paid for and not sent, and another thing of the same shop at $40.00. */
async function placed(given: { onHand?: number; isHeld?: boolean } = {}) {
  const { isHeld = false } = given;
  const world = testContext(database.db, { settings: { capturesAtDispatch: isHeld } });
  const order = await aPaidOrder(world, { quantity: 2, isCaptured: !isHeld });
  const { ctx, orderId, token, sellers, parts, products } = order;
  await runJobs(ctx);
  const [seller] = sellers;
  if (!seller) throw new Error("An order has a seller.");
  const other = await aProduct(database.db, seller, { priceAmount: 4000, onHand: given.onHand ?? 5 });
  const own = { sellerId: seller.id, sellerOrderId: parts[0]?.id ?? "" };
  const reader = { orderId, token };
  const { items } = await getSellerOrder(ctx, own);
  const orderItemId = items[0]?.id ?? "";
  const amend = (
    change: { removed?: number; added?: number; key?: string; rateId?: string | null; days?: number },
    by = ctx,
  ) =>
    amendOrder(by, own, {
      sellerOrderId: own.sellerOrderId,
      removed: change.removed ? [{ orderItemId, quantity: change.removed }] : [],
      added: change.added ? [{ variantId: other.variantId, quantity: change.added }] : [],
      rateId: change.rateId ?? null,
      reason: "As you asked on the phone",
      days: change.days ?? 3,
      key: change.key ?? newId(),
    });
  const part = async () => {
    const [only] = (await getOrder(ctx, reader)).sellerOrders;
    if (!only) throw new Error("An order has a part.");
    return only;
  };
  const amendmentId = async () => (await part()).amendments.at(-1)?.id ?? "";
  const guest = testContext(database.db);
  const shopper = { ...ctx, actor: guest.actor, cartId: null };
  const pay = async (card = "pm_card_visa") => {
    const opened = await openAmendmentCheckout(shopper, { ...reader, amendmentId: await amendmentId() });
    const { checkoutId } = opened;
    const holder = withCart(shopper, opened.cartId);
    await setPaymentMethod(holder, { checkoutId, paymentMethodId: card });
    return completeCheckout(holder, { checkoutId });
  };
  const first = products[0]?.variantId ?? "";
  const level = (variantId: string) => readLevel(database.db, variantId);
  const mails = () => ctx.mailer.sent.filter(({ to }) => to === "guest@example.com");
  const captured = () =>
    [...ctx.payments.intents.values()].reduce(
      (sum, each) => sum + (each.status === "succeeded" ? each.amount - each.refunded : 0),
      0,
    );
  return {
    ...order,
    own,
    other,
    reader,
    orderItemId,
    amend,
    part,
    pay,
    amendmentId,
    shopper,
    first,
    level,
    captured,
    mails,
  };
}

const supplementsOf = async (orderId: string) => {
  const { rows } = await sql<{ id: string; status: string; total: number }>`
    select o.id, o.status, o.total_amount as total from orders o join order_events event on event.order_id = o.id
    where event.type = 'OrderPlaced' and event.payload -> 'supplements' ->> 'orderId' = ${orderId}
  `.execute(database.db);
  return rows;
};

describe("P-113 an order that is changed after it was placed", () => {
  it("loses units at once: their money goes back, their stock too, and the shopper is told why", async () => {
    const { ctx, amend, part, first, level, captured, reader, mails } = await placed();
    const before = { paid: captured(), stock: await level(first) };
    const key = newId();
    await amend({ removed: 1, key });
    await amend({ removed: 1, key });
    await runJobs(ctx);
    const changed = await part();
    expect(changed).toMatchObject({
      items: [{ quantity: 2, cancelledQuantity: 1 }],
      amendments: [{ status: "APPLIED", supplement: null, removed: [{ quantity: 1 }], added: [] }],
      refunds: [{ kind: "cancellation", status: "SUCCEEDED" }],
    });
    const back = changed.refunds[0]?.amount.amount ?? 0;
    expect(back).toBe(changed.amendments[0]?.givenBack.amount);
    expect(captured()).toBe(before.paid - back);
    expect(await level(first)).toMatchObject({ on_hand: before.stock.on_hand + 1, reserved: 0 });
    expect(mails().at(-1)?.text).toContain("As you asked on the phone");
    expect(await replayAgrees(database.db, reader.orderId)).toBe(true);
  });

  it("gains what its shopper pays for by a link; meanwhile that is set aside, and nothing changes", async () => {
    const { ctx, amend, part, pay, other, level, captured, reader, own, mails } = await placed();
    const quoted = await quoteAmendment(ctx, own, {
      ...{ sellerOrderId: own.sellerOrderId, removed: [], rateId: null },
      added: [{ variantId: other.variantId, quantity: 2 }],
    });
    expect(quoted).toMatchObject({ issues: [], subtotal: { amount: 8000 }, shipping: { amount: 0 } });
    const before = captured();
    await amend({ added: 2 });
    await runJobs(ctx);
    expect(mails().at(-1)).toMatchObject({ subject: expect.stringContaining("do you agree?") });
    expect(mails().at(-1)?.text).toContain("#changes");
    expect(await level(other.variantId)).toMatchObject({ on_hand: 5, reserved: 2 });
    expect(await part()).toMatchObject({ amendments: [{ status: "PROPOSED", total: quoted.total }] });
    expect(captured()).toBe(before);
    const answer = await pay();
    if (answer.status !== "confirmed") throw new Error(answer.status);
    await runJobs(ctx);
    const supplement = await getOrder(ctx, { orderId: answer.orderId, token: answer.orderToken });
    expect(supplement).toMatchObject({
      ...{ status: "CONFIRMED", paymentStatus: "CONFIRMED", total: quoted.total },
      supplements: { orderId: reader.orderId, sellerOrderId: own.sellerOrderId },
    });
    expect(captured()).toBe(before + quoted.total.amount);
    expect(await part()).toMatchObject({
      items: [{ quantity: 2, cancelledQuantity: 0 }],
      amendments: [{ status: "APPLIED", supplement: { orderId: answer.orderId, orderNumber: supplement.orderNumber } }],
    });
    expect(await level(other.variantId)).toMatchObject({ on_hand: 3, reserved: 0 });
    for (const id of [reader.orderId, answer.orderId]) expect(await replayAgrees(database.db, id)).toBe(true);
  });

  it("swaps: what is removed is kept back until it is paid for, then given back", async () => {
    const { ctx, amend, part, pay, own, first, other, level, captured, orderItemId, reader, mails } = await placed();
    const before = { paid: captured(), stock: await level(first) };
    await amend({ removed: 2, added: 1 });
    const parcel = { ...own, carrier: "UPS", trackingNumber: "1Z" };
    await expect(shipItems(ctx, parcel)).rejects.toMatchObject({ code: "ORDER_NOT_SHIPPABLE" });
    await expect(shipItems(ctx, { ...parcel, items: [{ orderItemId, quantity: 1 }] })).rejects.toMatchObject({
      code: "ORDER_NOT_SHIPPABLE",
    });
    const { total, givenBack } = (await part()).amendments[0] ?? {};
    const slips = await listPackingSlips(ctx, { sellerId: own.sellerId, sellerOrderIds: [own.sellerOrderId] });
    expect(slips.items).toEqual([]);
    await pay();
    await runJobs(ctx);
    const [supplement] = await supplementsOf(reader.orderId);
    // It is told as what was agreed, and to the shop as what it must not send any more.
    const news = mails().find(({ subject }) => subject.endsWith("was changed as agreed"));
    expect(news?.text).toContain((await part()).amendments[0]?.supplement?.orderNumber);
    expect(mails().filter(({ subject }) => subject.includes("cancelled"))).toEqual([]);
    expect(ctx.mailer.sent.filter(({ subject }) => subject.startsWith("Do not send"))).toHaveLength(1);
    const papers = await sql<{ kind: string; order_id: string; total: number }>`
      select kind, order_id, total_amount as total from invoices where order_id in (${reader.orderId}, ${supplement?.id ?? ""})
      order by issued_at, kind`.execute(database.db);
    expect(papers.rows).toEqual(
      expect.arrayContaining([
        { kind: "credit_note", order_id: reader.orderId, total: givenBack?.amount },
        { kind: "invoice", order_id: supplement?.id, total: total?.amount },
      ]),
    );
    expect(await part()).toMatchObject({ status: "CANCELLED", amendments: [{ status: "APPLIED" }] });
    expect(captured()).toBe(before.paid + (total?.amount ?? 0) - (givenBack?.amount ?? 0));
    expect(await level(first)).toMatchObject({ on_hand: before.stock.on_hand + 2, reserved: 0 });
    expect(await level(other.variantId)).toMatchObject({ on_hand: 4, reserved: 0 });
  });

  it("stays as it was when its shopper says no, the shop takes it back, or nobody pays in time", async () => {
    const { ctx, amend, part, amendmentId, reader, own, other, level, shopper, pay, mails } = await placed();
    const isOff = async (ending: string) => {
      expect(await part()).toMatchObject({ items: [{ quantity: 2, cancelledQuantity: 0, heldQuantity: 0 }] });
      expect((await part()).amendments.at(-1)).toMatchObject({ status: "ENDED", ending });
      expect(await level(other.variantId)).toMatchObject({ on_hand: 5, reserved: 0 });
      await expect(pay()).rejects.toMatchObject({ code: "AMENDMENT_REFUSED" });
    };
    await amend({ added: 1, removed: 1 });
    for (let again = 0; again < 2; again++)
      await declineAmendment(shopper, { ...reader, amendmentId: await amendmentId() });
    await isOff("declined");
    await amend({ added: 1, removed: 1 });
    const mine = { sellerOrderId: own.sellerOrderId, amendmentId: await amendmentId() };
    await expect(withdrawAmendment(ctx, { sellerId: newId() }, mine)).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (let again = 0; again < 2; again++) await withdrawAmendment(ctx, own, mine);
    await isOff("withdrawn");
    await runJobs(ctx);
    expect(mails().at(-1)?.subject).toContain("stays as it was");
    await amend({ added: 1, removed: 1, days: 2 });
    await lookAfterAmendments(ctx);
    expect((await part()).amendments.at(-1)?.status).toBe("PROPOSED");
    ctx.clock.advance(2 * DAY_MS);
    await expect(pay()).rejects.toMatchObject({ code: "AMENDMENT_REFUSED" });
    for (let again = 0; again < 2; again++) await lookAfterAmendments(ctx);
    await isOff("expired");
    await shipItems(ctx, { ...own, carrier: "UPS", trackingNumber: "1Z" });
    await expect(amend({ removed: 1 })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("keeps its promise of stock through tries to pay that come to nothing, for as long as it can be agreed to", async () => {
    const { ctx, amend, pay, other, level, part, reader } = await placed({ onHand: 1 });
    await amend({ added: 1 });
    await expect(pay("pm_card_chargeDeclined")).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    expect(await level(other.variantId)).toMatchObject({ on_hand: 1, reserved: 1 });
    ctx.clock.advance(HOUR_MS);
    await runJobs(ctx);
    expect(await supplementsOf(reader.orderId)).toMatchObject([{ status: "CANCELLED" }]);
    expect(await level(other.variantId)).toMatchObject({ on_hand: 1, reserved: 1 });
    await expect(pay("pm_card_chargeDeclined")).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    ctx.clock.advance(HOUR_MS);
    await runJobs(ctx);
    await pay();
    await runJobs(ctx);
    expect(await part()).toMatchObject({ amendments: [{ status: "APPLIED" }] });
    expect(await level(other.variantId)).toMatchObject({ on_hand: 0, reserved: 0 });
  });

  it("is off when the bank let go of a payment that was held: the order ends, and nothing stays set aside", async () => {
    const { ctx, amend, part, own, first, other, level, orderItemId } = await placed({ isHeld: true });
    await amend({ removed: 1, added: 1 });
    const [intent] = ctx.payments.intents.values();
    if (intent) intent.status = "canceled";
    const parcel = { ...own, carrier: "UPS", trackingNumber: "1Z", items: [{ orderItemId, quantity: 1 }] };
    await expect(dispatchItems(ctx, parcel)).rejects.toMatchObject({ kind: "conflict" });
    await runJobs(ctx);
    expect(await part()).toMatchObject({
      status: "CANCELLED",
      amendments: [{ status: "ENDED", ending: "overtaken" }],
    });
    expect(await level(other.variantId)).toMatchObject({ on_hand: 5, reserved: 0 });
    expect(await level(first)).toMatchObject({ reserved: 0 });
  });

  it("sets nothing aside that is not there, sells no other shop's things, and changes one thing at a time", async () => {
    const { ctx, amend, own } = await placed({ onHand: 1 });
    await expect(amend({ added: 2 })).rejects.toMatchObject({ code: "AMENDMENT_REFUSED" });
    await expect(amend({})).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(amend({ removed: 3 })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    const { products } = await aPaidOrder(testContext(database.db));
    const foreign = {
      ...{ sellerOrderId: own.sellerOrderId, removed: [], rateId: null, reason: "Theirs", days: 3, key: newId() },
      added: [{ variantId: products[0]?.variantId ?? "", quantity: 1 }],
    };
    await expect(amendOrder(ctx, own, foreign)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(amendOrder(ctx, { sellerId: newId() }, foreign)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await amend({ added: 1 });
    await expect(amend({ removed: 1 })).rejects.toMatchObject({ code: "AMENDMENT_REFUSED" });
  });

  it("is changed twenty times at most, changes that came to nothing with them", async () => {
    const { amend, shopper, reader, amendmentId, part } = await placed();
    for (let count = 0; count < 20; count++) {
      await amend({ added: 1 });
      await declineAmendment(shopper, { ...reader, amendmentId: await amendmentId() });
    }
    await expect(amend({ added: 1 })).rejects.toMatchObject({ code: "AMENDMENT_REFUSED" });
    await expect(amend({ removed: 1 })).rejects.toMatchObject({ code: "AMENDMENT_REFUSED" });
    expect((await part()).amendments).toHaveLength(20);
  });

  it("is changed by staff for a reason that is written down; only the shop sends along for nothing", async () => {
    const { ctx, own, orderItemId, other, reader, part } = await placed();
    const member = await aUser(database.db, { staffRole: "owner" });
    const staff = { ...ctx, actor: actor({ id: member.id, staffRole: "owner" }), cartId: null };
    const change = {
      ...{ sellerOrderId: own.sellerOrderId, removed: [{ orderItemId, quantity: 1 }] },
      added: [{ variantId: other.variantId, quantity: 1 }],
      ...{ rateId: null as string | null, reason: "They rang us", days: 3, key: newId() },
    };
    const quote = await quoteAmendment(staff, "staff", change);
    expect(quote.issues).toHaveLength(1);
    await expect(amendOrder(staff, "staff", change)).rejects.toMatchObject({ code: "AMENDMENT_REFUSED" });
    await amendOrder(staff, "staff", { ...change, rateId: quote.rates[0]?.id ?? "" });
    expect(await part()).toMatchObject({ amendments: [{ by: "staff", shipping: quote.rates[0]?.price }] });
    const { rows } = await sql<{ action: string; reason: string }>`
      select action, detail ->> 'reason' as reason from audit_log where subject_id = ${reader.orderId}`.execute(
      database.db,
    );
    expect(rows).toContainEqual({ action: "orders.amend", reason: "They rang us" });
  });
});

describe("P-113 at the same moment", () => {
  it("one of several changes wins, and a key changes once", async () => {
    const { ctx, amend, part, other, level } = await placed();
    const key = newId();
    const tries = await Promise.allSettled([
      ...Array.from({ length: 3 }, () => amend({ added: 1, removed: 1, key })),
      ...Array.from({ length: 3 }, () => amend({ added: 2 })),
    ]);
    expect((await part()).amendments).toHaveLength(1);
    expect(tries.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    const added = (await part()).amendments[0]?.added[0]?.quantity;
    expect(await level(other.variantId)).toMatchObject({ on_hand: 5, reserved: added });
    await runJobs(ctx);
  });

  it("either the units leave or the change takes them, never both", async () => {
    for (let round = 0; round < 4; round++) {
      const { ctx, amend, own, part, pay } = await placed();
      const [shipped, amended] = await Promise.allSettled([
        shipItems(ctx, { ...own, carrier: "UPS", trackingNumber: "1Z" }),
        amend({ removed: 1, added: 1 }),
      ]);
      const now = await part();
      if (amended.status === "fulfilled") {
        expect(now.items[0]).toMatchObject({ heldQuantity: 1 });
        await pay();
      } else expect(shipped.status).toBe("fulfilled");
      await runJobs(ctx);
      const { shippedQuantity = 0, cancelledQuantity = 0 } = (await part()).items[0] ?? {};
      expect(shippedQuantity + cancelledQuantity).toBeLessThanOrEqual(2);
      await forgetJobs(database);
    }
  });

  it("what was paid for goes back when the order was cancelled in the moment of paying", async () => {
    for (let round = 0; round < 4; round++) {
      const { ctx, amend, reader, pay, other, first, level, shopper, captured } = await placed();
      const stock = await level(first);
      await amend({ removed: 1, added: 1 });
      const [paid, cancelled] = await Promise.allSettled([
        pay(),
        cancelOrder(shopper, { ...reader, reason: "Not wanted" }),
      ]);
      expect(cancelled.status).toBe("fulfilled");
      await runJobs(ctx);
      await runJobs(ctx);
      const order = await getOrder(ctx, reader);
      expect(order.status).toBe("CANCELLED");
      const [supplement] = await supplementsOf(reader.orderId);
      const [amendment] = order.sellerOrders[0]?.amendments ?? [];
      if (amendment?.status === "APPLIED") {
        expect(paid.status).toBe("fulfilled");
        expect(captured()).toBe(supplement?.total);
      } else {
        expect(amendment).toMatchObject({ status: "ENDED", ending: "overtaken" });
        expect(captured()).toBe(0);
        if (supplement) expect(supplement.status).toBe("CANCELLED");
        expect(await level(other.variantId)).toMatchObject({ on_hand: 5, reserved: 0 });
      }
      expect(await level(first)).toMatchObject({ on_hand: stock.on_hand + 2, reserved: 0 });
      await forgetJobs(database);
    }
  });

  it("a worker that dies between payment and change goes on: applying twice is applying once", async () => {
    const { ctx, amend, pay, part, amendmentId, captured } = await placed();
    await amend({ removed: 1, added: 1 });
    const answer = await pay();
    if (answer.status !== "confirmed") throw new Error(answer.status);
    const about = { amendmentId: await amendmentId(), supplementId: answer.orderId };
    await Promise.allSettled(Array.from({ length: 4 }, () => applyAmendment(ctx, about)));
    await applyAmendment(ctx, about);
    await runJobs(ctx);
    const now = await part();
    expect(now).toMatchObject({ items: [{ cancelledQuantity: 1 }], refunds: [{ status: "SUCCEEDED" }] });
    const { total, givenBack } = now.amendments[0] ?? {};
    expect(captured()).toBe(now.total.amount + (total?.amount ?? 0) - (givenBack?.amount ?? 0));
  });
});
