import { getOrder, refundSellerOrder, shipItems } from "@emporia/core/orders";
import { changePlatformTerms, payRun, postToLedger, resumeMoney } from "@emporia/core/payments";
import { HOUR_MS, inTransaction, newId } from "@emporia/core/platform";
import { listDisagreements, readBooks, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "../testing";
import { useStandin } from "./testing";

const database = useDatabase();
const { clock, aWorld, anOrder, standin, stripe, listen } = useStandin(database);
beforeEach(() =>
  changePlatformTerms(aWorld(), {
    transferAfter: "shipment",
    transferDays: 0,
    newSellerDays: 0,
    interval: "manual",
    minimumAmount: 100,
  }),
);
afterEach(async () => {
  await standin().webhooks.flush();
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** Two of a thing, collected, and its seller's part. */
async function bought() {
  const order = await anOrder();
  await listen(order.ctx);
  const [part] = (await getOrder(order.ctx, order)).sellerOrders;
  const ofSeller = { sellerId: order.seller.id, sellerOrderId: part?.id ?? "" };
  const ship = () => shipItems(order.ctx, { ...ofSeller, carrier: "UPS", trackingNumber: newId() });
  const refund = (amount: number) =>
    refundSellerOrder(order.ctx, {
      ...ofSeller,
      amount,
      items: [],
      withShipping: false,
      reason: "Sorry",
      key: newId(),
    });
  const { stripe_account_id: account } = await database.db
    .selectFrom("sellers")
    .where("id", "=", order.seller.id)
    .select("stripe_account_id")
    .executeTakeFirstOrThrow();
  return { ...order, ofSeller, ship, refund, account: account ?? "" };
}

/** Does the jobs while every answer from there is lost, and comes back when Stripe has forgotten what it was asked. */
async function loseAnswers(ctx: ReturnType<typeof aWorld>, path: string): Promise<void> {
  // The SDK asks a second time at once.
  standin().faults.failNext({ method: "POST", path, status: "disconnect", after: true, times: 2 });
  const { failed } = await runJobs(ctx, { failures: "keep" });
  expect(failed).toHaveLength(1);
  clock.advance(25 * HOUR_MS);
  await resumeMoney(ctx);
  await payRun(ctx);
  await runJobs(ctx);
}
const posted = async (kind: string, sellerId: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(distinct posting.id)::integer as count from ledger_postings posting
    join ledger_entries entry on entry.posting_id = posting.id
    where posting.kind = ${kind} and entry.seller_id = ${sellerId}
  `.execute(database.db);
  return rows[0]?.count;
};

describe("PN-05 what Stripe did and has forgotten the key of is found, not done again", () => {
  it("a refund", async () => {
    const order = await bought();
    await order.refund(700);
    await loseAnswers(order.ctx, "/v1/refunds");
    const { data } = await stripe().refunds.list({ payment_intent: await order.intentId() });
    expect(data).toMatchObject([{ amount: 700 }]);
    expect(await getOrder(order.ctx, order)).toMatchObject({ paymentStatus: "PARTIALLY_REFUNDED" });
  });

  it("a transfer of earnings", async () => {
    const order = await bought();
    await order.ship();
    await loseAnswers(order.ctx, "/v1/transfers");
    expect((await stripe().transfers.list({ destination: order.account })).data).toHaveLength(1);
    expect(await posted("transfer", order.seller.id)).toBe(1);
  });

  it("a transfer of earnings that was made before transfers said which they are", async () => {
    const order = await bought();
    await order.ship();
    standin().faults.failNext({ method: "POST", path: "/v1/transfers", status: "disconnect", after: true, times: 2 });
    await runJobs(order.ctx, { failures: "keep" });
    const [transfer] = (await stripe().transfers.list({ destination: order.account })).data;
    await stripe().transfers.update(transfer?.id ?? "", { metadata: { transfer_id: "" } });
    clock.advance(25 * HOUR_MS);
    await payRun(order.ctx);
    await runJobs(order.ctx);
    expect((await stripe().transfers.list({ destination: order.account })).data).toHaveLength(1);
    expect(await posted("transfer", order.seller.id)).toBe(1);
  });

  it("a reversal", async () => {
    const order = await bought();
    await order.ship();
    await runJobs(order.ctx);
    await order.refund(700);
    await loseAnswers(order.ctx, "/v1/transfers/*/reversals");
    const [transfer] = (await stripe().transfers.list({ destination: order.account })).data;
    expect(transfer?.reversals.data).toHaveLength(1);
    expect(await posted("transfer_reversal", order.seller.id)).toBe(1);
  });

  it("a credit for no order", async () => {
    const order = await bought();
    clock.advance(72 * HOUR_MS);
    const { ctx, seller } = order;
    await inTransaction(ctx, (tx) =>
      postToLedger(tx, ctx, {
        key: `adjustment:${newId()}`,
        kind: "adjustment",
        orderId: null,
        currency: "USD",
        description: "Goodwill",
        entries: [
          { account: "write_offs", amount: 900, note: "Goodwill" },
          { account: "seller_payable", sellerId: seller.id, amount: -900, note: "Goodwill" },
        ],
      }),
    );
    await payRun(ctx);
    await loseAnswers(ctx, "/v1/transfers");
    expect((await stripe().transfers.list({ destination: order.account })).data).toMatchObject([{ amount: 900 }]);
    expect(await posted("transfer", seller.id)).toBe(1);
  });
});
