import { completeCheckout, getCheckout, setPaymentMethod } from "@emporia/core/checkout";
import { HOUR_MS } from "@emporia/core/platform";
import {
  aCheckout,
  aProduct,
  aSeller,
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

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** One cart, checked out in one tab up to the bank's page, and in another one with something more in it. */
async function twoTabs(onHand = 5) {
  const seller = await aSeller(database.db);
  const wanted = await aProduct(database.db, seller, { onHand });
  const more = await aProduct(database.db, seller);
  const first = await aCheckout(testContext(database.db), [{ variantId: wanted.variantId }], {
    paymentMethodId: "pm_card_authenticationRequired",
  });
  const { ctx } = first;
  const second = await aCheckout(ctx, [{ variantId: more.variantId }]);
  const level = () => readLevel(database.db, wanted.variantId);
  const intents = () => [...ctx.payments.intents.values()];
  const placed = async () => {
    const { rows } = await sql<{ status: string }>`
      select o.status from orders o join order_items item on item.order_id = o.id
      where item.variant_id = ${wanted.variantId} order by o.placed_at, o.number
    `.execute(database.db);
    return rows.map((row) => row.status);
  };
  return { ctx, first, second, level, intents, placed };
}

describe("X-04 the same things of a cart in two checkouts", () => {
  it("are bought by the second while the first waits for its bank, also when they are the last", async () => {
    const { ctx, first, second, level, intents, placed } = await twoTabs(1);
    expect(await completeCheckout(ctx, first)).toMatchObject({ status: "requires_action" });
    expect(await completeCheckout(second.ctx, second)).toMatchObject({ status: "confirmed" });
    const [waiting] = intents();
    ctx.payments.authenticate(waiting?.id ?? "", true);
    await expect(completeCheckout(ctx, first)).rejects.toMatchObject({ code: "CHECKOUT_EXPIRED" });
    await runJobs(ctx);
    expect(intents().map(({ status }) => status)).toEqual(["canceled", "succeeded"]);
    expect(await placed()).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(await level()).toEqual({ on_hand: 0, reserved: 0 });
    expect(ctx.mailer.sent.filter((mail) => mail.subject.startsWith("Your order"))).toHaveLength(1);
  });

  it("are the second's also when the first was declined and holds the last of them", async () => {
    const { ctx, first, second, intents, placed, level } = await twoTabs(1);
    await completeCheckout(ctx, first);
    ctx.payments.authenticate(intents()[0]?.id ?? "", false);
    await expect(completeCheckout(ctx, first)).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    expect(await completeCheckout(second.ctx, second)).toMatchObject({ status: "confirmed" });
    await runJobs(ctx);
    expect(await placed()).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(await level()).toEqual({ on_hand: 0, reserved: 0 });
    await expect(setPaymentMethod(ctx, { ...first, paymentMethodId: "pm_card_visa" })).rejects.toMatchObject({
      code: "CHECKOUT_EXPIRED",
    });
  });

  it("are not bought again once the first was paid for", async () => {
    const { ctx, first, second, intents, placed } = await twoTabs();
    await completeCheckout(ctx, first);
    ctx.payments.authenticate(intents()[0]?.id ?? "", true);
    expect(await completeCheckout(ctx, first)).toMatchObject({ status: "confirmed" });
    await expect(completeCheckout(second.ctx, second)).rejects.toMatchObject({
      code: "CART_CHANGED",
      details: { issues: [{ issue: "NO_LONGER_IN_CART" }] },
    });
    expect(await getCheckout(second.ctx, second)).toMatchObject({ status: "REVIEW" });
    await runJobs(ctx);
    expect(await placed()).toEqual(["CONFIRMED"]);
    expect(intents()).toHaveLength(1);
  });

  it("J-22 are bought once when both are paid for at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { ctx, first, second, level, intents, placed } = await twoTabs();
      await completeCheckout(ctx, first);
      ctx.payments.authenticate(intents()[0]?.id ?? "", true);
      await Promise.allSettled([completeCheckout(ctx, first), completeCheckout(second.ctx, second)]);
      ctx.clock.advance(HOUR_MS);
      await runJobs(ctx);
      expect((await placed()).filter((status) => status === "CONFIRMED")).toHaveLength(1);
      expect(intents().filter(({ status }) => status === "succeeded")).toHaveLength(1);
      expect(await level()).toEqual({ on_hand: 4, reserved: 0 });
    }
  });
});
