import {
  aCheckout,
  actor,
  anAddress,
  aProduct,
  aSeller,
  aUser,
  readOrder,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { ServiceUnavailable } from "../platform/index";
import { setSendingAddress } from "../shipping/index";
import { listTaxReviews, settleTaxReview, type TaxedLine, type TaxRequest } from "../tax/index";
import { completeCheckout, getCheckout, setShippingAddress } from "./index";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));

/** A provider that answers so, what it was asked, and how many transactions stood open meanwhile. */
function asking(answer: (request: TaxRequest) => TaxedLine[] | Promise<TaxedLine[]>) {
  const asked: TaxRequest[] = [];
  const ctx = testContext(database.db, {
    tax: {
      async quote(request) {
        const { rows } = await sql<{ open: number }>`
          select count(*)::integer as open from pg_stat_activity
          where state = 'idle in transaction' and datname = current_database()`.execute(database.db);
        expect(rows[0]?.open).toBe(0);
        asked.push(request);
        return answer(request);
      },
    },
  });
  return { ctx, asked };
}
const each = (amount: number) => (request: TaxRequest) =>
  request.lines.map(({ part }): TaxedLine => ({ part, amount, remitter: "marketplace" }));
const away = () => {
  throw new ServiceUnavailable("Nobody is there.");
};
const traceOf = async (checkoutId: string) =>
  (await database.db.selectFrom("checkouts").where("id", "=", checkoutId).select("pricing").executeTakeFirst())
    ?.pricing as {
    isTaxFallback?: boolean;
    steps: { step: string; part: string; amount: number; remitter?: string }[];
  };

describe("CHK-04 P-105 taxes of a provider", () => {
  it("are asked for line by line with shipping, from where the seller sends, and paid as it says", async () => {
    const seller = await aSeller(database.db);
    await setSendingAddress(testContext(database.db), seller.id, { ...anAddress, line1: "9 Kiln Road" });
    const thing = await aProduct(database.db, seller, { priceAmount: 2_500 });
    await sql`update tax_classes set provider_code = 'P0000000' where code = 'standard'`.execute(database.db);
    const { ctx, asked } = asking(each(77));
    const {
      ctx: shopper,
      checkoutId,
      totalAmount,
    } = await aCheckout(ctx, [{ variantId: thing.variantId, quantity: 2 }]);
    // Once the address is known, and again when shipping is chosen.
    expect(asked.map(({ lines }) => lines.map(({ kind, amount }) => [kind, amount]))).toEqual([
      [["item", 5_000]],
      [
        ["item", 5_000],
        ["shipping", 500],
      ],
    ]);
    expect(asked[1]?.lines[0]).toMatchObject({ code: "P0000000", quantity: 2, from: { line1: "9 Kiln Road" } });
    expect(totalAmount).toBe(5_000 + 500 + 2 * 77);
    const trace = await traceOf(checkoutId);
    expect(trace.isTaxFallback).toBeUndefined();
    expect(trace.steps.filter(({ step }) => step === "tax")).toMatchObject([
      { amount: 77, remitter: "marketplace" },
      { amount: 77, remitter: "marketplace" },
    ]);
    const answer = await completeCheckout(shopper, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    const { rows } = await sql<{ tax: number; total: number; reviews: number }>`
      select tax_amount as tax, total_amount as total,
        (select count(*)::integer from tax_reviews where order_id = orders.id) as reviews
      from orders where id = ${answer.orderId}`.execute(database.db);
    expect(rows).toEqual([{ tax: 154, total: totalAmount, reviews: 0 }]);
    await readOrder(database.db, answer.orderId);
  });

  it("are those of the table where it does not answer or answers nonsense, and staff look at the order, once", async () => {
    for (const answer of [away, () => [], each(-1), each(0.5)]) {
      const thing = await aProduct(database.db, await aSeller(database.db), { priceAmount: 2_500 });
      const table = await aCheckout(testContext(database.db), [{ variantId: thing.variantId }]);
      const {
        ctx: shopper,
        checkoutId,
        totalAmount,
      } = await aCheckout(asking(answer).ctx, [{ variantId: thing.variantId }]);
      expect(totalAmount).toBe(table.totalAmount);
      expect((await traceOf(checkoutId)).isTaxFallback).toBe(true);
      const placed = await completeCheckout(shopper, { checkoutId });
      if (placed.status !== "confirmed") throw new Error(placed.status);
      const staff = testContext(database.db, { actor: actor(await aUser(database.db, { staffRole: "operations" })) });
      const open = async () =>
        (await listTaxReviews(staff, { limit: 10, cursor: undefined })).items.map(({ orderId }) => orderId);
      expect(await open()).toEqual([placed.orderId]);
      const note = "The rate of California was right.";
      await settleTaxReview(staff, { orderId: placed.orderId, note });
      await settleTaxReview(staff, { orderId: placed.orderId, note });
      expect(await open()).toEqual([]);
      const words = await database.db
        .selectFrom("audit_log")
        .where("action", "=", "tax.settleReview")
        .where("subject_id", "=", placed.orderId)
        .selectAll()
        .execute();
      expect(words).toHaveLength(1);
    }
  });

  it("of amounts that changed while it was asked are not taken", async () => {
    const thing = await aProduct(database.db, await aSeller(database.db), { priceAmount: 2_500 });
    let meanwhile: (() => Promise<unknown>) | undefined;
    const { ctx } = asking(async (request) => {
      const change = meanwhile;
      meanwhile = undefined;
      await change?.();
      return each(request.to.state === "NY" ? 11 : 77)(request);
    });
    const { ctx: shopper, checkoutId } = await aCheckout(ctx, [{ variantId: thing.variantId }]);
    const newYork = { ...anAddress, city: "New York", state: "NY", postalCode: "10001" };
    meanwhile = () => setShippingAddress(shopper, { checkoutId, shippingAddress: newYork, saveAddress: false });
    await setShippingAddress(shopper, { checkoutId, shippingAddress: anAddress, saveAddress: false });
    const { shippingAddress, tax } = await getCheckout(shopper, { checkoutId });
    expect([shippingAddress?.state, tax.amount]).toEqual(["NY", 22]);
  });

  it("asks nothing where there is no provider, and marks nothing", async () => {
    const thing = await aProduct(database.db, await aSeller(database.db));
    const { checkoutId } = await aCheckout(testContext(database.db), [{ variantId: thing.variantId }]);
    expect((await traceOf(checkoutId)).isTaxFallback).toBeUndefined();
  });
});
