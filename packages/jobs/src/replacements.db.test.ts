import { getOrder, replayAgrees, shipItems } from "@emporia/core/orders";
import { newId } from "@emporia/core/platform";
import { replaceItems } from "@emporia/core/returns";
import {
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

const database = useDatabase({ poolSize: 10 });
beforeAll(() => someTaxRates(database.db));
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** Two units of one thing, sent. */
async function sent(given: { onHand?: number } = {}) {
  const order = await aPaidOrder(testContext(database.db), { quantity: 2, ...given });
  const { ctx, orderId, token } = order;
  await runJobs(ctx);
  const [part] = order.parts;
  const own = { sellerId: part?.sellerId ?? "", sellerOrderId: part?.id ?? "" };
  const { items } = await shipItems(ctx, { ...own, carrier: "UPS", trackingNumber: "1Z" });
  await runJobs(ctx);
  const orderItemId = items[0]?.id ?? "";
  const replace = (quantity: number, key = newId()) =>
    replaceItems(ctx, { ...own, items: [{ orderItemId, quantity }], reason: "It broke on the way", key });
  const variantId = order.products[0]?.variantId ?? "";
  return { ...order, own, replace, variantId, reader: { orderId, token } };
}

describe("P-117 sending something once more", () => {
  it("is an order of its own that costs nobody anything, with its stock taken, and named on both", async () => {
    const { ctx, replace, variantId, reader, own } = await sent();
    const before = await readLevel(database.db, variantId);
    const paid = ctx.payments.intents.size;
    const seen = await replace(1);
    await runJobs(ctx);
    expect(seen).toMatchObject({
      items: [{ replacedQuantity: 1, replaceableQuantity: 1, returnableQuantity: 0 }],
      replacements: [{ quantity: 1, reason: "It broke on the way" }],
    });
    const [{ orderId, orderNumber } = { orderId: "", orderNumber: "" }] = seen.replacements;
    const { timeline, total } = await getOrder(ctx, reader);
    expect(timeline.at(-1)?.text).toContain(orderNumber);
    expect(total.amount).toBeGreaterThan(0);
    const { rows } = await sql<{ total: number; seller: string; status: string; commission: number }>`
      select total_amount as total, seller_id as seller, status, commission_amount as commission
      from seller_orders where order_id = ${orderId}`.execute(database.db);
    expect(rows).toEqual([{ total: 0, seller: own.sellerId, status: "CONFIRMED", commission: 0 }]);
    expect(await readLevel(database.db, variantId)).toMatchObject({ on_hand: before.on_hand - 1, reserved: 0 });
    expect(ctx.payments.intents.size).toBe(paid);
    for (const id of [orderId, reader.orderId]) expect(await replayAgrees(database.db, id)).toBe(true);
  });

  it("happens once, however often it is asked for at once, and never for more than was sent", async () => {
    const { ctx, replace, variantId } = await sent();
    const before = await readLevel(database.db, variantId);
    const key = newId();
    await Promise.allSettled(Array.from({ length: 5 }, () => replace(1, key)));
    expect((await replace(1, key)).items).toMatchObject([{ replacedQuantity: 1 }]);
    await expect(replace(2)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await replace(1);
    await expect(replace(1)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await runJobs(ctx);
    expect(await readLevel(database.db, variantId)).toMatchObject({ on_hand: before.on_hand - 2, reserved: 0 });
  });

  it("is refused to other shops, and while nothing is left to send", async () => {
    const { own, replace, ctx } = await sent({ onHand: 2 });
    await expect(replace(1)).rejects.toMatchObject({ code: "OUT_OF_STOCK" });
    await expect(
      replaceItems(ctx, { ...own, sellerId: newId(), items: [], reason: "Not mine", key: newId() }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
