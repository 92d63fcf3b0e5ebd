import { actor, aPaidOrder, aUser, guest, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { getOwnPriceTrace, getPriceTrace } from "./index";

const database = useDatabase();

it("D-10 tells the shopper how the price came about, and nothing of what shops pay", async () => {
  const shopper = await aUser(database.db);
  const ctx = testContext(database.db).as(actor(shopper));
  const { orderId, token } = await aPaidOrder(ctx, { sellers: 2, quantity: 2 });
  const whole = await getPriceTrace(ctx, { orderId });
  expect(whole?.steps.some(({ step }) => step === "commission")).toBe(true);
  const own = await getOwnPriceTrace(ctx, { orderId });
  expect(JSON.stringify(own)).not.toMatch(/commission|fundedBy/);
  // What they see adds up to what they paid.
  const { total_amount } = await database.db
    .selectFrom("orders")
    .where("id", "=", orderId)
    .select("total_amount")
    .executeTakeFirstOrThrow();
  expect(own?.steps.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(total_amount);

  const stranger = ctx.as(actor(await aUser(database.db)));
  await expect(getOwnPriceTrace(stranger, { orderId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(getOwnPriceTrace(ctx.as(guest), { orderId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await getOwnPriceTrace(ctx.as(guest), { orderId, token })).toEqual(own);
});
