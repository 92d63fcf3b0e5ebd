import {
  aCheckout,
  actor,
  aProduct,
  aPromotion,
  aSeller,
  aUser,
  listDisagreements,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { expect, it } from "vitest";
import { completeCheckout } from "../checkout/index";

const database = useDatabase();

it("P-95 a hundred buyers and a coupon with one use: one has it, everybody else is told", async () => {
  const { db } = database;
  const { variantId } = await aProduct(db, await aSeller(db), { onHand: 1000 });
  const { id } = await aPromotion(db, { code: "LAST-ONE", usageLimit: 1 });
  const checkouts: Awaited<ReturnType<typeof aCheckout>>[] = [];
  for (let buyer = 0; buyer < 100; buyer++)
    checkouts.push(
      await aCheckout(testContext(db), [{ variantId }], { coupons: ["LAST-ONE"], email: `buyer-${buyer}@example.com` }),
    );
  const outcomes = await Promise.allSettled(
    checkouts.map(({ ctx, checkoutId }) => completeCheckout(ctx, { checkoutId })),
  );
  expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  const reasons = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.details?.reason] : []));
  expect(new Set(reasons)).toEqual(new Set(["USED_UP"]));
  const held = await db.selectFrom("promotion_redemptions").where("promotion_id", "=", id).select("order_id").execute();
  expect(held).toHaveLength(1);
  expect(await db.selectFrom("orders").select("id").execute()).toHaveLength(1);
  expect(await listDisagreements(db)).toEqual([]);
});

it("one shopper in ten tabs has what each shopper may have once, once", async () => {
  const { db } = database;
  const { variantId } = await aProduct(db, await aSeller(db), { onHand: 1000 });
  const { id } = await aPromotion(db, { code: "ONE-EACH", shopperLimit: 1 });
  const checkouts: Awaited<ReturnType<typeof aCheckout>>[] = [];
  for (let tab = 0; tab < 10; tab++)
    checkouts.push(
      await aCheckout(testContext(db), [{ variantId }], { coupons: ["ONE-EACH"], email: "me@example.com" }),
    );
  const outcomes = await Promise.allSettled(
    checkouts.map(({ ctx, checkoutId }) => completeCheckout(ctx, { checkoutId })),
  );
  expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  const promotion = await db.selectFrom("promotions").where("id", "=", id).select("used_count").executeTakeFirst();
  expect(promotion?.used_count).toBe(1);
});

it("P-96 one shopper in ten tabs has one first order, whichever coupons they enter", async () => {
  const { db } = database;
  const { variantId } = await aProduct(db, await aSeller(db), { onHand: 1000 });
  for (const code of ["WELCOME", "HELLO"]) await aPromotion(db, { code, isForFirstOrder: true });
  const checkouts: Awaited<ReturnType<typeof aCheckout>>[] = [];
  for (let tab = 0; tab < 10; tab++)
    checkouts.push(
      await aCheckout(testContext(db), [{ variantId }], {
        coupons: [tab % 2 === 0 ? "WELCOME" : "HELLO"],
        email: tab < 5 ? "new@example.com" : "New@Example.com",
      }),
    );
  const user = await aUser(db);
  for (let tab = 0; tab < 5; tab++)
    checkouts.push(
      await aCheckout(testContext(db, { actor: actor(user) }), [{ variantId }], {
        coupons: ["WELCOME"],
        email: "new@example.com",
      }),
    );
  const outcomes = await Promise.allSettled(
    checkouts.map(({ ctx, checkoutId }) => completeCheckout(ctx, { checkoutId })),
  );
  expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  const reasons = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.details?.reason] : []));
  expect(new Set(reasons)).toEqual(new Set(["NOT_FIRST_ORDER"]));
});
