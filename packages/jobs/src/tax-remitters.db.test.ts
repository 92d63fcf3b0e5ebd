import { completeCheckout, getPriceTrace } from "@emporia/core/checkout";
import { getSellerOrder, listSellerOrders, refundSellerOrder, replayAgrees } from "@emporia/core/orders";
import { captureOrder, getStatement } from "@emporia/core/payments";
import { getTaxReport, listTaxRemitters, removeTaxRemitter, setTaxRemitter } from "@emporia/core/tax";
import { aCheckout, aProduct, aSeller, FakeClock, someTaxRates, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));

const place = { country: "US", state: "NY", startsOn: "2031-03-01" };

async function aSale(clock: FakeClock) {
  const seller = await aSeller(database.db);
  const product = await aProduct(database.db, seller, { priceAmount: 2000 });
  const world = testContext(database.db, { clock });
  const items = [{ variantId: product.variantId, quantity: 2 }];
  const { ctx, checkoutId } = await aCheckout(world, items, { address: { country: "US", state: "NY" } });
  const answer = await completeCheckout(ctx, { checkoutId });
  if (answer.status !== "confirmed") throw new Error(answer.status);
  const { orderId } = answer;
  await captureOrder(ctx, { orderId });
  const sold = await listSellerOrders(ctx, { sellerId: seller.id, tab: "all", limit: 1 });
  const part = { sellerId: seller.id, sellerOrderId: sold.items[0]?.id ?? "" };
  return { ctx, orderId, seller, part, order: () => getSellerOrder(ctx, part) };
}

async function booked(orderId: string): Promise<{ tax: number; payable: number }> {
  const { rows } = await sql<{ tax: number; payable: number }>`
    select coalesce(-sum(amount) filter (where account = 'tax_payable'), 0)::bigint as tax,
      coalesce(-sum(amount) filter (where account = 'seller_payable'), 0)::bigint as payable
    from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id where posting.order_id = ${orderId}
  `.execute(database.db);
  return rows[0] ?? { tax: 0, payable: 0 };
}

const reason = "Its law says so.";

it("P-106 has the seller hand tax over from the day on that staff said, and goes back by the same share", async () => {
  await forgetJobs(database);
  const clock = new FakeClock(new Date("2031-02-28T23:00:00Z"));
  const staff = testContext(database.db, { clock });
  await setTaxRemitter(staff, { ...place, state: "", startsOn: "2031-01-01", remitter: "marketplace", reason });
  const { remitters } = await setTaxRemitter(staff, { ...place, remitter: "seller", reason });
  expect(remitters).toMatchObject([
    { state: "", isInForce: true },
    { state: "NY", isInForce: false },
  ]);
  const before = await aSale(clock);
  // 4 % of 4,000 and of 500 for sending.
  expect(await booked(before.orderId)).toEqual({ tax: 180, payable: 4500 - 320 });
  expect((await before.order()).earnings.taxToHandOver.amount).toBe(0);

  clock.set(new Date("2031-03-01T00:00:00Z"));
  expect((await listTaxRemitters(staff)).remitters).toMatchObject([{ isInForce: true }, { isInForce: true }]);
  const { ctx, orderId, seller, part, order } = await aSale(clock);
  expect(await booked(orderId)).toEqual({ tax: 0, payable: 4500 - 320 + 180 });
  const { earnings, items } = await order();
  expect(earnings).toMatchObject({ taxToHandOver: { amount: 180 }, net: { amount: 4360 } });
  expect(await replayAgrees(database.db, orderId)).toBe(true);
  const trace = await getPriceTrace(ctx, { orderId });
  expect(trace?.agrees).toBe(true);
  expect(trace?.steps.filter(({ step }) => step === "tax").map(({ rule }) => rule)).toEqual([
    "4 % New York sales tax, for the seller to hand over",
    "4 % New York sales tax, for the seller to hand over",
  ]);
  const statement = await getStatement(ctx, { sellerId: seller.id, period: "2031-03" });
  expect(statement.lines).toContainEqual(
    expect.objectContaining({
      category: "tax",
      note: "Tax for you to hand over",
      amount: { amount: 180, currency: "USD" },
    }),
  );

  const unit = { orderItemId: items[0]?.id ?? "", quantity: 1 };
  await refundSellerOrder(ctx, { ...part, reason: "It broke", withShipping: false, items: [unit], key: "unit" });
  await runJobs(ctx);
  expect(await booked(orderId)).toEqual({ tax: 0, payable: 4360 - 2000 - 80 + 160 });
  expect((await order()).earnings.net.amount).toBe(2440);
  const march = await getTaxReport(staff, { month: "2031-03" });
  expect(march.rows).toMatchObject([
    { country: "US", state: "NY", marketplace: { amount: 0 }, sellers: { amount: 100 } },
  ]);
  expect((await getTaxReport(staff, { month: "2031-02" })).rows).toMatchObject([
    { marketplace: { amount: 180 }, sellers: { amount: 0 } },
  ]);
  await removeTaxRemitter(staff, place);
  await removeTaxRemitter(staff, place);
  const after = await aSale(clock);
  expect((await booked(after.orderId)).tax).toBe(180);
});
