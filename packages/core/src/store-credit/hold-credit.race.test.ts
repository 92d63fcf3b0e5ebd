import {
  aCheckout,
  aProduct,
  aSeller,
  aShopperWithCredit,
  listDisagreements,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { completeCheckout, setCredit } from "../checkout/index";
import { cancelOrder } from "../orders/index";
import { captureOrder } from "../payments/index";

const database = useDatabase({ poolSize: 20 });

async function tabs(count: number, credit: number) {
  const world = testContext(database.db);
  const { variantId } = await aProduct(database.db, await aSeller(database.db), { priceAmount: 2000, onHand: 100 });
  const shopper = await aShopperWithCredit(world, credit);
  const open = [];
  for (let tab = 0; tab < count; tab++)
    open.push(await aCheckout(world.as(shopper.ctx.actor, null), [{ variantId }], { usesCredit: true }));
  // Of one cart its things are bought once; here each tab has a cart of its own, which is gone by now.
  await sql`update checkouts set cart_id = gen_random_uuid() where user_id = ${shopper.userId}`.execute(database.db);
  return { ...shopper, open };
}

it("one shopper's credit in twelve checkouts at once is spent once, and the others are told", async () => {
  const { open, credit } = await tabs(12, 2000);
  const outcomes = await Promise.allSettled(open.map(({ ctx, checkoutId }) => completeCheckout(ctx, { checkoutId })));
  expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  const refused = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
  expect(new Set(refused)).toEqual(new Set(["CREDIT_CHANGED"]));
  expect(await credit()).toEqual({ balance: 2000, held: 2000 });
  expect(await listDisagreements(database.db)).toEqual([]);
});

it("what is taken, given back and held at the same moment is never more than there is", async () => {
  const { open, credit, ctx } = await tabs(8, 6000);
  // Each takes what is left once the ones before hold theirs.
  const orders: string[] = [];
  for (const each of open) {
    const view = await setCredit(each.ctx, { checkoutId: each.checkoutId, usesCredit: true });
    if (view.credit?.used.amount === 0) break;
    const answer = await completeCheckout(each.ctx, { checkoutId: each.checkoutId });
    if (answer.status === "confirmed") orders.push(answer.orderId);
  }
  expect(orders.length).toBeGreaterThan(1);
  expect(await credit()).toEqual({ balance: 6000, held: 6000 });
  const rest = open.slice(orders.length);
  await Promise.allSettled([
    ...orders.flatMap((orderId) => [captureOrder(ctx, { orderId }), captureOrder(ctx, { orderId })]),
    ...orders.map((orderId) => cancelOrder(ctx, { orderId, reason: "" })),
    ...rest.map((each) => completeCheckout(each.ctx, { checkoutId: each.checkoutId })),
  ]);
  expect(await credit()).toEqual({ balance: 0, held: 0 });
  expect(await listDisagreements(database.db)).toEqual([]);
});
