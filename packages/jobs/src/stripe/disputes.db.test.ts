import { completeCheckout } from "@emporia/core/checkout";
import {
  cancelOrder,
  deliverShipment,
  getOrder,
  getSellerOrder,
  refundSellerOrder,
  shipItems,
} from "@emporia/core/orders";
import {
  decideDisputedParts,
  getSellerBalance,
  listAllPayments,
  recordDispute,
  resumeMoney,
} from "@emporia/core/payments";
import { DAY_MS, HOUR_MS, newId } from "@emporia/core/platform";
import { aCheckout, actor, aProduct, aSeller, listDisagreements, readBooks, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "../testing";
import { useStandin } from "./testing";

const database = useDatabase();
const { clock, aWorld, standin, stripe, listen, seenByFinance } = useStandin(database);
afterEach(async () => {
  await standin().webhooks.flush();
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** An order of two shops, collected: 58.63 of the one ($25 twice), 108.63 of the other ($50 twice), tax aside. */
async function bought() {
  const ctx = aWorld();
  const sellers = [await aSeller(database.db), await aSeller(database.db)];
  const products = [
    await aProduct(database.db, sellers[0] as (typeof sellers)[0], { priceAmount: 2500, onHand: 5 }),
    await aProduct(database.db, sellers[1] as (typeof sellers)[0], { priceAmount: 5000, onHand: 5 }),
  ];
  const wanted = products.map(({ variantId }) => ({ variantId, quantity: 2 }));
  const checkout = await aCheckout(ctx, wanted);
  const answer = await completeCheckout(checkout.ctx, checkout);
  if (answer.status !== "confirmed") throw new Error(answer.status);
  await listen(checkout.ctx);
  const reader = { orderId: answer.orderId, token: answer.orderToken };
  const view = () => getOrder(checkout.ctx, reader);
  const { payments } = await seenByFinance(checkout.ctx, reader);
  const intentId = payments[0]?.stripePaymentIntentId ?? "";
  const { latest_charge: charge } = await stripe().paymentIntents.retrieve(intentId);
  const { total } = await view();
  const part = async (index: number) => {
    const found = (await view()).sellerOrders.find((each) => each.seller.id === sellers[index]?.id);
    if (!found) throw new Error("each shop has a part");
    return found;
  };
  return {
    shop: async (index: number) =>
      getSellerOrder(ctx, { sellerId: sellers[index]?.id ?? "", sellerOrderId: (await part(index)).id }),
    ...{ ctx: checkout.ctx, reader, view, part, intentId, total: total.amount },
    cancel: async (index: number) =>
      cancelOrder(checkout.ctx, { ...reader, sellerOrderId: (await part(index)).id, reason: "Changed my mind" }),
    refund: async (index: number, amount: number) =>
      refundSellerOrder(checkout.ctx, {
        sellerId: sellers[index]?.id ?? "",
        sellerOrderId: (await part(index)).id,
        ...{ amount, items: [], withShipping: false, reason: "Sorry", key: newId() },
      }),
    dispute: async (given: { amount?: number; reason?: string } = {}) =>
      (await standin().disputeCharge(String(charge), given)) ?? "",
    send: async (index: number, how: { quantity?: number; arrives?: boolean } = {}) => {
      const { id, items } = await part(index);
      const some = items.map((item) => ({ orderItemId: item.id, quantity: how.quantity ?? item.quantity }));
      const ofSeller = { sellerId: sellers[index]?.id ?? "", sellerOrderId: id };
      const { shipments } = await shipItems(checkout.ctx, {
        ...ofSeller,
        ...{ carrier: "UPS", trackingNumber: newId(), items: some },
      });
      if (how.arrives) await deliverShipment(checkout.ctx, { ...ofSeller, shipmentId: shipments[0]?.id ?? "" });
    },
    earned: async (index: number) =>
      (await getSellerBalance(ctx, { sellerId: sellers[index]?.id ?? "", limit: 1 })).payable.amount,
    given: async () => {
      const { data } = await stripe().refunds.list({ payment_intent: intentId });
      return data.reduce((sum, refund) => sum + refund.amount, 0);
    },
    /** What of the order stands on accounts that hold what is undecided or owed. */
    open: async () => {
      const { rows } = await sql<{ account: string; sum: number }>`
        select entry.account, sum(entry.amount)::bigint as sum from ledger_entries entry
        join ledger_postings posting on posting.id = entry.posting_id
        where posting.order_id = ${reader.orderId} and entry.account in ('disputes', 'refunds_payable')
        group by 1 having sum(entry.amount) <> 0
      `.execute(database.db);
      return rows;
    },
  };
}
type Bought = Awaited<ReturnType<typeof bought>>;
async function lose({ ctx }: Bought, disputeId: string): Promise<void> {
  await standin().decideDispute(disputeId, "lost");
  await listen(ctx);
  // What was not given by then is asked for again.
  clock.advance(2 * HOUR_MS);
  await resumeMoney(ctx);
  await listen(ctx);
}

describe("a refund that is promised while the bank disputes the payment", () => {
  it("P-121 PN-12 is given by the bank once the dispute is lost, and its seller earns nothing for it", async () => {
    const order = await bought();
    const other = await order.earned(1);
    await order.send(1);
    const disputeId = await order.dispute();
    await listen(order.ctx);
    await order.cancel(0);
    await listen(order.ctx);
    expect(await order.given()).toBe(0);
    await lose(order, disputeId);
    expect(await order.given()).toBe(0);
    expect(await order.view()).toMatchObject({ paymentStatus: "REFUNDED", refunded: { amount: order.total } });
    expect((await order.part(0)).refunds).toMatchObject([{ kind: "cancellation", status: "SUCCEEDED" }]);
    expect(await order.earned(0)).toBe(0);
    // Fraud is the platform's to bear: the other shop earns what it sold.
    expect((await order.part(1)).refunds).toMatchObject([{ kind: "dispute", status: "SUCCEEDED" }]);
    expect(await order.earned(1)).toBe(other);
    expect(await order.open()).toEqual([]);
    const { rows } = await sql<{ kind: string; total: number }>`
      select kind, (document->>'total')::integer as total from invoices where order_id = ${order.reader.orderId}
      order by kind, total
    `.execute(database.db);
    const own = (await order.part(0)).total.amount;
    expect(rows).toEqual([
      { kind: "credit_note", total: own },
      { kind: "invoice", total: own },
      { kind: "invoice", total: (await order.part(1)).total.amount },
    ]);
  });

  it("P-121 is given by us as far as a dispute of less than that does not", async () => {
    const order = await bought();
    const disputeId = await order.dispute({ amount: 1000 });
    await listen(order.ctx);
    await order.cancel(0);
    await listen(order.ctx);
    await lose(order, disputeId);
    const { total } = await order.part(0);
    expect(await order.given()).toBe(total.amount - 1000);
    expect((await order.view()).refunded.amount).toBe(total.amount);
    expect(await order.earned(0)).toBe(0);
    expect((await order.part(0)).status).toBe("CANCELLED");
    expect(await order.open()).toEqual([]);
  });

  it("P-121 is given by us once the dispute is won", async () => {
    const order = await bought();
    const disputeId = await order.dispute();
    await listen(order.ctx);
    await order.cancel(0);
    await listen(order.ctx);
    await standin().decideDispute(disputeId, "won");
    await listen(order.ctx);
    clock.advance(2 * HOUR_MS);
    await resumeMoney(order.ctx);
    await listen(order.ctx);
    expect(await order.given()).toBe((await order.part(0)).total.amount);
    expect(await order.open()).toEqual([]);
  });
});

describe("a refund that was posted before the dispute was heard of", () => {
  /** Stripe refuses it, because the bank has the money and we do not know. */
  async function refused() {
    const order = await bought();
    standin().webhooks.pause();
    const disputeId = await order.dispute();
    await order.cancel(0);
    await runJobs(order.ctx);
    standin().webhooks.resume();
    expect(await order.given()).toBe(0);
    return { ...order, disputeId };
  }

  it("P-121 is taken out of the books again when the dispute is lost, and owed by nobody", async () => {
    const order = await refused();
    await listen(order.ctx);
    await lose(order, order.disputeId);
    expect(await order.given()).toBe(0);
    expect(await order.open()).toEqual([]);
    expect(await order.earned(0)).toBe(0);
    const { refunds } = await seenByFinance(order.ctx, order.reader);
    expect(refunds).toMatchObject([{ status: "SETTLED" }]);
    expect(await order.view()).toMatchObject({ paymentStatus: "REFUNDED" });
  });

  it("P-121 is given when the dispute is won", async () => {
    const order = await refused();
    await standin().decideDispute(order.disputeId, "won");
    await listen(order.ctx);
    clock.advance(25 * HOUR_MS);
    await resumeMoney(order.ctx);
    await listen(order.ctx);
    expect(await order.given()).toBe((await order.part(0)).total.amount);
    expect(await order.open()).toEqual([]);
  });

  it("P-121 is heard of when it was given and only its answer was lost, and takes no part in the loss", async () => {
    const order = await bought();
    standin().faults.failNext({ method: "POST", path: "/v1/refunds", status: "disconnect", after: true, times: 2 });
    await order.cancel(0);
    await runJobs(order.ctx, { failures: "keep" });
    const disputeId = await order.dispute({ reason: "product_not_received" });
    await standin().decideDispute(disputeId, "lost");
    await listen(order.ctx);
    const own = (await order.part(0)).total.amount;
    expect(await order.given()).toBe(own);
    expect((await order.part(0)).refunds).toMatchObject([{ kind: "cancellation", status: "SUCCEEDED" }]);
    expect((await order.part(1)).refunds).toMatchObject([{ kind: "dispute", amount: { amount: order.total - own } }]);
    expect([await order.earned(0), await order.earned(1)]).toEqual([0, 0]);
    expect(await order.open()).toEqual([]);
  });

  it("is owed to the shopper when Stripe has nothing left to give it from", async () => {
    const order = await bought();
    await stripe().refunds.create({ payment_intent: order.intentId, amount: order.total - 100 });
    await order.cancel(0);
    await listen(order.ctx);
    const { refunds } = await seenByFinance(order.ctx, order.reader);
    expect(refunds).toMatchObject([{ status: "FAILED", failureMessage: expect.stringContaining("does not give") }]);
    expect(await order.open()).toEqual([{ account: "refunds_payable", sum: -(await order.part(0)).total.amount }]);
    clock.advance(DAY_MS);
    await resumeMoney(order.ctx);
    expect((await runJobs(order.ctx)).done).not.toContain("payments.refundPart");
  });
});

describe("P-121 the parts that a dispute is about", () => {
  const held = async (order: Bought) => {
    const { rows } = await sql<{ id: string }>`
      select seller_order_id as id from payout_holds hold join disputes dispute on dispute.id = hold.dispute_id
      where dispute.order_id = ${order.reader.orderId} and hold.released_at is null
    `.execute(database.db);
    const numbers = [await order.part(0), await order.part(1)].map((part) => part.id);
    return rows.map((row) => numbers.indexOf(row.id)).sort();
  };
  const disputed = async ({ ctx, view }: Bought) => {
    const query = (await view()).orderNumber;
    const { items } = await listAllPayments(ctx, { tab: "disputed", query, limit: 30 });
    return items.map((each) => each.openDisputeId);
  };
  const disputeOf = async (order: Bought) =>
    database.db
      .selectFrom("disputes")
      .where("order_id", "=", order.reader.orderId)
      .select(["id", "stripe_dispute_id", "parts_reason"])
      .executeTakeFirstOrThrow();

  it("are all of them where nothing tells them apart", async () => {
    const order = await bought();
    await order.dispute();
    await listen(order.ctx);
    expect(await held(order)).toEqual([0, 1]);
    expect((await disputeOf(order)).parts_reason).toBeNull();
    await listen(order.ctx);
    const told = order.ctx.mailer.sent.filter((mail) => mail.subject.endsWith("is disputed"));
    expect(told).toHaveLength(2);
  });

  it("are those that did not arrive, where that is the reason: the others keep what they earned", async () => {
    const order = await bought();
    await order.send(0);
    await order.send(1, { arrives: true });
    const earned = await order.earned(1);
    const own = (await order.part(0)).total.amount;
    const disputeId = await order.dispute({ reason: "product_not_received", amount: own - 100 });
    await listen(order.ctx);
    expect(await held(order)).toEqual([0]);
    await lose(order, disputeId);
    expect((await order.part(0)).refunds).toMatchObject([{ kind: "dispute", amount: { amount: own - 100 } }]);
    expect((await order.part(1)).refunds).toEqual([]);
    expect(await order.earned(1)).toBe(earned);
    expect(await order.open()).toEqual([]);
  });

  it("are the one whose amount it has; what is lost beyond it comes from the others", async () => {
    const order = await bought();
    const own = (await order.part(1)).total.amount;
    await order.dispute({ amount: own });
    await listen(order.ctx);
    expect(await held(order)).toEqual([1]);
    await order.refund(1, 1000);
    const { stripe_dispute_id: disputeId } = await disputeOf(order);
    await lose(order, disputeId);
    expect((await order.part(1)).refundable.amount).toBe(0);
    expect(await order.open()).toEqual([]);
  });

  it("are named by staff while it is open: holds follow, and so does the loss", async () => {
    const order = await bought();
    await order.send(0);
    await order.send(1);
    const disputeId = await order.dispute({ amount: 2000, reason: "product_unacceptable" });
    await listen(order.ctx);
    const { id } = await disputeOf(order);
    expect(await disputed(order)).toEqual([id]);
    const finance = { ...order.ctx, actor: actor({ id: newId(), staffRole: "finance" }) };
    const decide = async (...indexes: number[]) => {
      const sellerOrderIds = await Promise.all(indexes.map(async (index) => (await order.part(index)).id));
      await decideDisputedParts(finance, { disputeId: id, sellerOrderIds, reason: "They wrote so." });
    };
    await expect(decide()).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(
      decideDisputedParts(finance, { disputeId: id, sellerOrderIds: [newId()], reason: "They wrote so." }),
    ).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    for (const indexes of [[0], [1], [0, 1], [1]]) {
      for (let again = 0; again < 2; again++) await decide(...indexes);
      expect(await held(order)).toEqual(indexes);
    }
    const before = await order.earned(0);
    await lose(order, disputeId);
    expect(await order.earned(0)).toBe(before);
    expect((await order.part(1)).refunds).toMatchObject([{ kind: "dispute", amount: { amount: 2000 } }]);
    await expect(decide(0)).rejects.toMatchObject({ code: "CHARGEBACK_CLOSED" });
    expect(await disputed(order)).toEqual([]);
  });
});

describe("P-121 what a bank took back before it was sent", () => {
  it("was never earned, also where the platform bears the dispute", async () => {
    const order = await bought();
    const whole = await order.earned(1);
    await order.send(1);
    await lose(order, await order.dispute({ reason: "fraudulent" }));
    expect([await order.earned(0), await order.earned(1)]).toEqual([0, whole]);
    expect(await order.open()).toEqual([]);
    const { rows } = await sql<{ sum: number }>`
      select coalesce(sum(entry.amount), 0)::bigint as sum from ledger_entries entry
      join ledger_postings posting on posting.id = entry.posting_id
      where posting.order_id = ${order.reader.orderId} and entry.account = 'dispute_losses'
    `.execute(database.db);
    expect(rows).toEqual([{ sum: (await order.part(1)).total.amount }]);
  });

  it("is not earned of a part of which some had left; what had left is", async () => {
    const order = await bought();
    await order.send(0, { quantity: 1 });
    await order.send(1);
    await lose(order, await order.dispute({ reason: "fraudulent" }));
    const { refunds, total } = await order.part(0);
    expect(refunds.map((refund) => refund.kind)).toEqual(["dispute", "dispute"]);
    expect(refunds.reduce((sum, refund) => sum + refund.amount.amount, 0)).toBe(total.amount);
    // One of two things for $25 less 8 %, and the whole shipping.
    expect(await order.earned(0)).toBe(2500 - 200 + 500);
    expect(await order.open()).toEqual([]);
  });
});

describe("a lost dispute", () => {
  it("P-121 is borne by what is left of each part, not by what was refunded before", async () => {
    const order = await bought();
    const whole = await order.earned(1);
    await order.cancel(0);
    await order.refund(1, 2000);
    await listen(order.ctx);
    const left = await order.earned(1);
    expect(left).toBeLessThan(whole);
    await lose(order, await order.dispute({ reason: "product_not_received" }));
    expect([await order.earned(0), await order.earned(1)]).toEqual([0, 0]);
    expect(await order.open()).toEqual([]);
    expect((await order.view()).refunded.amount).toBe(order.total);
  });

  it("P-121 of a part of the payment leaves the rest to be given back, and no more", async () => {
    const order = await bought();
    await lose(order, await order.dispute({ amount: 4000, reason: "product_not_received" }));
    const parts = [await order.part(0), await order.part(1)];
    const left = parts.map((part) => part.refundable.amount);
    expect(left.reduce((sum, each) => sum + each, 0)).toBe(order.total - 4000);
    await order.cancel(0);
    await order.cancel(1);
    await listen(order.ctx);
    expect(await order.given()).toBe(order.total - 4000);
    expect([await order.earned(0), await order.earned(1)]).toEqual([0, 0]);
    expect(await order.view()).toMatchObject({ status: "CANCELLED", refunded: { amount: order.total } });
  });

  it("P-121 that takes more than is left is the platform's to bear, as far as it does", async () => {
    const order = await bought();
    await order.cancel(0);
    await listen(order.ctx);
    const own = (await order.part(0)).total.amount;
    await lose(order, await order.dispute({ amount: order.total, reason: "product_not_received" }));
    expect([await order.earned(0), await order.earned(1)]).toEqual([0, 0]);
    const { rows } = await sql<{ sum: number }>`
      select coalesce(sum(entry.amount), 0)::bigint as sum from ledger_entries entry
      join ledger_postings posting on posting.id = entry.posting_id
      where posting.order_id = ${order.reader.orderId} and entry.account = 'dispute_losses'
    `.execute(database.db);
    expect(rows).toEqual([{ sum: own }]);
    expect(await order.open()).toEqual([]);
  });
});

describe("P-121 who reads an order is told of its dispute", () => {
  const mails = async (order: Bought) => {
    const { orderNumber } = await order.view();
    const { rows } = await sql<{ template: string; subject: string }>`
      select template, subject from emails where template like '%dispute-decided'
        and position(${orderNumber} in subject) > 0 order by template
    `.execute(database.db);
    return rows;
  };

  it("is open in the shop's and staff's view with how much of each part, and decided in the shopper's", async () => {
    const order = await bought();
    await order.send(1);
    const disputeId = await order.dispute({ reason: "product_not_received" });
    await listen(order.ctx);
    const [first, second] = [await order.shop(0), await order.shop(1)];
    expect(first.dispute).toMatchObject({ reason: "product not received", isWhole: true, isAnswered: false });
    expect(first.dispute?.amount).toEqual(first.total);
    expect(second.dispute?.amount).toEqual(second.total);
    expect((await order.view()).disputes).toMatchObject([
      // Who disputes is not told how far the answer to the bank is.
      { outcome: null, amount: { amount: order.total }, answerBy: null, isAnswered: null },
    ]);
    const { disputes } = await seenByFinance(order.ctx, order.reader);
    expect(disputes).toMatchObject([{ evidenceDueAt: expect.any(String), evidenceSentAt: null }]);
    expect(await mails(order)).toEqual([]);

    await lose(order, disputeId);
    expect((await order.shop(0)).dispute).toBeNull();
    expect((await order.view()).disputes).toMatchObject([{ outcome: "given_back" }]);
    expect((await mails(order)).map(({ template }) => template)).toEqual([
      "dispute-decided",
      "dispute-decided",
      "order-dispute-decided",
    ]);
  });

  it("is about the part that it names alone, and not whole where the bank asks for less", async () => {
    const order = await bought();
    const own = (await order.part(0)).total.amount;
    await order.dispute({ amount: own });
    await listen(order.ctx);
    expect((await order.shop(0)).dispute).toMatchObject({ isWhole: true, amount: { amount: own } });
    expect((await order.shop(1)).dispute).toBeNull();
  });

  it("tells shopper and shops once that a payment stands, however often Stripe says so", async () => {
    const order = await bought();
    const disputeId = await order.dispute({ amount: 1000 });
    await listen(order.ctx);
    expect((await order.shop(0)).dispute).toMatchObject({ isWhole: false });
    await standin().decideDispute(disputeId, "won");
    await listen(order.ctx);
    await recordDispute(order.ctx, { stripeDisputeId: disputeId });
    await listen(order.ctx);
    expect((await order.view()).disputes).toMatchObject([{ outcome: "kept" }]);
    const told = await mails(order);
    expect(told).toHaveLength(3);
    for (const { subject } of told) expect(subject).toMatch(/^The payment of order .* stands$/);
  });
});

describe("a refund that Stripe will never give", () => {
  it("P-121 is owed and said, and not asked for again: the payment is too old", async () => {
    const order = await bought();
    standin().faults.failNext({
      ...{ method: "POST", path: "/v1/refunds", status: 400, type: "invalid_request_error" },
      ...{ code: "charge_not_refundable", message: "This charge is too old." },
    });
    await order.cancel(0);
    await listen(order.ctx);
    const { refunds } = await seenByFinance(order.ctx, order.reader);
    const { amount } = (await order.part(0)).total;
    expect(refunds).toMatchObject([{ status: "FAILED", failureMessage: expect.stringContaining("too old") }]);
    clock.advance(2 * HOUR_MS);
    await resumeMoney(order.ctx);
    await listen(order.ctx);
    expect(await order.given()).toBe(0);
    expect(await order.open()).toEqual([{ account: "refunds_payable", sum: -amount }]);
  });
});
