import { closeAccountAs } from "@emporia/core/accounts";
import { amendOrder, lookAfterAmendments, openAmendmentCheckout, quoteAmendment } from "@emporia/core/amendments";
import { completeCheckout, getCheckout, setPaymentMethod } from "@emporia/core/checkout";
import { cancelOrder, cancelSellerOrder, getOrder, getSellerOrder, refundSellerOrder } from "@emporia/core/orders";
import {
  captureOrder,
  decideDisputedParts,
  dispatchItems,
  getStaffOrder,
  recordDispute,
  refundPart,
  transferEarnings,
} from "@emporia/core/payments";
import { DAY_MS, newId } from "@emporia/core/platform";
import {
  actor,
  aPaidOrder,
  aProduct,
  aUser,
  listDisagreements,
  readBooks,
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

/** Two units of one thing at $25.00, paid for and not sent, and another of the same shop at `priceAmount`. */
async function placed(priceAmount: number, given: Parameters<typeof aPaidOrder>[1] & { userId?: string } = {}) {
  const opened = testContext(database.db);
  const world = given.userId ? opened.as(actor({ id: given.userId }), null) : opened;
  const { ctx, orderId, token, sellers, parts, products } = await aPaidOrder(world, { quantity: 2, ...given });
  await runJobs(ctx);
  const [seller] = sellers;
  if (!seller) throw new Error("An order has a seller.");
  const other = await aProduct(database.db, seller, { priceAmount, onHand: 9 });
  const own = { sellerId: seller.id, sellerOrderId: parts[0]?.id ?? "" };
  const { items } = await getSellerOrder(ctx, own);
  const guest = { ...ctx, actor: given.userId ? ctx.actor : testContext(database.db).actor, cartId: null };
  const first = { own, reader: { orderId, token }, orderItemId: items[0]?.id ?? "" };
  type Of = typeof first;
  const partOf = async (of: Of) => {
    const part = (await getOrder(ctx, of.reader)).sellerOrders.find(({ id }) => id === of.own.sellerOrderId);
    if (!part) throw new Error("An order has a part.");
    return part;
  };
  const ask = (variantId = other.variantId, of: Of = first, removed = 1) =>
    amendOrder(ctx, of.own, {
      sellerOrderId: of.own.sellerOrderId,
      removed: [{ orderItemId: of.orderItemId, quantity: removed }],
      added: [{ variantId, quantity: 1 }],
      ...{ rateId: null, reason: "As you asked on the phone", days: 3, key: newId() },
    });
  const open = async (of: Of = first) => {
    const amendmentId = (await partOf(of)).amendments.at(-1)?.id ?? "";
    const { checkoutId, cartId } = await openAmendmentCheckout(guest, { ...of.reader, amendmentId });
    return { holder: withCart(guest, cartId), checkoutId };
  };
  /** Pays by card if there is something to pay, and names what was added as this order is named. */
  const pay = async (of: Of = first): Promise<Of> => {
    const { holder, checkoutId } = await open(of);
    const { toPay } = await getCheckout(holder, { checkoutId });
    if (toPay.amount > 0) await setPaymentMethod(holder, { checkoutId, paymentMethodId: "pm_card_visa" });
    const answer = await completeCheckout(holder, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    const reader = { orderId: answer.orderId, token: answer.orderToken };
    const [part] = (await getOrder(ctx, reader)).sellerOrders;
    return {
      reader,
      own: { sellerId: own.sellerId, sellerOrderId: part?.id ?? "" },
      orderItemId: part?.items[0]?.id ?? "",
    };
  };
  /** Of each card payment in turn: what was collected, and what of that was given back. */
  const cards = () =>
    [...ctx.payments.intents.values()]
      .filter(({ status }) => status === "succeeded")
      .map(({ amount, refunded }) => [amount, refunded]);
  const again = products[0]?.variantId ?? "";
  const [, next] = parts;
  const neighbour: Of | null = next
    ? { ...first, own: { sellerId: next.sellerId, sellerOrderId: next.id }, orderItemId: "" }
    : null;
  return { ctx, seller, first, neighbour, other, again, partOf, ask, open, pay, cards, guest };
}

const refundAll = async ({ ctx, partOf }: Awaited<ReturnType<typeof placed>>, of: Parameters<typeof partOf>[0]) =>
  refundSellerOrder(ctx, {
    ...of.own,
    ...{ amount: (await partOf(of)).refundable.amount, items: [], withShipping: false, reason: "Sorry", key: newId() },
  });

describe("P-113 a swap is one movement on the card, the difference", () => {
  it("dearer: the card pays the difference; taken back whole later, each card gets what it paid", async () => {
    const shop = await placed(4000);
    const { ctx, first, ask, pay, partOf, cards } = shop;
    const quote = await quoteAmendment(ctx, first.own, {
      ...{ sellerOrderId: first.own.sellerOrderId, removed: [{ orderItemId: first.orderItemId, quantity: 1 }] },
      ...{ added: [{ variantId: shop.other.variantId, quantity: 1 }], rateId: null },
    });
    const [[paid = 0] = []] = cards();
    await ask();
    const added = await pay();
    await runJobs(ctx);
    const { total, givenBack, toPay, carried } = (await partOf(first)).amendments[0] ?? {};
    expect({ total, givenBack, toPay, carried }).toEqual({
      ...{ total: quote.total, givenBack: quote.givenBack, toPay: quote.toPay, carried: quote.carried },
    });
    expect(carried).toEqual(givenBack);
    expect(toPay?.amount).toBe((total?.amount ?? 0) - (givenBack?.amount ?? 0));
    expect(cards()).toEqual([
      [paid, 0],
      [toPay?.amount, 0],
    ]);
    expect(await partOf(first)).toMatchObject({ refunds: [{ to: "order", status: "SUCCEEDED", amount: givenBack }] });
    expect(await getOrder(ctx, added.reader)).toMatchObject({ carried: givenBack, total });
    // What was added is worth more than its card paid: the rest is the first card's.
    await refundAll(shop, added);
    await runJobs(ctx);
    expect(cards()).toEqual([
      [paid, givenBack?.amount],
      [toPay?.amount, toPay?.amount],
    ]);
    await refundAll(shop, first);
    await runJobs(ctx);
    expect(cards()).toEqual([
      [paid, paid],
      [toPay?.amount, toPay?.amount],
    ]);
  });

  it("is asked for only if it comes to what was shown to who asks", async () => {
    const { ctx, first, other, partOf } = await placed(4000);
    const change = {
      ...{ sellerOrderId: first.own.sellerOrderId, removed: [{ orderItemId: first.orderItemId, quantity: 1 }] },
      ...{ added: [{ variantId: other.variantId, quantity: 1 }], rateId: null },
    };
    const { toPay, givenBack } = await quoteAmendment(ctx, first.own, change);
    const ask = (expected: { toPay: number; givenBack: number }) =>
      amendOrder(ctx, first.own, { ...change, expected, reason: "As you asked on the phone", days: 3, key: newId() });
    const shown = { toPay: toPay.amount, givenBack: givenBack.amount };
    for (const old of [
      { ...shown, toPay: shown.toPay - 1 },
      { ...shown, givenBack: shown.givenBack - 1 },
    ])
      await expect(ask(old)).rejects.toMatchObject({ code: "AMENDMENT_REPRICED" });
    expect((await partOf(first)).amendments).toEqual([]);
    await ask(shown);
    expect((await partOf(first)).amendments).toMatchObject([{ toPay, givenBack }]);
  });

  it("cheaper: no card is asked for, and the difference goes back to the first one", async () => {
    const shop = await placed(1000);
    const { ctx, first, ask, open, pay, partOf, cards } = shop;
    const [[paid = 0] = []] = cards();
    await ask();
    const { holder, checkoutId } = await open();
    const { changes, carried: pays } = await getCheckout(holder, { checkoutId });
    const added = await pay();
    await runJobs(ctx);
    const { total, givenBack, toPay, carried } = (await partOf(first)).amendments[0] ?? {};
    expect(changes).toEqual({
      orderNumber: (await partOf(first)).number,
      goesBack: { currency: "USD", amount: (givenBack?.amount ?? 0) - pays.amount },
    });
    expect(toPay?.amount).toBe(0);
    expect(carried).toEqual(total);
    expect(cards()).toEqual([[paid, (givenBack?.amount ?? 0) - (total?.amount ?? 0)]]);
    expect(await getOrder(ctx, added.reader)).toMatchObject({ status: "CONFIRMED", paymentStatus: "CONFIRMED" });
    const { rows } = await sql<{ kind: string; total: number }>`
      select kind, total_amount as total from invoices where order_id in (${first.reader.orderId}, ${added.reader.orderId})
        and kind = 'credit_note' or order_id = ${added.reader.orderId}`.execute(database.db);
    expect(rows).toEqual(
      expect.arrayContaining([
        { kind: "credit_note", total: givenBack?.amount },
        { kind: "invoice", total: total?.amount },
      ]),
    );
    expect(rows).toHaveLength(2);
    await cancelOrder({ ...shop.guest }, { ...added.reader, reason: "" });
    await cancelOrder({ ...shop.guest }, { ...first.reader, reason: "" });
    await runJobs(ctx);
    expect(cards()).toEqual([[paid, paid]]);
  });

  it("the same price again and again: nothing moves, and all of it goes back to the one card", async () => {
    const shop = await placed(2500);
    const { ctx, first, other, again, ask, pay, partOf, cards, guest } = shop;
    const [[paid = 0] = []] = cards();
    await ask();
    const second = await pay();
    await runJobs(ctx);
    await ask(again, second);
    const third = await pay(second);
    await runJobs(ctx);
    await ask(other.variantId, third);
    const fourth = await pay(third);
    await runJobs(ctx);
    // But for what tax on two is rounded to, and on one.
    const [[, back = 0] = []] = cards();
    expect(back).toBeLessThanOrEqual(1);
    expect(cards()).toHaveLength(1);
    expect((await partOf(third)).status).toBe("CANCELLED");
    await refundAll(shop, fourth);
    await runJobs(ctx);
    expect(cards()).toEqual([[paid, back + (await partOf(fourth)).total.amount]]);
    await cancelOrder(guest, { ...first.reader, reason: "" });
    await runJobs(ctx);
    expect(cards()).toEqual([[paid, paid]]);
  });

  it("of all there is for the same price: what was paid for sending it stays paid, nothing moves", async () => {
    const shop = await placed(2500, { quantity: 1 });
    const { ctx, first, ask, pay, partOf, cards } = shop;
    const [[paid = 0] = []] = cards();
    const { shipping, total } = await partOf(first);
    expect(shipping.amount).toBeGreaterThan(0);
    const quote = await quoteAmendment(ctx, first.own, {
      ...{ sellerOrderId: first.own.sellerOrderId, removed: [{ orderItemId: first.orderItemId, quantity: 1 }] },
      ...{ added: [{ variantId: shop.other.variantId, quantity: 1 }], rateId: null },
    });
    expect(quote).toMatchObject({
      along: { price: shipping, isInPlaceOfAll: true },
      shipping,
      total,
      givenBack: total,
      carried: total,
    });
    expect([quote.toPay.amount, quote.issues]).toEqual([0, []]);
    await ask();
    const added = await pay();
    await runJobs(ctx);
    expect(cards()).toEqual([[paid, 0]]);
    const [was, is] = [await partOf(first), await partOf(added)];
    expect([was.status, is.shipping, is.total]).toEqual(["CANCELLED", shipping, total]);
    expect(is.shippingMethod.name).toBe(was.shippingMethod.name);
    await refundAll(shop, added);
    await runJobs(ctx);
    expect(cards()).toEqual([[paid, paid]]);
  });

  it("of some of it goes along for nothing, and is off when the rest that it would go along with is cancelled", async () => {
    const { ctx, first, ask, partOf, cards } = await placed(2500);
    const [[paid = 0] = []] = cards();
    await ask();
    const { amendments, shipping } = await partOf(first);
    expect(amendments).toMatchObject([{ status: "PROPOSED", shipping: { amount: 0 } }]);
    await cancelSellerOrder(ctx, {
      ...{ ...first.own, items: [{ orderItemId: first.orderItemId, quantity: 1 }], reason: "One is broken" },
    });
    await runJobs(ctx);
    expect(await partOf(first)).toMatchObject({ amendments: [{ status: "ENDED", ending: "overtaken" }], shipping });
    await ask();
    const [, next] = (await partOf(first)).amendments;
    expect(next?.shipping).toEqual(shipping);
    expect(cards()[0]?.[1]).toBeLessThan(paid - shipping.amount);
  });

  it("its seller is sent what they earned, from the charge as far as that collected it", async () => {
    const { ctx, first, ask, pay, seller, cards } = await placed(4000);
    await ask();
    const added = await pay();
    await runJobs(ctx);
    for (const { own } of [first, added])
      await dispatchItems(ctx, { ...own, carrier: "UPS", trackingNumber: `T${own.sellerOrderId}` });
    await runJobs(ctx);
    ctx.clock.advance(20 * DAY_MS);
    for (const { own } of [first, added]) await transferEarnings(ctx, { sellerOrderId: own.sellerOrderId });
    const sent = ctx.payments.transfers.filter((each) => each.sellerOrderId === added.own.sellerOrderId);
    expect(sent).toMatchObject([{ sourceChargeId: null }]);
    const collected = cards().reduce((sum, [amount = 0]) => sum + amount, 0);
    const all = ctx.payments.transfers.reduce((sum, { amount }) => sum + amount, 0);
    expect(all).toBeLessThan(collected);
    const { rows } = await sql<{ payable: number }>`
      select -sum(amount)::bigint as payable from ledger_entries where account = 'seller_payable' and seller_id = ${seller.id}
    `.execute(database.db);
    expect(rows).toEqual([{ payable: 0 }]);
  });
});

describe("P-113 a swapped order of a closed account", () => {
  it("pays store credit that waits by the card that has the money, and owes nothing by hand", async () => {
    const { id: userId } = await aUser(database.db);
    const shop = await placed(2500, { userId });
    const { ctx, first, ask, pay, partOf, cards } = shop;
    await ask();
    const added = await pay();
    await runJobs(ctx);
    const [[paid = 0, back = 0] = []] = cards();
    const { refundable, total } = await partOf(added);
    await refundSellerOrder(ctx, {
      ...{ ...added.own, amount: refundable.amount, items: [], withShipping: false, reason: "Sorry", key: newId() },
      to: "credit",
    });
    const staff = ctx.as(actor({ id: newId(), staffRole: "operations" }), null);
    await closeAccountAs(staff, { userId, reason: "They asked for it by letter." });
    await runJobs(ctx);
    expect(cards()).toEqual([[paid, back + total.amount]]);
    const { refunds } = await getStaffOrder(staff, { orderId: added.reader.orderId });
    expect(refunds).toMatchObject([{ status: "SUCCEEDED" }]);
    await refundAll(shop, first);
    await runJobs(ctx);
    expect(cards()).toEqual([[paid, paid]]);
  });
});

describe("P-113 a swap that comes to nothing", () => {
  it("moves nothing when nobody pays in time", async () => {
    const { ctx, first, ask, open, partOf, cards } = await placed(4000);
    const before = cards();
    await ask();
    await open();
    ctx.clock.advance(4 * DAY_MS);
    await runJobs(ctx);
    await lookAfterAmendments(ctx);
    await runJobs(ctx);
    expect(cards()).toEqual(before);
    expect(await partOf(first)).toMatchObject({ refunds: [], amendments: [{ status: "ENDED", ending: "expired" }] });
  });

  it("asks for more when less goes back by the time it is opened again", async () => {
    const shop = await placed(4000);
    const { ctx, first, ask, open, cards, partOf } = shop;
    await ask();
    const one = await open();
    const before = (await getCheckout(one.holder, one)).toPay.amount;
    const left = (await partOf(first)).refundable.amount;
    await refundSellerOrder(ctx, {
      ...first.own,
      ...{ amount: left - 1000, items: [], withShipping: false, reason: "Sorry", key: newId() },
    });
    await runJobs(ctx);
    const two = await open();
    expect((await getCheckout(two.holder, two)).toPay.amount).toBeGreaterThan(before);
    expect(cards()).toHaveLength(1);
  });

  it("is cancelled, and its card paid back, when the rest of the order was refunded in the moment of paying", async () => {
    const shop = await placed(4000);
    const { ctx, first, ask, pay, partOf, cards } = shop;
    const [[paid = 0] = []] = cards();
    await ask();
    const added = await pay();
    await refundAll(shop, first);
    await runJobs(ctx);
    const [, [more = 0, back] = []] = cards();
    expect(more).toBeGreaterThan(0);
    expect(back).toBe(more);
    expect(cards()[0]).toEqual([paid, paid]);
    expect(await getOrder(ctx, added.reader)).toMatchObject({ status: "CANCELLED" });
    expect(await partOf(first)).toMatchObject({
      amendments: [{ status: "ENDED", ending: "overtaken" }],
      items: [{ heldQuantity: 0 }],
    });
  });

  it("never gives twice, whoever is first: one pays while staff refund the rest", async () => {
    for (let round = 0; round < 4; round++) {
      const shop = await placed(4000);
      const { ctx, first, ask, open, cards, partOf } = shop;
      await ask();
      const { holder, checkoutId } = await open();
      await setPaymentMethod(holder, { checkoutId, paymentMethodId: "pm_card_visa" });
      await Promise.allSettled([
        completeCheckout(holder, { checkoutId }).then((answer) =>
          answer.status === "confirmed" ? captureOrder(ctx, { orderId: answer.orderId }) : undefined,
        ),
        refundAll(shop, first),
      ]);
      await runJobs(ctx);
      for (const [amount = 0, refunded = 0] of cards()) expect(refunded).toBeLessThanOrEqual(amount);
      const [amendment] = (await partOf(first)).amendments;
      expect(["APPLIED", "ENDED"]).toContain(amendment?.status);
      await forgetJobs(database);
    }
  });

  it("a worker that dies between Stripe and the books goes on, and one that is repeated changes nothing", async () => {
    const { ctx, ask, pay, partOf, first, cards } = await placed(4000);
    await ask();
    const added = await pay();
    const intent = [...ctx.payments.intents.values()].at(-1);
    await ctx.services.payments.capture({
      intentId: intent?.id ?? "",
      amount: intent?.amount ?? 0,
      idempotencyKey: "killed after this",
    });
    await Promise.allSettled(Array.from({ length: 4 }, () => captureOrder(ctx, { orderId: added.reader.orderId })));
    await runJobs(ctx);
    await captureOrder(ctx, { orderId: added.reader.orderId });
    expect(await partOf(first)).toMatchObject({ amendments: [{ status: "APPLIED" }], refunds: [{ to: "order" }] });
    expect(cards()).toHaveLength(2);
  });

  it("is off when the bank let go of the payment before it was collected; nothing was charged", async () => {
    const { ctx, ask, pay, partOf, first, cards } = await placed(4000);
    const before = cards();
    await ask();
    await pay();
    const intent = [...ctx.payments.intents.values()].at(-1);
    if (intent) intent.status = "canceled";
    await runJobs(ctx);
    expect(cards()).toEqual(before);
    expect(await partOf(first)).toMatchObject({ refunds: [], amendments: [{ status: "ENDED" }] });
    await ask();
  });
});

describe("P-113 a bank that takes the first payment back", () => {
  const disputed = async (shop: Awaited<ReturnType<typeof placed>>, isWon: boolean, only?: number) => {
    const { ctx } = shop;
    const [intent] = ctx.payments.intents.values();
    const id = `dp_${newId()}`;
    const amount = only ?? (intent?.amount ?? 0) - (intent?.refunded ?? 0);
    const dispute = {
      ...{ id, chargeId: intent?.chargeId ?? "", amount },
      ...{ currency: "USD", reason: "fraudulent", status: "needs_response", isClosed: false },
      ...{ openedAt: ctx.clock.now(), evidenceDueAt: null, hasEvidence: false },
      movements: [{ id: `${id}_out`, amount: -amount }],
    };
    ctx.payments.disputes.set(id, dispute);
    await recordDispute(ctx, { stripeDisputeId: id });
    return async () => {
      Object.assign(dispute, { isClosed: true, status: isWon ? "won" : "lost" });
      if (isWon) dispute.movements.push({ id: `${id}_back`, amount: dispute.amount });
      await recordDispute(ctx, { stripeDisputeId: id });
      await runJobs(ctx);
    };
  };

  it("took what it paid of the swapped order too: that is not given a second time", async () => {
    const shop = await placed(4000);
    const { ctx, first, ask, pay, partOf, cards } = shop;
    await ask();
    const added = await pay();
    await runJobs(ctx);
    const { toPay } = (await partOf(first)).amendments[0] ?? {};
    const decide = await disputed(shop, false);
    await refundAll(shop, added);
    await runJobs(ctx);
    // Its own card gets its share at once; the other waits for the bank.
    expect(cards()[1]).toEqual([toPay?.amount, toPay?.amount]);
    expect((await partOf(added)).refunds.map(({ status }) => status).sort()).toEqual(["PENDING", "SUCCEEDED"]);
    await decide();
    for (const { own } of [first, added]) await refundPart(ctx, { sellerOrderId: own.sellerOrderId });
    expect(cards()[0]?.[1]).toBe(0);
    for (const of of [first, added]) expect((await partOf(of)).refundable.amount).toBe(0);
    const { rows } = await sql<{ account: string; left: number }>`
      select account, sum(amount)::bigint as left from ledger_entries entry join ledger_postings posting on posting.id = posting_id
      where posting.order_id in (${first.reader.orderId}, ${added.reader.orderId})
        and account in ('dispute_losses', 'disputes', 'refunds_payable', 'stripe_balance', 'swaps') group by 1 having sum(amount) <> 0
    `.execute(database.db);
    expect(rows).toEqual([]);
  });

  it("and names one shop: that one pays, also what was swapped, before another shop does", async () => {
    const shop = await placed(2500, { sellers: 2 });
    const { ctx, first, neighbour, ask, pay, partOf } = shop;
    if (!neighbour) throw new Error("The order has two shops.");
    await ask();
    const added = await pay();
    await runJobs(ctx);
    const left = async (of: typeof first) => (await partOf(of)).refundable.amount;
    const both = (await left(first)) + (await left(added));
    const ofNeighbour = await left(neighbour);
    const [{ carried } = { carried: null }] = (await partOf(first)).amendments;
    expect(carried?.amount).toBe(await left(added));
    const decide = await disputed(shop, false, both);
    const { rows } = await sql<{ id: string }>`
      select id from disputes where order_id = ${first.reader.orderId}`.execute(database.db);
    await decideDisputedParts(ctx, {
      ...{ disputeId: rows[0]?.id ?? "", sellerOrderIds: [first.own.sellerOrderId] },
      reason: "They name this shop's things",
    });
    await decide();
    expect([await left(first), await left(added), await left(neighbour)]).toEqual([0, 0, ofNeighbour]);
  });

  it("and gave it back for us: what waited is given then", async () => {
    const shop = await placed(4000);
    const { ctx, ask, pay, cards } = shop;
    await ask();
    const added = await pay();
    await runJobs(ctx);
    const decide = await disputed(shop, true);
    await cancelSellerOrder(ctx, { ...added.own, reason: "Broken" });
    await runJobs(ctx);
    expect(cards()[0]?.[1]).toBe(0);
    await decide();
    await refundPart(ctx, { sellerOrderId: added.own.sellerOrderId });
    expect(cards()[0]?.[1]).toBeGreaterThan(0);
  });
});
