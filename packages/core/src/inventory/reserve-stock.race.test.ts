import { writeTogether } from "@emporia/db";
import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { selectTermsForUpdate } from "../catalog/index";
import { after, HOUR_MS, inTransaction, newId } from "../platform/index";
import { OutOfStock, releaseReservations, reserveStock, sumDemand } from "./index";

describe("reserving stock", () => {
  const database = useDatabase({ poolSize: 20 });

  const reserve = (ctx: ReturnType<typeof testContext>, demands: { variantId: string; quantity: number }[]) => {
    const orderId = newId();
    return inTransaction(ctx, async (tx) => {
      const { rows } = await selectTermsForUpdate([...sumDemand(demands).keys()], "USD").execute(tx);
      const { writes } = reserveStock(ctx, rows, { orderId, demands, expiresAt: after(ctx.clock, HOUR_MS) });
      await writeTogether(tx, writes);
      return orderId;
    });
  };
  const levelOf = (variantId: string) =>
    database.db
      .selectFrom("stock_levels")
      .where("variant_id", "=", variantId)
      .select(["on_hand", "reserved"])
      .executeTakeFirstOrThrow();

  it("gives seven units to seven of sixty callers and refuses the others politely", async () => {
    const ctx = testContext(database.db);
    const product = await aProduct(database.db, await aSeller(database.db), { onHand: 7 });
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, () => reserve(ctx, [{ variantId: product.variantId, quantity: 1 }])),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(results.length - refused.length).toBe(7);
    for (const each of refused) expect(each.reason).toBeInstanceOf(OutOfStock);
    expect(await levelOf(product.variantId)).toEqual({ on_hand: 7, reserved: 7 });
  });

  it("sums the same variant named twice before it checks", async () => {
    const ctx = testContext(database.db);
    const product = await aProduct(database.db, await aSeller(database.db), { onHand: 3 });
    const twice = [
      { variantId: product.variantId, quantity: 2 },
      { variantId: product.variantId, quantity: 2 },
    ];
    await expect(reserve(ctx, twice)).rejects.toThrow("Only 3 available");
    expect(await levelOf(product.variantId)).toEqual({ on_hand: 3, reserved: 0 });
  });

  it("never deadlocks when carts name the same things in opposite order", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const a = await aProduct(database.db, seller, { onHand: 1000 });
    const b = await aProduct(database.db, seller, { onHand: 1000 });
    const one = { variantId: a.variantId, quantity: 1 };
    const other = { variantId: b.variantId, quantity: 1 };
    await Promise.all(Array.from({ length: 80 }, (_, index) => reserve(ctx, index % 2 ? [one, other] : [other, one])));
    expect((await levelOf(a.variantId)).reserved).toBe(80);
    expect((await levelOf(b.variantId)).reserved).toBe(80);
  });

  it("gives back once, however often it is asked", async () => {
    const ctx = testContext(database.db);
    const product = await aProduct(database.db, await aSeller(database.db), { onHand: 5 });
    const orderId = await reserve(ctx, [{ variantId: product.variantId, quantity: 4 }]);
    await Promise.all(
      Array.from({ length: 10 }, () => inTransaction(ctx, (tx) => releaseReservations(tx, ctx, orderId))),
    );
    expect(await levelOf(product.variantId)).toEqual({ on_hand: 5, reserved: 0 });
  });

  it("cannot be oversold even by somebody who writes the table", async () => {
    const product = await aProduct(database.db, await aSeller(database.db), { onHand: 1 });
    await expect(
      sql`update stock_levels set reserved = 2 where variant_id = ${product.variantId}`.execute(database.db),
    ).rejects.toThrow("stock_levels_never_oversold");
  });

  it("promises backorders beyond what is there and counts nothing that is not tracked", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const backorder = await aProduct(database.db, seller, { onHand: 0, allowBackorder: true });
    const untracked = await aProduct(database.db, seller, { onHand: 0, trackQuantity: false });
    await reserve(ctx, [
      { variantId: backorder.variantId, quantity: 3 },
      { variantId: untracked.variantId, quantity: 9 },
    ]);
    expect((await levelOf(backorder.variantId)).reserved).toBe(3);
    expect((await levelOf(untracked.variantId)).reserved).toBe(0);
  });
});
