import { adjustStock, setStockPolicy } from "@emporia/core/inventory";
import { inTransaction } from "@emporia/core/platform";
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
});
