import {
  approveReturnWithLabel,
  buyLabels,
  getLabelPdf,
  getReturnLabelPdf,
  listLabels,
  lookAfterLabels,
  quoteLabels,
  quoteReturnLabel,
  sendWithLabel,
  voidLabel,
} from "@emporia/core/labels";
import { cancelSellerOrder, deliverShipment, getOrder, getSellerOrder, shipItems } from "@emporia/core/orders";
import { getStatement, payRun } from "@emporia/core/payments";
import { HOUR_MS, MINUTE_MS, ServiceUnavailable } from "@emporia/core/platform";
import { requestReturn, withdrawReturn } from "@emporia/core/returns";
import { setReturnPostage, setSendingAddress } from "@emporia/core/shipping";
import { anAddress, aPaidOrder, listDisagreements, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeEach(() => forgetJobs(database));

const size = { lengthCm: 30, widthCm: 22, heightCm: 10 };
const isMoney = (name: string) => /^(payments|labels)\./.test(name);

/** A paid order of one shop that says where it sends from. */
async function anOrder(given: Parameters<typeof aPaidOrder>[1] = {}) {
  const ctx = testContext(database.db);
  const order = await aPaidOrder(ctx, given);
  const [part] = order.parts;
  if (!part) throw new Error("An order has a part.");
  await setSendingAddress(ctx, part.sellerId, anAddress);
  const own = { sellerId: part.sellerId, sellerOrderId: part.id };
  return {
    ...order,
    ctx,
    own,
    buy: (
      key: string,
      given: { service?: string; amount?: number; items?: { orderItemId: string; quantity: number }[] } = {},
    ) =>
      buyLabels(ctx, {
        sellerId: own.sellerId,
        key,
        parcels: [
          { sellerOrderId: own.sellerOrderId, service: "slow", amount: 500, weightGrams: 900, ...size, ...given },
        ],
      }).then(({ items }) => items[0]?.label),
    labels: async () => (await listLabels(ctx, own)).items,
    /** What the books say: of the shop without an order, owed to carriers, borne by the platform. */
    books: async () => {
      const { rows } = await sql<{ shop: number; carriers: number; platform: number }>`
        select coalesce(-sum(amount) filter (where account = 'seller_payable' and seller_order_id is null), 0)::integer as shop,
          coalesce(-sum(amount) filter (where account = 'carriers_payable'), 0)::integer as carriers,
          coalesce(sum(amount) filter (where account = 'shipping_labels'), 0)::integer as platform
        from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
        where posting.order_id = ${order.orderId} and posting.kind in ('label', 'label_void')
      `.execute(database.db);
      return rows[0];
    },
  };
}

describe("P-123 a label for a parcel", () => {
  it("is bought at the price that was shown, printed, and paid from what its seller earns", async () => {
    const { ctx, own, buy, labels, books } = await anOrder();
    const quotes = await quoteLabels(ctx, { sellerId: own.sellerId, parcels: [{ ...own, ...size }] });
    expect(quotes.items[0]).toMatchObject({
      rates: [{ service: "slow", price: { amount: 500 } }, { service: "fast" }],
    });
    const label = await buy("first-key");
    expect(label).toMatchObject({ status: "BOUGHT", price: { amount: 500 }, isVoidable: true, isUsed: false });
    expect(await books()).toEqual({ shop: -500, carriers: 500, platform: 0 });
    const paper = await getLabelPdf(ctx, own, { labelId: label?.id ?? "" });
    expect(Buffer.from(paper.pdf, "base64").toString()).toContain(label?.trackingNumber);
    const period = ctx.clock.now().toISOString().slice(0, 7);
    const statement = await getStatement(ctx, { sellerId: own.sellerId, period });
    expect(statement.sums).toContainEqual({ category: "labels", amount: { amount: -500, currency: "USD" } });
    expect(await labels()).toHaveLength(1);
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("is not bought twice by the same key, by two who press at once, or of what has one already", async () => {
    const { ctx, buy, labels, books } = await anOrder({ quantity: 2 });
    const asked = await Promise.allSettled([buy("same-key"), buy("same-key"), buy("other-key")]);
    expect(asked.filter((each) => each.status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    await buy("same-key").catch(() => {});
    await expect(buy("a-third-key")).rejects.toMatchObject({ code: "LABEL_REFUSED" });
    expect(ctx.carrier.bought).toHaveLength(1);
    expect(await labels()).toHaveLength(1);
    expect((await books())?.carriers).toBe(500);
  });

  it("is found again after its answer was lost, or whoever asked was killed: one label, one posting", async () => {
    const { ctx, buy, labels, books } = await anOrder();
    ctx.carrier.afterwards = () => {
      throw new ServiceUnavailable("The answer was lost.");
    };
    expect(await buy("lost-key")).toMatchObject({ status: "BUYING", trackingNumber: null });
    expect(await books()).toEqual({ shop: 0, carriers: 0, platform: 0 });
    ctx.carrier.afterwards = () => {};
    // Who asks again at once waits: the first may still be under way.
    expect(await buy("lost-key")).toMatchObject({ status: "BUYING" });
    ctx.clock.advance(4 * MINUTE_MS);
    await runJobs(ctx, { only: isMoney });
    expect(await labels()).toMatchObject([
      { status: "BOUGHT", trackingNumber: ctx.carrier.bought[0]?.label.trackingNumber },
    ]);
    expect(ctx.carrier.bought).toHaveLength(1);
    expect((await books())?.carriers).toBe(500);
  });

  it("is bought by its job when the carrier was not there, also when the job was lost", async () => {
    const { ctx, buy, labels } = await anOrder();
    ctx.carrier.before = (call) => {
      if (call === "buy") throw new ServiceUnavailable("Down.");
    };
    await buy("down-key");
    await forgetJobs(database);
    ctx.carrier.before = () => {};
    ctx.clock.advance(2 * HOUR_MS);
    await lookAfterLabels(ctx);
    await runJobs(ctx, { only: isMoney });
    expect(await labels()).toMatchObject([{ status: "BOUGHT" }]);
    expect(ctx.carrier.bought).toHaveLength(1);
  });

  it("is not bought where the carrier says no, costs more than was shown, or bills in another currency", async () => {
    const { ctx, buy, labels, books } = await anOrder();
    ctx.carrier.price = 600;
    await expect(buy("dearer-key")).rejects.toThrow("dearer");
    ctx.carrier.price = 500;
    ctx.carrier.currency = "CHF";
    await expect(buy("francs-key")).rejects.toThrow("bill this parcel in CHF");
    ctx.carrier.currency = undefined;
    ctx.carrier.before = (call) => {
      if (call === "buy") ctx.carrier.refusal = "This address does not exist.";
    };
    expect(await buy("refused-key")).toMatchObject({ status: "REFUSED", failure: "This address does not exist." });
    expect(await labels()).toHaveLength(1);
    expect((await books())?.carriers).toBe(0);
    ctx.carrier.before = () => {};
    ctx.carrier.refusal = undefined;
    expect(await buy("again-key")).toMatchObject({ status: "BOUGHT" });
  });

  it("needs to know where the shop sends from, and what the parcel weighs", async () => {
    const ctx = testContext(database.db);
    const { parts } = await aPaidOrder(ctx);
    const [part] = parts;
    const own = { sellerId: part?.sellerId ?? "", sellerOrderId: part?.id ?? "" };
    const { items } = await quoteLabels(ctx, { sellerId: own.sellerId, parcels: [{ ...own, ...size }] });
    expect(items[0]).toMatchObject({ rates: [], refusal: expect.stringContaining("where you send from") });
    expect((await listLabels(ctx, own)).needsAddress).toBe(true);
    await setSendingAddress(ctx, own.sellerId, anAddress);
    await sql`update variants set weight_grams = 0 where seller_id = ${own.sellerId}`.execute(database.db);
    const weighed = await quoteLabels(ctx, { sellerId: own.sellerId, parcels: [{ ...own, ...size }] });
    expect(weighed.items[0]?.refusal).toContain("Weigh the parcel");
  });
});

describe("a label that was bought", () => {
  it("sends its parcel once, with its own number, and is then not given back", async () => {
    const { ctx, own, buy } = await anOrder();
    const label = await buy("send-key");
    const labelId = label?.id ?? "";
    await sendWithLabel(ctx, { sellerId: own.sellerId, labelId });
    const again = await sendWithLabel(ctx, { sellerId: own.sellerId, labelId });
    expect(again.shipments).toMatchObject([{ trackingNumber: label?.trackingNumber, carrier: "Fake" }]);
    await expect(voidLabel(ctx, own, { labelId })).rejects.toMatchObject({ code: "LABEL_REFUSED" });
    expect(ctx.carrier.bought[0]?.voided).toBe("no");
  });

  it("is given back once, and what it cost comes back; then it sends nothing", async () => {
    const { ctx, own, buy, books } = await anOrder();
    const labelId = (await buy("void-key"))?.id ?? "";
    await Promise.allSettled([voidLabel(ctx, own, { labelId }), voidLabel(ctx, own, { labelId })]);
    expect(await voidLabel(ctx, own, { labelId })).toMatchObject({ status: "VOIDED", isVoidable: false });
    expect(await books()).toEqual({ shop: 0, carriers: 0, platform: 0 });
    await expect(sendWithLabel(ctx, { sellerId: own.sellerId, labelId })).rejects.toMatchObject({
      code: "LABEL_REFUSED",
    });
    expect((await getSellerOrder(ctx, own)).shipments).toEqual([]);
    expect(await buy("another-key")).toMatchObject({ status: "BOUGHT" });
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("is paid back only when the carrier agrees, which may take days, or never", async () => {
    const { ctx, own, buy, labels, books } = await anOrder();
    const labelId = (await buy("slow-void-key"))?.id ?? "";
    ctx.carrier.takesBack = "pending";
    expect(await voidLabel(ctx, own, { labelId })).toMatchObject({ status: "VOIDING" });
    expect((await books())?.shop).toBe(-500);
    ctx.clock.advance(26 * HOUR_MS);
    ctx.carrier.takesBack = "voided";
    await lookAfterLabels(ctx);
    await runJobs(ctx, { only: isMoney });
    expect(await labels()).toMatchObject([{ status: "VOIDED" }]);
    expect((await books())?.shop).toBe(0);

    const other = await anOrder();
    other.ctx.carrier.takesBack = "refused";
    const used = (await other.buy("used-key"))?.id ?? "";
    expect(await voidLabel(other.ctx, other.own, { labelId: used })).toMatchObject({
      ...{ status: "BOUGHT", failure: "The carrier did not take it back." },
    });
    expect((await other.books())?.shop).toBe(-500);
  });

  it("is kept from the first earnings that are sent; given back later, its price is sent on", async () => {
    const { ctx, own, buy } = await anOrder({ priceAmount: 10_000 });
    const kept = await buy("kept-key");
    await sendWithLabel(ctx, { sellerId: own.sellerId, labelId: kept?.id ?? "" });
    await runJobs(ctx, { only: isMoney });
    const { earnings } = await getSellerOrder(ctx, own);
    expect(ctx.payments.transfers.map((each) => each.amount)).toEqual([earnings.net.amount - 500]);
    // A second order of the shop, whose label is netted by the time it is given back.
    const late = await aPaidOrder(ctx, { priceAmount: 10_000 });
    const [other] = late.parts;
    const whose = { sellerId: other?.sellerId ?? "", sellerOrderId: other?.id ?? "" };
    await setSendingAddress(ctx, whose.sellerId, anAddress);
    const parcel = { ...whose, service: "slow", amount: 500, weightGrams: 900, ...size };
    const { items } = await buyLabels(ctx, { sellerId: whose.sellerId, key: "late-key", parcels: [parcel] });
    const { dispatchItems } = await import("@emporia/core/payments");
    await dispatchItems(ctx, { ...whose, carrier: "UPS", trackingNumber: "1Z999" });
    await runJobs(ctx, { only: isMoney });
    await voidLabel(ctx, whose, { labelId: items[0]?.label?.id ?? "" });
    await payRun(ctx);
    await runJobs(ctx, { only: isMoney });
    const sent = ctx.payments.transfers.slice(1).map((each) => each.amount);
    expect(sent.at(-1)).toBe(500);
    const net = (await getSellerOrder(ctx, whose)).earnings.net.amount;
    expect(sent.reduce((sum, amount) => sum + amount, 0)).toBe(net);
  });

  it("says that what it is for was cancelled since, and can be given back", async () => {
    const { ctx, own, buy } = await anOrder();
    const labelId = (await buy("cancel-key"))?.id ?? "";
    await cancelSellerOrder(ctx, { ...own, reason: "Broken" });
    await expect(sendWithLabel(ctx, { sellerId: own.sellerId, labelId })).rejects.toMatchObject({
      code: "ORDER_NOT_SHIPPABLE",
    });
    expect(await voidLabel(ctx, own, { labelId })).toMatchObject({ status: "VOIDED" });
  });
});

it("P-123 labels of several orders are bought at once; one that is refused says why and the others are bought", async () => {
  const first = await anOrder();
  const { ctx, own } = first;
  const { aProduct, aCheckout } = await import("@emporia/testing");
  const { completeCheckout } = await import("@emporia/core/checkout");
  const { captureOrder } = await import("@emporia/core/payments");
  const [seller] = first.sellers;
  if (!seller) throw new Error("There is a shop.");
  const { variantId } = await aProduct(database.db, seller, { priceAmount: 2500, onHand: 5 });
  const checkout = await aCheckout(ctx, [{ variantId }]);
  const answer = await completeCheckout(checkout.ctx, checkout);
  if (answer.status !== "confirmed") throw new Error(answer.status);
  await captureOrder(ctx, answer);
  const { id } = await database.db
    .selectFrom("seller_orders")
    .where("order_id", "=", answer.orderId)
    .select("id")
    .executeTakeFirstOrThrow();
  await first.buy("one-of-them");
  const offered = { service: "slow", amount: 500, weightGrams: 700, ...size };
  const { items } = await buyLabels(ctx, {
    sellerId: own.sellerId,
    key: "batch-key",
    parcels: [
      { sellerOrderId: own.sellerOrderId, ...offered },
      { sellerOrderId: id, ...offered },
    ],
  });
  expect(items).toMatchObject([
    { label: null, refusal: expect.stringContaining("has a label") },
    { label: { status: "BOUGHT" }, refusal: null },
  ]);
});

describe("P-115 the label of a return", () => {
  async function asked(reason: "damaged" | "changed_mind", given: { rule?: "shop" | "fault" } = {}) {
    const order = await anOrder();
    const { ctx, own, orderId, token } = order;
    if (given.rule) await setReturnPostage(ctx, own.sellerId, { returnPostage: given.rule });
    const sent = await shipItems(ctx, { ...own, carrier: "UPS", trackingNumber: "1Z" });
    await deliverShipment(ctx, { sellerId: own.sellerId, shipmentId: sent.shipments[0]?.id ?? "" });
    const items = [{ orderItemId: sent.items[0]?.id ?? "", quantity: 1, reason, comment: "" }];
    const seen = await requestReturn(order.ctx, {
      orderId,
      token,
      items,
      comment: "",
      pictureIds: [],
      refundTo: "card",
    });
    const returned = () => getOrder(ctx, { orderId, token }).then((now) => now.sellerOrders[0]?.returns[0]);
    const returnId = seen.sellerOrders[0]?.returns[0]?.id ?? "";
    const wanted = { returnId, service: "slow", amount: 500, weightGrams: 900, ...size, instructions: "Wrap it well." };
    return { ...order, returned, returnId, wanted };
  }

  it("is bought when the shop agrees, billed to it, and printed by the shopper", async () => {
    const { ctx, own, orderId, token, returned, returnId, wanted, books } = await asked("damaged");
    expect(await returned()).toMatchObject({ status: "REQUESTED", postage: "shop" });
    expect(await quoteReturnLabel(ctx, own, { returnId, weightGrams: 900, ...size })).toMatchObject({
      rates: [{ service: "slow" }, { service: "fast" }],
    });
    await Promise.allSettled([approveReturnWithLabel(ctx, own, wanted), approveReturnWithLabel(ctx, own, wanted)]);
    await approveReturnWithLabel(ctx, own, wanted);
    const number = ctx.carrier.bought[0]?.label.trackingNumber;
    expect(ctx.carrier.bought).toHaveLength(1);
    expect(await returned()).toMatchObject({
      ...{ status: "APPROVED", instructions: "Wrap it well." },
      label: { carrier: "Fake", trackingNumber: number, url: null },
    });
    expect(await books()).toMatchObject({ shop: -500, carriers: 500, platform: 0 });
    const paper = await getReturnLabelPdf(ctx, { orderId, returnId, token });
    expect(Buffer.from(paper.pdf, "base64").toString()).toContain(number);
    await expect(getReturnLabelPdf(ctx, { orderId, returnId, token: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const [label] = await ctx.db.selectFrom("shipping_labels").where("return_id", "=", returnId).select("id").execute();
    await expect(voidLabel(ctx, own, { labelId: label?.id ?? "" })).rejects.toMatchObject({ code: "LABEL_REFUSED" });
  });

  it("is given back when the shopper keeps the things after all, also while it was being bought", async () => {
    const early = await asked("damaged");
    await approveReturnWithLabel(early.ctx, early.own, early.wanted);
    await withdrawReturn(early.ctx, { orderId: early.orderId, returnId: early.returnId, token: early.token });
    await runJobs(early.ctx, { only: isMoney });
    expect(early.ctx.carrier.bought[0]?.voided).toBe("yes");
    expect(await early.books()).toMatchObject({ shop: 0, carriers: 0 });

    const late = await asked("damaged");
    late.ctx.carrier.afterwards = (call) => {
      if (call === "buy") throw new ServiceUnavailable("The answer was lost.");
    };
    expect(await approveReturnWithLabel(late.ctx, late.own, late.wanted)).toMatchObject({ status: "BUYING" });
    expect((await late.returned())?.status).toBe("REQUESTED");
    await withdrawReturn(late.ctx, { orderId: late.orderId, returnId: late.returnId, token: late.token });
    late.ctx.clock.advance(4 * MINUTE_MS);
    await runJobs(late.ctx, { only: isMoney });
    expect(late.ctx.carrier.bought).toMatchObject([{ voided: "yes" }]);
    expect(await late.books()).toMatchObject({ shop: 0, carriers: 0 });
    expect((await late.returned())?.status).toBe("WITHDRAWN");
  });

  it("is the platform's to pay when staff buy it, unless the shop said that it pays", async () => {
    const { ctx, wanted, books } = await asked("changed_mind");
    await expect(approveReturnWithLabel(ctx, "staff", { ...wanted, paidBy: "seller" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    await approveReturnWithLabel(ctx, "staff", { ...wanted, paidBy: "platform" });
    expect(await books()).toMatchObject({ shop: 0, carriers: 500, platform: 500 });
    const generous = await asked("changed_mind", { rule: "shop" });
    await setReturnPostage(generous.ctx, generous.own.sellerId, { returnPostage: "fault" });
    // What the shopper read when they asked holds.
    expect(await generous.returned()).toMatchObject({ postage: "shop" });
    await approveReturnWithLabel(generous.ctx, "staff", { ...generous.wanted, paidBy: "seller" });
    expect(await generous.books()).toMatchObject({ shop: -500, platform: 0 });
  });

  it("agrees to nothing when the carrier says no", async () => {
    const { ctx, own, wanted, returned, books } = await asked("damaged");
    ctx.carrier.before = (call) => {
      if (call === "buy") ctx.carrier.refusal = "Nobody lives there.";
    };
    await expect(approveReturnWithLabel(ctx, own, wanted)).rejects.toThrow("Nobody lives there. Nothing was agreed to");
    expect((await returned())?.status).toBe("REQUESTED");
    expect(await books()).toMatchObject({ shop: 0, carriers: 0 });
  });
});
