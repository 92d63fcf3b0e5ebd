import { selectTermsForUpdate } from "@emporia/core/catalog";
import { adjustStock, releaseReservations, reserveStock, setStockPolicy } from "@emporia/core/inventory";
import { appendEvents, inTransaction, newId } from "@emporia/core/platform";
import { writeTogether } from "@emporia/db";
import { aProduct, aSeller, FakeClock, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { runJobs } from "./testing";

describe("stock that runs low (SP-08)", () => {
  const database = useDatabase();

  it("is told once for each time it falls to its threshold, in one mail for what one event did", async () => {
    const ctx = testContext(database.db, { clock: new FakeClock(new Date()) });
    const seller = await aSeller(database.db);
    const { variantId } = await aProduct(database.db, seller, { name: "Mug", onHand: 50 });
    const { sellerId } = seller.membership;
    const count = async (onHand: number) => {
      await adjustStock(ctx, { sellerId, variantId, onHand, reason: "" });
      await runJobs(ctx);
      return ctx.mailer.sent.filter((mail) => mail.subject.includes("runs low")).length;
    };
    expect(await count(11)).toBe(0);
    expect(await count(10)).toBe(1);
    expect(await count(3)).toBe(1);
    expect(await count(0)).toBe(1);
    expect(await count(12)).toBe(1);
    expect(await count(9)).toBe(2);
    const warnFrom = (lowStockThreshold: number) =>
      inTransaction(ctx, (tx) =>
        setStockPolicy(tx, ctx, { sellerId, variantId, trackQuantity: true, allowBackorder: false, lowStockThreshold }),
      );
    const { text } = ctx.mailer.sent.at(-1) ?? {};
    expect(text).toContain("9 left");
    await warnFrom(5);
    expect(await count(8)).toBe(2);
    expect(await count(4)).toBe(3);
  });

  it("is not told again when a checkout is given up and another one begun, but when it was filled up", async () => {
    const ctx = testContext(database.db, { clock: new FakeClock(new Date()) });
    const seller = await aSeller(database.db);
    const { sellerId } = seller.membership;
    const { variantId } = await aProduct(database.db, seller, { name: "Bowl", onHand: 12 });
    const told = async () => {
      await runJobs(ctx);
      return ctx.mailer.sent.filter((mail) => mail.subject.includes("runs low")).length;
    };
    const reserve = async () => {
      const orderId = newId();
      await inTransaction(ctx, async (tx) => {
        const { rows } = await selectTermsForUpdate([variantId], "USD").execute(tx);
        const demands = [{ variantId, quantity: 2 }];
        const { writes, event } = reserveStock(ctx, rows, { orderId, demands, expiresAt: ctx.clock.now() });
        await writeTogether(tx, writes);
        await appendEvents(tx, ctx, [event]);
      });
      return orderId;
    };
    const release = (orderId: string) => inTransaction(ctx, (tx) => releaseReservations(tx, ctx, orderId));
    const first = await reserve();
    expect(await told()).toBe(1);
    await release(first);
    expect(await told()).toBe(1);
    const second = await reserve();
    expect(await told()).toBe(1);
    await release(second);
    await adjustStock(ctx, { sellerId, variantId, onHand: 13, reason: "" });
    await adjustStock(ctx, { sellerId, variantId, onHand: 12, reason: "" });
    expect(await told()).toBe(1);
    await reserve();
    expect(await told()).toBe(2);
  });
});
