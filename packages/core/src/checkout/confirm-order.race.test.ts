import {
  aCheckout,
  aProduct,
  aSeller,
  listDisagreements,
  listEventTypes,
  someTaxRates,
  type TestContext,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { findPayment, setPayment } from "../payments/index";
import { inTransaction } from "../platform/index";
import { advanceOrder } from "./advance-order";
import { completeCheckout } from "./index";

const database = useDatabase({ poolSize: 20 });
beforeAll(() => someTaxRates(database.db));

const BUYERS = 12;

/** Buyers whose banks all answer at the same moment, once `meanwhile` has been done with their orders. */
async function allPaidAtOnce(meanwhile: (orderIds: string[], world: TestContext) => Promise<void>) {
  const world = testContext(database.db);
  const thing = await aProduct(database.db, await aSeller(database.db), { onHand: 100 });
  const checkouts = [];
  for (let buyer = 0; buyer < BUYERS; buyer++) checkouts.push(await aCheckout(world, [thing]));
  const { payments } = world;
  const authorise = payments.authorise.bind(payments);
  const orderIds: string[] = [];
  let answer = () => {};
  const allAsked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  payments.authorise = async (request) => {
    const intent = await authorise(request);
    orderIds.push(request.orderId);
    if (orderIds.length === BUYERS) {
      payments.authorise = authorise;
      await meanwhile([...orderIds], world).then(answer);
    }
    await allAsked;
    return intent;
  };
  const outcomes = await Promise.allSettled(
    checkouts.map(({ ctx, checkoutId }) => completeCheckout(ctx, { checkoutId })),
  );
  return { orderIds, outcomes, checkouts };
}

const statusOf = async (orderId: string) =>
  (await database.db.selectFrom("orders").where("id", "=", orderId).select("status").executeTakeFirstOrThrow()).status;

describe("orders that are paid at the same moment", () => {
  it("are confirmed together, each with its own events, checkout and cart", async () => {
    const { orderIds, outcomes, checkouts } = await allPaidAtOnce(async () => {});
    expect(outcomes.map((each) => each.status === "fulfilled" && each.value.status)).toEqual(
      Array(BUYERS).fill("confirmed"),
    );
    for (const orderId of orderIds) {
      expect(await statusOf(orderId)).toBe("CONFIRMED");
      expect(await listEventTypes(database.db, orderId)).toEqual([
        "OrderPlaced",
        "PaymentAuthorized",
        "OrderConfirmed",
      ]);
    }
    const { rows } = await sql<{ left: number; open: number; writers: number }>`
      select
        (select sum(jsonb_array_length(items)) from carts where id = any(${checkouts.map((each) => each.cartId)}::uuid[]))
          as left,
        (select count(*) from checkouts where order_id = any(${orderIds}::uuid[]) and status <> 'CONFIRMED') as open,
        (select count(distinct xmin::text) from orders where id = any(${orderIds}::uuid[])) as writers
    `.execute(database.db);
    expect(rows[0]).toMatchObject({ left: 0, open: 0 });
    expect(rows[0]?.writers).toBeLessThan(BUYERS);
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("are not held up by one that was given up, and one that a webhook confirmed first stays confirmed once", async () => {
    const { orderIds, outcomes } = await allPaidAtOnce(async ([givenUp = "", webhook = ""], world) => {
      const payment = await findPayment(world.db, givenUp);
      await inTransaction(world, (tx) => setPayment(tx, payment?.id ?? "", { status: "CANCELLED" }, world.clock.now()));
      await advanceOrder(world, { orderId: webhook });
    });
    const refused = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
    expect(refused).toEqual(["CHECKOUT_EXPIRED"]);
    const [givenUp = "", ...others] = orderIds;
    expect(await statusOf(givenUp)).toBe("PENDING");
    for (const orderId of others) {
      expect(await statusOf(orderId)).toBe("CONFIRMED");
      expect(await listEventTypes(database.db, orderId)).toEqual([
        "OrderPlaced",
        "PaymentAuthorized",
        "OrderConfirmed",
      ]);
    }
    expect(await listDisagreements(database.db)).toEqual([]);
  });
});
