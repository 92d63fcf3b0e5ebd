import { cancelOrder, getOrder, getSellerOrder, lookAfterLateParts, shipItems } from "@emporia/core/orders";
import { DAY_MS } from "@emporia/core/platform";
import {
  aPaidOrder,
  listDisagreements,
  readBooks,
  readLevel,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));
// What other tests left unsent is nobody's concern here.
beforeEach(() =>
  database.db
    .updateTable("seller_orders")
    .set({ late_told_at: new Date("2100-01-01") })
    .execute(),
);
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

async function anOrder(options: { lateCancelDays: number; quantity?: number; promisedDay?: string }) {
  const order = await aPaidOrder(testContext(database.db, { settings: { lateCancelDays: options.lateCancelDays } }), {
    quantity: options.quantity ?? 1,
  });
  const { ctx } = order;
  await runJobs(ctx);
  const part = order.parts[0] ?? { id: "", sellerId: "" };
  const ofSeller = { sellerId: part.sellerId, sellerOrderId: part.id };
  const shipByAt = async () => Date.parse((await getSellerOrder(ctx, ofSeller)).shipBy);
  const lookAfter = async () => {
    ctx.mailer.sent.length = 0;
    for (let again = 0; again < 2; again++) await lookAfterLateParts(ctx);
    await runJobs(ctx);
    return ctx.mailer.sent.map((mail) => mail.subject.replace(/ORD[\w-]+/g, "…")).sort();
  };
  const passUntil = (instant: number) => ctx.clock.advance(instant - ctx.clock.now().getTime());
  const reader = { orderId: order.orderId, token: order.token };
  const items = (await getOrder(ctx, reader)).sellerOrders[0]?.items ?? [];
  const status = async () => (await getOrder(ctx, reader)).sellerOrders[0]?.status;
  return { ...order, part, ofSeller, shipByAt, lookAfter, passUntil, reader, items, status };
}

const lateMails = [
  expect.stringMatching(/^Late: order … should have left$/),
  expect.stringMatching(/is late with order …$/),
];

describe("P-126 a part of an order that should have left", () => {
  it("is told to shop and shopper once, and waits where the platform cancels nothing", async () => {
    const { ctx, shipByAt, lookAfter, passUntil, status } = await anOrder({ lateCancelDays: 0 });
    passUntil(await shipByAt());
    expect(await lookAfter()).toEqual([]);
    ctx.clock.advance(1);
    expect(await lookAfter()).toEqual(lateMails);
    ctx.clock.advance(300 * DAY_MS);
    expect(await lookAfter()).toEqual([]);
    expect(await status()).toBe("CONFIRMED");
  });

  it("is told to nobody when it left", async () => {
    const { ctx, ofSeller, lookAfter, status } = await anOrder({ lateCancelDays: 3 });
    await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "1Z" });
    await runJobs(ctx);
    ctx.clock.advance(60 * DAY_MS);
    expect(await lookAfter()).toEqual([]);
    expect(await status()).toBe("SHIPPED");
  });

  it("is told to nobody when it was cancelled", async () => {
    const { ctx, reader, lookAfter } = await anOrder({ lateCancelDays: 3 });
    await cancelOrder(ctx, { ...reader, reason: "" });
    await runJobs(ctx);
    ctx.clock.advance(60 * DAY_MS);
    expect(await lookAfter()).toEqual([]);
  });

  it("is cancelled when it did not leave for so many days more: stock and money go back", async () => {
    const { ctx, shipByAt, lookAfter, passUntil, status, products, parts } = await anOrder({ lateCancelDays: 5 });
    const variantId = products[0]?.variantId ?? "";
    const before = await readLevel(database.db, variantId);
    passUntil((await shipByAt()) + 1);
    expect(await lookAfter()).toEqual(lateMails);
    expect(ctx.mailer.sent[0]?.text).toContain("is cancelled, and");
    passUntil((await shipByAt()) + 5 * DAY_MS);
    expect(await lookAfter()).toEqual([]);
    expect(await status()).toBe("CONFIRMED");
    ctx.clock.advance(2);
    expect(await lookAfter()).toEqual(["Do not send …: it was cancelled", "Order … is cancelled"]);
    expect(await status()).toBe("CANCELLED");
    expect(await readLevel(database.db, variantId)).toEqual({ ...before, on_hand: before.on_hand + 1 });
    const given = [...ctx.payments.intents.values()].reduce((sum, intent) => sum + intent.refunded, 0);
    expect(given).toBe(parts[0]?.total);
  });

  it("keeps what left of it, and loses the rest", async () => {
    const { ctx, ofSeller, items, shipByAt, lookAfter, passUntil, reader } = await anOrder({
      lateCancelDays: 5,
      quantity: 3,
    });
    const some = [{ orderItemId: items[0]?.id ?? "", quantity: 1 }];
    await shipItems(ctx, { ...ofSeller, carrier: "UPS", trackingNumber: "1Z", items: some });
    await runJobs(ctx);
    passUntil((await shipByAt()) + 1);
    await lookAfter();
    ctx.clock.advance(5 * DAY_MS + 1);
    await lookAfter();
    const [part] = (await getOrder(ctx, reader)).sellerOrders;
    expect(part).toMatchObject({
      status: "SHIPPED",
      items: [{ quantity: 3, cancelledQuantity: 2, shippedQuantity: 1 }],
    });
  });

  it("is not late before the day that was promised for what had to be made first", async () => {
    const { ctx, shipByAt, lookAfter, items, ofSeller } = await anOrder({ lateCancelDays: 1 });
    const ready = await shipByAt();
    const promised = new Date(ready + 20 * DAY_MS).toISOString().slice(0, 10);
    await database.db
      .updateTable("order_items")
      .set({ ships_by: promised })
      .where("id", "=", items[0]?.id ?? "")
      .execute();
    expect((await getSellerOrder(ctx, ofSeller)).shipBy).toBe(`${promised}T23:59:59.999Z`);
    ctx.clock.advance(Date.parse(promised) - ctx.clock.now().getTime());
    expect(await lookAfter()).toEqual([]);
    ctx.clock.advance(DAY_MS);
    expect(await lookAfter()).toEqual(lateMails);
    await database.db.updateTable("order_items").set({ ships_by: null }).execute();
  });
});
