import { listAllPayments, lookAtPayment } from "@emporia/core/payments";
import { MINUTE_MS } from "@emporia/core/platform";
import { aPaidOrder, readOrder, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
const some = (given: object = {}) => ({ tab: "all" as const, limit: 30, ...given });

describe("the payments that staff look through", () => {
  it("PAY-06 are found by order, intent and page, newest first", async () => {
    const ctx = testContext(database.db);
    const first = await aPaidOrder(ctx);
    ctx.clock.advance(MINUTE_MS);
    const second = await aPaidOrder(ctx);
    const all = await listAllPayments(ctx, some({ limit: 1 }));
    expect(all.items.map((each) => each.orderNumber)).toEqual([second.orderNumber]);
    const next = await listAllPayments(ctx, some({ cursor: all.nextCursor ?? "" }));
    expect(next.items.map((each) => each.orderNumber)).toEqual([first.orderNumber]);
    const [payment] = next.items;
    expect(payment).toMatchObject({ status: "CONFIRMED", attempt: 1, isStuck: false, stripeUrl: null });
    for (const query of [first.orderNumber.toLowerCase(), payment?.stripePaymentIntentId])
      expect((await listAllPayments(ctx, some({ query }))).items.map((each) => each.id)).toEqual([payment?.id]);
    expect((await listAllPayments(ctx, some({ query: "pi_of_nobody" }))).items).toEqual([]);
  });

  it("PN-05 that hang are told after a quarter of an hour, and end when somebody looks at them", async () => {
    const ctx = testContext(database.db);
    const { orderId, orderNumber } = await aPaidOrder(ctx, { isCaptured: false });
    const hanging = async () =>
      (await listAllPayments(ctx, { tab: "stuck", limit: 30 })).items.map((each) => each.orderNumber);
    expect(await hanging()).toEqual([]);
    ctx.clock.advance(16 * MINUTE_MS);
    expect(await hanging()).toEqual([orderNumber]);
    await forgetJobs(database);
    await lookAtPayment(ctx, { orderId });
    await lookAtPayment(ctx, { orderId });
    await runJobs(ctx);
    expect(await readOrder(database.db, orderId)).toMatchObject({ payment_status: "CONFIRMED" });
    expect(await hanging()).toEqual([]);
    await expect(lookAtPayment(ctx, { orderId: "018cc251-f400-74bd-ab98-6a6c877553e3" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
