import { getSellerDashboard, getStaffDashboard } from "@emporia/core/analytics";
import { readPicture, removeUnusedPictures } from "@emporia/core/catalog";
import {
  addSellerNote,
  addStaffNote,
  completeOrders,
  deliverShipment,
  getOrder,
  getSellerOrder,
  refundSellerOrder,
  shipItems,
} from "@emporia/core/orders";
import { getOrderAsOf, getSellerBalance, getStaffOrder } from "@emporia/core/payments";
import { DAY_MS, newId } from "@emporia/core/platform";
import {
  addEvidence,
  addReturnPicture,
  answerComplaint,
  answerComplaintAs,
  approveReturn,
  assertMayAddEvidence,
  closeSilentComplaints,
  decideComplaint,
  getReturn,
  inspectReturn,
  listComplaints,
  listReturns,
  lookAfterReturns,
  openComplaint,
  receiveReturn,
  rejectReturn,
  requestReturn,
  sendReturn,
  withdrawComplaint,
  withdrawReturn,
} from "@emporia/core/returns";
import {
  actor,
  aPaidOrder,
  listDisagreements,
  readBooks,
  readLevel,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** An order of one shop, sent and arrived, paid out to the seller. */
async function arrived(given: Parameters<typeof aPaidOrder>[1] = {}) {
  const order = await aPaidOrder(testContext(database.db), given);
  const { ctx } = order;
  await runJobs(ctx);
  const part = order.parts[0] ?? { id: "", sellerId: "", total: 0 };
  const keeper = { sellerId: part.sellerId };
  const ofSeller = { ...keeper, sellerOrderId: part.id };
  const { shipments } = await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "1Z" });
  await deliverShipment(ctx, { ...keeper, shipmentId: shipments[0]?.id ?? "" });
  await runJobs(ctx);
  ctx.mailer.sent.length = 0;
  const reader = { orderId: order.orderId, token: order.token };
  const view = async () => {
    const seen = (await getOrder(ctx, reader)).sellerOrders[0];
    if (!seen) throw new Error("an order has a part");
    return seen;
  };
  const itemId = (await view()).items[0]?.id ?? "";
  const asked = async (quantity = 1) => {
    const items = [{ orderItemId: itemId, quantity, reason: "damaged" as const, comment: "" }];
    const { sellerOrders } = await requestReturn(ctx, { ...reader, items, comment: "It broke.", pictureIds: [] });
    return sellerOrders[0]?.returns.at(-1)?.id ?? "";
  };
  const variantId = order.products[0]?.variantId ?? "";
  const refunded = () => [...ctx.payments.intents.values()].reduce((sum, intent) => sum + intent.refunded, 0);
  const staff = ctx.as(actor({ id: newId(), staffRole: "operations" }));
  return { ...order, part, keeper, ofSeller, reader, view, itemId, asked, variantId, refunded, staff };
}
const subjects = (ctx: ReturnType<typeof testContext>) => ctx.mailer.sent.map((mail) => mail.subject);

describe("J-10 P-115 sending something back", () => {
  it("goes from asking to the money, with stock, books, mails and the seller's balance", async () => {
    const { ctx, keeper, reader, view, asked, itemId, variantId, refunded, part } = await arrived({ quantity: 3 });
    const before = await readLevel(database.db, variantId);
    expect((await view()).items[0]).toMatchObject({ returnableQuantity: 3 });
    const returnId = await asked(3);
    expect((await view()).items[0]).toMatchObject({ returnableQuantity: 0 });
    await expect(asked(1)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    expect((await listReturns(ctx, keeper, { tab: "open", limit: 10 })).items).toMatchObject([
      { id: returnId, itemCount: 3 },
    ]);
    for (let again = 0; again < 2; again++)
      await approveReturn(ctx, keeper, { returnId, instructions: "Send it to 12 Kiln Lane." });
    await sendReturn(ctx, { ...reader, returnId, carrier: "USPS", trackingNumber: "9400" });
    await expect(withdrawReturn(ctx, { ...reader, returnId })).rejects.toMatchObject({
      code: "RETURN_TRANSITION_REFUSED",
    });
    await receiveReturn(ctx, keeper, { returnId });
    const items = [{ orderItemId: itemId, restocked: 1, scrapped: 1, refused: 1 }];
    const inspection = { returnId, items, withShipping: false, note: "" };
    await expect(inspectReturn(ctx, keeper, inspection)).rejects.toMatchObject({
      details: { fieldErrors: { note: expect.any(String) } },
    });
    const short = {
      ...inspection,
      items: [{ orderItemId: itemId, restocked: 1, scrapped: 1, refused: 0 }],
      note: "One was never in it.",
    };
    await expect(inspectReturn(ctx, keeper, short)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    for (let again = 0; again < 2; again++)
      await inspectReturn(ctx, keeper, { ...inspection, note: "One of them was worn." });
    await runJobs(ctx);
    // Two of three at $25.00 with their share of $5.44 of tax.
    const back = 5000 + 182 + 181;
    expect(refunded()).toBe(back);
    expect(await view()).toMatchObject({
      status: "DELIVERED",
      returns: [{ status: "REFUNDED", refund: { amount: { amount: back }, status: "SUCCEEDED" } }],
      items: [{ returnedQuantity: 2, returnableQuantity: 1 }],
    });
    expect(await readLevel(database.db, variantId)).toMatchObject({ on_hand: before.on_hand + 1 });
    const balance = await getSellerBalance(ctx, { sellerId: part.sellerId, limit: 1 });
    expect(balance.payable.amount + balance.transferred.amount).toBe(7500 + 500 - 600 - (5000 - 400));
    expect(subjects(ctx).map((subject) => subject.replace(/ORD\S+/g, "…"))).toEqual([
      "Return … asked for",
      "You can send it back: return …",
      "A return is on its way to you: …",
      "Your return … has arrived",
      "Your money for return … is on its way",
    ]);
  });

  it("P-118 offers no unit that was given back without coming back, and names it at the item", async () => {
    const { ctx, ofSeller, view, asked, itemId } = await arrived({ quantity: 3 });
    const refund = (key: string, quantity: number) =>
      refundSellerOrder(ctx, {
        ...{ ...ofSeller, key, withShipping: false, reason: "It arrived late" },
        items: [{ orderItemId: itemId, quantity }],
      });
    await refund("one", 1);
    expect((await view()).items[0]).toMatchObject({ givenBackQuantity: 1, returnableQuantity: 2 });
    await expect(asked(3)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await asked(1);
    expect((await view()).items[0]).toMatchObject({ returnableQuantity: 1 });
    await refund("two", 1);
    expect((await view()).items[0]).toMatchObject({ givenBackQuantity: 2, returnableQuantity: 0 });
  });

  it("is over at once, and was taken back, when its money had been given back in the meantime", async () => {
    const { ctx, keeper, ofSeller, reader, view, asked, itemId, refunded } = await arrived({ quantity: 1 });
    const units = [{ orderItemId: itemId, quantity: 1 }];
    const sorry = { ...ofSeller, items: units, withShipping: false, reason: "Sorry", key: "sorry-first" };
    const returnId = await asked();
    await refundSellerOrder(ctx, sorry);
    await runJobs(ctx);
    const before = refunded();
    await approveReturn(ctx, keeper, { returnId, instructions: "Send it to 12 Kiln Lane." });
    await receiveReturn(ctx, keeper, { returnId });
    ctx.mailer.sent.length = 0;
    const items = [{ orderItemId: itemId, restocked: 1, scrapped: 0, refused: 0 }];
    await inspectReturn(ctx, keeper, { returnId, items, withShipping: false, note: "" });
    await runJobs(ctx);
    expect(refunded()).toBe(before);
    expect((await view()).returns).toMatchObject([{ status: "REFUNDED", refund: null }]);
    const { timeline } = await getOrder(ctx, reader);
    expect(timeline.filter((entry) => entry.type === "ReturnInspected")).toMatchObject([
      { text: expect.stringContaining(" took it back.") },
    ]);
    expect(ctx.mailer.sent.at(-1)?.text).toContain("was given back to you before");
  });

  it("is each shop's own to answer, and each shopper's own to ask for", async () => {
    const { ctx, keeper, reader, asked, itemId } = await arrived();
    const returnId = await asked();
    const stranger = { sellerId: newId() };
    const approval = { returnId, instructions: "Send it." };
    for (const refused of [
      () => approveReturn(ctx, stranger, approval),
      () => rejectReturn(ctx, stranger, { returnId, reason: "Not mine at all" }),
      () => receiveReturn(ctx, stranger, { returnId }),
      () => inspectReturn(ctx, stranger, { returnId, items: [], withShipping: false, note: "" }),
      () => getReturn(ctx, stranger, { returnId }),
      () => withdrawReturn(ctx.as(actor({ id: newId() })), { orderId: reader.orderId, returnId }),
      () => withdrawReturn(ctx, { ...reader, token: "forged", returnId }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listReturns(ctx, stranger, { tab: "all", limit: 10 })).items).toEqual([]);
    const items = [{ orderItemId: itemId, quantity: 1, reason: "other" as const, comment: "" }];
    await expect(
      requestReturn(ctx.as(actor({ id: newId() })), { orderId: reader.orderId, items, comment: "", pictureIds: [] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await withdrawReturn(ctx, { ...reader, returnId });
    await expect(approveReturn(ctx, keeper, approval)).rejects.toMatchObject({ code: "RETURN_TRANSITION_REFUSED" });
    await asked();
  });

  it("is not possible before it arrived, nor when its days are over, and keeps the order open while it lasts", async () => {
    const { ctx, keeper, view, asked, reader } = await arrived();
    ctx.clock.advance(29 * DAY_MS);
    const returnId = await asked();
    ctx.clock.advance(2 * DAY_MS);
    await completeOrders(ctx);
    expect((await view()).status).toBe("DELIVERED");
    await rejectReturn(ctx, keeper, { returnId, reason: "It was used for a month." });
    await expect(asked()).rejects.toMatchObject({
      details: { fieldErrors: { "items.0.quantity": expect.stringContaining("30 days are over") } },
    });
    await completeOrders(ctx);
    expect((await view()).status).toBe("COMPLETED");
    const other = await aPaidOrder(ctx);
    const unsent = (await getOrder(ctx, { orderId: other.orderId, token: other.token })).sellerOrders[0]?.items[0];
    const items = [{ orderItemId: unsent?.id ?? "", quantity: 1, reason: "other" as const, comment: "" }];
    const asking = { orderId: other.orderId, token: other.token, items, comment: "", pictureIds: [] };
    await expect(requestReturn(ctx, asking)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(requestReturn(ctx, { ...asking, ...reader })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("of the same unit asked for many times at once is asked for once, and inspected once", async () => {
    const { ctx, keeper, view, asked, itemId, refunded, variantId } = await arrived();
    const before = await readLevel(database.db, variantId);
    await Promise.allSettled(Array.from({ length: 6 }, () => asked()));
    const { returns } = await view();
    expect(returns).toHaveLength(1);
    const returnId = returns[0]?.id ?? "";
    await approveReturn(ctx, keeper, { returnId, instructions: "Send it." });
    await receiveReturn(ctx, keeper, { returnId });
    const items = [{ orderItemId: itemId, restocked: 1, scrapped: 0, refused: 0 }];
    await Promise.all(
      Array.from({ length: 6 }, () => inspectReturn(ctx, keeper, { returnId, items, withShipping: true, note: "" })),
    );
    await runJobs(ctx);
    expect(refunded()).toBe(2500 + 181 + 500);
    expect((await readLevel(database.db, variantId)).on_hand).toBe(before.on_hand + 1);
    expect(await view()).toMatchObject({ status: "REFUNDED" });
  });

  it("takes photos of the order's own shopper only, and a return names only those", async () => {
    const { ctx, reader, itemId } = await arrived();
    const bytes = new Uint8Array([1]);
    const photo = await addReturnPicture(ctx, { ...reader, bytes });
    await expect(addReturnPicture(ctx, { ...reader, token: "forged", bytes })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const other = await arrived();
    const foreign = await addReturnPicture(other.ctx, { ...other.reader, bytes });
    const items = [{ orderItemId: itemId, quantity: 1, reason: "damaged" as const, comment: "" }];
    const asking = { ...reader, items, comment: "" };
    await expect(requestReturn(ctx, { ...asking, pictureIds: [foreign.id] })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    const { sellerOrders } = await requestReturn(ctx, { ...asking, pictureIds: [photo.id] });
    expect(sellerOrders[0]?.returns[0]?.pictures).toMatchObject([{ id: photo.id }]);
  });

  it("shows its photos by an address that works for a day or two, and not by their id", async () => {
    const { ctx, reader, itemId, keeper } = await arrived();
    const photo = await addReturnPicture(ctx, { ...reader, bytes: new Uint8Array([9]) });
    const items = [{ orderItemId: itemId, quantity: 1, reason: "damaged" as const, comment: "" }];
    const { sellerOrders } = await requestReturn(ctx, { ...reader, items, comment: "", pictureIds: [photo.id] });
    const returned = sellerOrders[0]?.returns[0];
    const [seen] = (await getReturn(ctx, keeper, { returnId: returned?.id ?? "" })).returned.pictures;
    expect([photo.url, seen?.url]).toEqual(Array(2).fill(returned?.pictures[0]?.url));
    const read = (url: string | undefined) =>
      readPicture(ctx, { mediaId: url?.replace("/media/", "") ?? "", width: 640, format: "webp" });
    expect(await read(seen?.url)).toMatchObject({ bytes: new Uint8Array([9]), isPrivate: true });
    const [, day, signature] = seen?.url.split(".") ?? [];
    const never = { code: "NOT_FOUND" };
    await expect(read(photo.id)).rejects.toMatchObject(never);
    await expect(read(`${photo.id}.${Number(day) + 1}.${signature}`)).rejects.toMatchObject(never);
    await expect(read(`${newId()}.${day}.${signature}`)).rejects.toMatchObject(never);
    ctx.clock.advance(DAY_MS);
    expect((await read(seen?.url)).isPrivate).toBe(true);
    ctx.clock.advance(DAY_MS);
    await expect(read(seen?.url)).rejects.toMatchObject(never);
    expect((await getReturn(ctx, keeper, { returnId: returned?.id ?? "" })).returned.pictures[0]?.url).not.toBe(
      seen?.url,
    );
  });
});

describe("J-11 P-120 a complaint", () => {
  const text = "The handle came off in my hands.";

  it("follows a rejected return, is answered, and decided once with the money moved once", async () => {
    const { ctx, keeper, reader, asked, view, staff, refunded, part } = await arrived();
    await expect(openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] })).rejects.toMatchObject(
      {
        code: "COMPLAINT_REFUSED",
      },
    );
    await rejectReturn(ctx, keeper, { returnId: await asked(), reason: "It was dropped." });
    expect((await view()).complaintReason).toBe("return_rejected");
    await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] });
    await expect(openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] })).rejects.toMatchObject(
      {
        code: "COMPLAINT_REFUSED",
      },
    );
    const [{ id: complaintId = "" } = {}] = (
      await listComplaints(staff, "staff", { tab: "open", limit: 100 })
    ).items.filter((each) => each.orderId === reader.orderId);
    await expect(answerComplaintAs(ctx, { sellerId: newId() }, { complaintId, text })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await answerComplaintAs(ctx, keeper, { complaintId, text: "It left us whole." });
    await answerComplaint(ctx, { ...reader, complaintId, text: "It did not arrive so.", pictureIds: [] });
    await expect(
      decideComplaint(staff, { complaintId, amount: 99_999_999, text: "More than all." }),
    ).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    const waiting = (await getStaffDashboard(staff)).openComplaints;
    const decisions = await Promise.allSettled(
      [1000, 2000, 1500].map((amount) =>
        decideComplaint(staff, { complaintId, amount, text: "You share the damage." }),
      ),
    );
    expect(decisions.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    await runJobs(ctx);
    const [complaint] = (await view()).complaints;
    expect(complaint).toMatchObject({
      status: "REFUNDED",
      decision: "You share the damage.",
      refund: { amount: refunded() },
    });
    expect((await getStaffDashboard(staff)).openComplaints).toBe(waiting - 1);
    expect(complaint?.messages.map((message) => message.from)).toEqual(["shopper", "seller", "shopper"]);
    expect([1000, 2000, 1500]).toContain(refunded());
    expect(subjects(ctx).filter((subject) => subject.startsWith("Emporia has decided"))).toHaveLength(2);
    expect((await view()).complaintReason).toBeNull();
  });

  it("shows photos of the shopper's to both sides, none of another order, and keeps them", async () => {
    const { ctx, keeper, reader, asked, view, part, ofSeller } = await arrived();
    const toAnswer = async () => (await getSellerDashboard(ctx, keeper)).returnsToAnswer;
    const returnId = await asked();
    expect(await toAnswer()).toBe(1);
    await rejectReturn(ctx, keeper, { returnId, reason: "It was dropped." });
    expect(await toAnswer()).toBe(0);
    const photo = await addReturnPicture(ctx, { ...reader, bytes: new Uint8Array([3]) });
    const more = await addReturnPicture(ctx, { ...reader, bytes: new Uint8Array([4]) });
    const other = await arrived();
    const foreign = await addReturnPicture(other.ctx, { ...other.reader, bytes: new Uint8Array([5]) });
    const complaint = { ...reader, sellerOrderId: part.id, text };
    await expect(openComplaint(ctx, { ...complaint, pictureIds: [foreign.id] })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    const { sellerOrders } = await openComplaint(ctx, { ...complaint, pictureIds: [photo.id] });
    const complaintId = sellerOrders[0]?.complaints[0]?.id ?? "";
    await answerComplaint(ctx, { ...reader, complaintId, text: "And this.", pictureIds: [more.id] });
    const seen = (await getSellerOrder(ctx, ofSeller)).complaints[0]?.messages.map((each) => each.pictures);
    expect(seen).toMatchObject([[{ id: photo.id }], [{ id: more.id }]]);
    expect((await view()).complaints[0]?.messages.map((each) => each.pictures)).toEqual(seen);
    const [url = ""] = seen?.flat().map((each) => each.url.replace("/media/", "")) ?? [];
    expect(await readPicture(ctx, { mediaId: url, width: 640, format: "webp" })).toMatchObject({ isPrivate: true });
    ctx.clock.advance(2 * DAY_MS);
    await removeUnusedPictures(ctx);
    const kept = await database.db.selectFrom("media").where("order_id", "=", reader.orderId).select("id").execute();
    expect(kept.map((each) => each.id).sort()).toEqual([photo.id, more.id].sort());
  });

  it("SP-11 takes photos of the shop's side from that shop only, for the shopper and staff to see", async () => {
    const { ctx, keeper, reader, asked, view, part } = await arrived();
    await rejectReturn(ctx, keeper, { returnId: await asked(), reason: "It was dropped." });
    const shoppers = await addReturnPicture(ctx, { ...reader, bytes: new Uint8Array([6]) });
    const { sellerOrders } = await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] });
    const complaintId = sellerOrders[0]?.complaints[0]?.id ?? "";
    const member = (sellerId: string, role: "owner" | "viewer") =>
      ctx.as(actor({ id: newId(), memberships: [{ sellerId, role, shopName: "Shop" } as never] }));
    const shop = member(keeper.sellerId, "owner");
    const sending = { requestedSellerId: null, complaintId };
    const of = await assertMayAddEvidence(shop, sending);
    const photo = await addEvidence(shop, of, new Uint8Array([7]));
    await expect(assertMayAddEvidence(member(newId(), "owner"), sending)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(assertMayAddEvidence(ctx, sending)).rejects.toThrow();
    // Each side shows what it sent itself.
    const answer = { complaintId, text: "It left us whole." };
    await expect(answerComplaintAs(ctx, keeper, { ...answer, pictureIds: [shoppers.id] })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    await expect(answerComplaint(ctx, { ...reader, ...answer, pictureIds: [photo.id] })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    await answerComplaintAs(ctx, keeper, { ...answer, pictureIds: [photo.id] });
    expect((await view()).complaints[0]?.messages.at(-1)).toMatchObject({
      from: "seller",
      pictures: [{ id: photo.id }],
    });
    ctx.clock.advance(2 * DAY_MS);
    await removeUnusedPictures(ctx);
    const kept = await database.db.selectFrom("media").where("id", "=", photo.id).select("id").execute();
    expect(kept).toHaveLength(1);
  });

  it("closes by itself when staff asked and the shopper says nothing, and can be opened anew", async () => {
    const { ctx, keeper, reader, asked, view, staff, part } = await arrived();
    await rejectReturn(ctx, keeper, { returnId: await asked(), reason: "It was dropped." });
    const { sellerOrders } = await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] });
    const complaintId = sellerOrders[0]?.complaints[0]?.id ?? "";
    ctx.clock.advance(15 * DAY_MS);
    await closeSilentComplaints(ctx);
    expect((await view()).complaints).toMatchObject([{ status: "OPEN" }]);
    await answerComplaintAs(staff, "staff", { complaintId, text: "Can you send us a photo?" });
    ctx.clock.advance(14 * DAY_MS);
    await closeSilentComplaints(ctx);
    expect((await view()).complaints).toMatchObject([{ status: "OPEN" }]);
    ctx.clock.advance(1);
    for (let again = 0; again < 2; again++) await closeSilentComplaints(ctx);
    const [closed] = (await view()).complaints;
    expect(closed).toMatchObject({ status: "WITHDRAWN" });
    expect(closed?.messages.at(-1)).toMatchObject({ from: "staff", text: expect.stringContaining("heard nothing") });
    expect((await view()).complaintReason).toBe("return_rejected");
    await runJobs(ctx);
  });

  it("is possible when nobody answers in time, or a parcel does not arrive, and can be taken back", async () => {
    const { ctx, reader, asked, part, view } = await arrived();
    await asked();
    ctx.clock.advance(3 * DAY_MS + 1);
    expect((await view()).complaintReason).toBe("return_not_answered");
    const { sellerOrders } = await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] });
    const complaintId = sellerOrders[0]?.complaints[0]?.id ?? "";
    await withdrawComplaint(ctx, { ...reader, complaintId });
    await expect(withdrawComplaint(ctx, { ...reader, complaintId })).rejects.toMatchObject({
      code: "COMPLAINT_REFUSED",
    });
    const lost = await aPaidOrder(ctx);
    const [lostPart] = lost.parts;
    const ofLost = { sellerId: lostPart?.sellerId ?? "", sellerOrderId: lostPart?.id ?? "" };
    await shipItems(ctx, { ...ofLost, carrier: "UPS", trackingNumber: "1Z" });
    const complain = () =>
      openComplaint(ctx, {
        orderId: lost.orderId,
        token: lost.token,
        sellerOrderId: ofLost.sellerOrderId,
        text,
        pictureIds: [],
      });
    ctx.clock.advance(9 * DAY_MS);
    await expect(complain()).rejects.toMatchObject({ code: "COMPLAINT_REFUSED" });
    ctx.clock.advance(1);
    expect((await complain()).sellerOrders[0]?.complaints).toMatchObject([{ reason: "not_arrived", status: "OPEN" }]);
  });
});

describe("P-115 SF-16 deadlines of a return that was agreed to", () => {
  const text = "I sent it and hear nothing.";

  it("remind whoever is due once per step, and then let the shopper complain", async () => {
    const { ctx, keeper, reader, asked, view, part } = await arrived();
    const returnId = await asked();
    const own = (await view()).returns[0]?.number ?? "";
    const clear = () => {
      ctx.mailer.sent.length = 0;
    };
    const mails = async () => {
      for (let again = 0; again < 2; again++) await lookAfterReturns(ctx);
      await runJobs(ctx);
      const sent = subjects(ctx).filter((subject) => subject.includes(own));
      clear();
      return sent;
    };
    await runJobs(ctx);
    clear();
    expect(await mails()).toEqual([]);
    ctx.clock.advance(2 * DAY_MS + 1);
    expect(await mails()).toEqual([expect.stringMatching(/^Answer it by /)]);
    await approveReturn(ctx, keeper, { returnId, instructions: "Send it to 12 Kiln Lane." });
    expect((await view()).returns[0]?.due).toMatchObject({ by: "shopper" });
    await runJobs(ctx);
    clear();
    ctx.clock.advance(23 * DAY_MS + 1);
    expect(await mails()).toEqual([expect.stringMatching(/^Send it back by /)]);
    await sendReturn(ctx, { ...reader, returnId, carrier: "USPS", trackingNumber: "9400" });
    await runJobs(ctx);
    clear();
    ctx.clock.advance(14 * DAY_MS);
    expect((await view()).complaintReason).toBeNull();
    expect(await mails()).toEqual([expect.stringMatching(/^Say whether it has arrived by /)]);
    ctx.clock.advance(1);
    expect((await view()).complaintReason).toBe("return_not_received");
    await receiveReturn(ctx, keeper, { returnId });
    expect((await view()).complaintReason).toBeNull();
    ctx.clock.advance(7 * DAY_MS + 1);
    await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] });
    expect((await view()).complaints).toMatchObject([{ reason: "return_not_inspected", returnId }]);
  });

  it("close what was not sent in time, and whoever sent it after all can say so", async () => {
    const { ctx, keeper, reader, asked, view, part } = await arrived();
    const returnId = await asked();
    await approveReturn(ctx, keeper, { returnId, instructions: "Send it to 12 Kiln Lane." });
    await runJobs(ctx);
    // Nobody was reminded for a long time, because the worker stood still.
    ctx.clock.advance(60 * DAY_MS);
    for (let again = 0; again < 2; again++) await lookAfterReturns(ctx);
    expect((await view()).returns).toMatchObject([{ status: "APPROVED" }]);
    await runJobs(ctx);
    ctx.mailer.sent.length = 0;
    ctx.clock.advance(7 * DAY_MS - 1);
    await lookAfterReturns(ctx);
    expect((await view()).returns).toMatchObject([{ status: "APPROVED" }]);
    ctx.clock.advance(1);
    for (let again = 0; again < 2; again++) await lookAfterReturns(ctx);
    expect((await view()).returns).toMatchObject([{ status: "WITHDRAWN", isLapsed: true, due: null }]);
    await runJobs(ctx);
    expect(subjects(ctx).sort()).toEqual([
      expect.stringMatching(/^A return was withdrawn/),
      expect.stringMatching(/^Your return .* was closed$/),
    ]);
    const { sellerOrders } = await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] });
    expect(sellerOrders[0]?.complaints).toMatchObject([{ reason: "return_not_received", returnId, status: "OPEN" }]);
  });
});

describe("who holds an order's link", () => {
  it("writes ten messages of a complaint at most before somebody answers", async () => {
    const text = "It did not arrive as it was shown.";
    const { ctx, reader, asked, part, view, keeper } = await arrived();
    await asked();
    ctx.clock.advance(3 * DAY_MS + 1);
    await openComplaint(ctx, { ...reader, sellerOrderId: part.id, text, pictureIds: [] });
    const complaintId = (await view()).complaints[0]?.id ?? "";
    const write = () => answerComplaint(ctx, { ...reader, complaintId, text, pictureIds: [] });
    for (let more = 1; more < 10; more++) await write();
    await expect(write()).rejects.toMatchObject({ code: "COMPLAINT_REFUSED" });
    await answerComplaintAs(ctx, keeper, { complaintId, text: "We read them all." });
    await write();
  });

  it("asks for twenty returns of a shop's part at most", async () => {
    const { ctx, reader, asked, view } = await arrived();
    for (let count = 0; count < 20; count++) {
      await asked();
      const returnId = (await view()).returns.at(-1)?.id ?? "";
      await withdrawReturn(ctx, { ...reader, returnId });
    }
    await expect(asked()).rejects.toMatchObject({
      details: { fieldErrors: { items: expect.stringContaining("20 returns") } },
    });
  });
});

describe("P-131 notes", () => {
  it("are read by whom they are for, and mailed to the shopper when they are theirs", async () => {
    const { ctx, ofSeller, reader, staff } = await arrived();
    await addSellerNote(ctx, { ...ofSeller, audience: "shop", text: "Wrapped twice" });
    await addSellerNote(ctx, { ...ofSeller, audience: "shopper", text: "The glaze is darker" });
    await addStaffNote(staff, { orderId: reader.orderId, audience: "staff", text: "Called the shopper" });
    await addStaffNote(staff, { orderId: reader.orderId, audience: "shop", text: "Please hurry" });
    await expect(
      addSellerNote(ctx, { ...ofSeller, sellerId: newId(), audience: "shop", text: "x" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const notes = (timeline: { type: string; text: string }[]) =>
      timeline.filter((entry) => entry.type === "NoteAdded").map((entry) => entry.text);
    expect(notes((await getOrder(ctx, reader)).timeline)).toEqual(["The glaze is darker"]);
    const seller = await getSellerOrder(ctx, ofSeller);
    expect(notes(seller.timeline)).toEqual(["Wrapped twice", "The glaze is darker", "Please hurry"]);
    expect(notes((await getStaffOrder(staff, reader)).order.timeline)).toHaveLength(4);
    await runJobs(ctx);
    expect(ctx.mailer.sent).toHaveLength(1);
    expect(ctx.mailer.sent[0]?.text).toContain("The glaze is darker");
  });
});

describe("ORD-05 an order as of any event", () => {
  it("is what was stored after it, in quantities, statuses, books and stock", async () => {
    const { ctx, keeper, ofSeller, reader, itemId, asked, staff, variantId } = await arrived({ quantity: 3 });
    const finance = ctx.as(actor({ id: newId(), staffRole: "finance" }));
    const snapshot = async () => {
      const { event_count, status, payment_status, refunded_amount } = await database.db
        .selectFrom("orders")
        .where("id", "=", reader.orderId)
        .select(["event_count", "status", "payment_status", "refunded_amount"])
        .executeTakeFirstOrThrow();
      const item = await database.db
        .selectFrom("order_items")
        .where("id", "=", itemId)
        .select(["cancelled_quantity", "shipped_quantity", "delivered_quantity", "returned_quantity"])
        .executeTakeFirstOrThrow();
      const { rows: books } = await sql<{ account: string; balance: number }>`
        select entry.account, sum(entry.amount)::bigint as balance from ledger_entries entry
        join ledger_postings posting on posting.id = entry.posting_id where posting.order_id = ${reader.orderId}
        group by entry.account having sum(entry.amount) <> 0 order by entry.account
      `.execute(database.db);
      const { rows: moved } = await sql<{ taken: number }>`
        select -sum(quantity)::integer as taken from stock_movements
        where order_id = ${reader.orderId} and variant_id = ${variantId}
      `.execute(database.db);
      return { event_count, status, payment_status, refunded_amount, item, books, taken: moved[0]?.taken };
    };
    const seen: Awaited<ReturnType<typeof snapshot>>[] = [];
    const then = async (work: Promise<unknown>) => {
      await work;
      await runJobs(ctx);
      seen.push(await snapshot());
      ctx.clock.advance(1000);
    };
    ctx.clock.advance(1000);
    await then(
      refundSellerOrder(ctx, {
        ...ofSeller,
        amount: 300,
        items: [],
        withShipping: false,
        reason: "Late",
        key: "late-0001",
      }),
    );
    const returnId = await asked(2);
    await then(approveReturn(ctx, keeper, { returnId, instructions: "Send it." }));
    await then(receiveReturn(ctx, keeper, { returnId }));
    const items = [{ orderItemId: itemId, restocked: 1, scrapped: 1, refused: 0 }];
    await then(inspectReturn(ctx, keeper, { returnId, items, withShipping: false, note: "" }));
    await then(addStaffNote(staff, { orderId: reader.orderId, audience: "staff", text: "Closed" }));
    expect(new Set(seen.map((each) => each.refunded_amount)).size).toBe(2);
    for (const each of seen) {
      const past = await getOrderAsOf(finance, { orderId: reader.orderId, sequence: each.event_count });
      expect(past).toMatchObject({
        status: each.status,
        paymentStatus: each.payment_status,
        refunded: { amount: each.refunded_amount },
        stock: [{ reserved: 0, taken: each.taken }],
      });
      expect(past.accounts?.map(({ account, balance }) => ({ account, balance: balance.amount }))).toEqual(each.books);
      expect(past.sellerOrders[0]?.items[0]).toMatchObject({
        cancelledQuantity: each.item.cancelled_quantity,
        shippedQuantity: each.item.shipped_quantity,
        deliveredQuantity: each.item.delivered_quantity,
        returnedQuantity: each.item.returned_quantity,
      });
    }
    const placed = await getOrderAsOf(staff, { orderId: reader.orderId, sequence: 1 });
    expect(placed).toMatchObject({ status: "PENDING", accounts: null });
    await expect(getOrderAsOf(staff, { orderId: reader.orderId, sequence: 99 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
