import {
  aCart,
  aCheckout,
  anAddress,
  aProduct,
  aSeller,
  readOrder,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { ServiceUnavailable } from "../platform/index";
import {
  addShippingProfile,
  addShippingZone,
  type CarrierOffer,
  type RateRequest,
  setRateSource,
  setSendingAddress,
  setShippingRate,
} from "../shipping/index";
import { completeCheckout, initCheckout, setShippingAddress } from "./index";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));

const offer = (service: string, amount: number, more: Partial<CarrierOffer> = {}): CarrierOffer => ({
  ...{ service, name: service, amount, currency: "USD", minDays: 2, maxDays: 3, ...more },
});

/** Carriers that answer so, and what they were asked. */
function asking(answer: (request: RateRequest) => CarrierOffer[]) {
  const asked: RateRequest[] = [];
  const ctx = testContext(database.db, {
    rates: {
      async offers(request) {
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
async function aCarriersShop() {
  const seller = await aSeller(database.db);
  await setSendingAddress(testContext(database.db), seller.id, { ...anAddress, line1: "9 Kiln Road" });
  await setRateSource(testContext(database.db), seller.id, { rateSource: "carrier" });
  return seller;
}
const address = { shippingAddress: anAddress, saveAddress: false };

describe("CHK-03 rates of carriers", () => {
  it("price the parcels of shops that want it, each group by its own, and say so in the order", async () => {
    const [carried, tabled] = [await aCarriersShop(), await aSeller(database.db)];
    const things = [await aProduct(database.db, carried), await aProduct(database.db, tabled)];
    const { ctx, asked } = asking(() => [
      ...[offer("Priority", 905), offer("Ground", 612, { minDays: null, maxDays: null })],
      ...[offer("Elsewhere", 1, { currency: "EUR" }), offer("Priority", 950)],
    ]);
    const { ctx: shopper, checkoutId } = await aCheckout(
      ctx,
      things.map(({ variantId }) => ({ variantId })),
    );
    expect(asked).toMatchObject([
      { from: { line1: "9 Kiln Road" }, to: { postalCode: "94105" }, currency: "USD", worth: 2500 },
    ]);
    const answer = await completeCheckout(shopper, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    const { rows } = await sql<{ id: string; amount: number; method: object }>`
      select seller_id as id, shipping_amount as amount, shipping_method as method from seller_orders
      where order_id = ${answer.orderId}`.execute(database.db);
    expect(rows.find(({ id }) => id === carried.id)).toMatchObject({
      amount: 612,
      method: { name: "Ground", source: "carrier", minDays: 2, maxDays: 10 },
    });
    expect(rows.find(({ id }) => id === tabled.id)?.method).toEqual({
      ...{ rateId: expect.any(String), name: "Standard", minDays: 3, maxDays: 6 },
    });
    await readOrder(database.db, answer.orderId);
  });

  it("give way to the table, marked, where no carrier answers, has anything to offer, or asks in the currency", async () => {
    const away = () => {
      throw new ServiceUnavailable("Nobody is there.");
    };
    for (const answer of [away, () => [], () => [offer("Elsewhere", 1, { currency: "EUR" })]]) {
      const { ctx, asked } = asking(answer);
      const thing = await aProduct(database.db, await aCarriersShop());
      const cart = await aCart(ctx, [{ variantId: thing.variantId }]);
      const { id: checkoutId } = await initCheckout(cart.ctx, { email: "guest@example.com" });
      const { groups } = await setShippingAddress(cart.ctx, { checkoutId, ...address });
      expect(asked).toHaveLength(1);
      expect(groups[0]?.rates.map(({ name, price }) => [name, price.amount])).toEqual([
        ["Standard", 500],
        ["Express", 1200],
      ]);
      const kept = await database.db
        .selectFrom("checkouts")
        .where("id", "=", checkoutId)
        .select("shipping_rates")
        .executeTakeFirst();
      expect(JSON.stringify(kept?.shipping_rates)).toContain('"source":"fallback"');
    }
  });

  it("are not asked for what nobody said the weight of: the table prices it", async () => {
    const { ctx, asked } = asking(() => [offer("Ground", 700)]);
    const thing = await aProduct(database.db, await aCarriersShop());
    await database.db.updateTable("variants").set({ weight_grams: 0 }).where("id", "=", thing.variantId).execute();
    const cart = await aCart(ctx, [{ variantId: thing.variantId }]);
    const { id: checkoutId } = await initCheckout(cart.ctx, { email: "guest@example.com" });
    const { groups } = await setShippingAddress(cart.ctx, { checkoutId, ...address });
    expect(asked).toEqual([]);
    expect(groups[0]?.rates.map(({ name }) => name)).toEqual(["Standard", "Express"]);
  });

  it("are asked for each parcel of a shop and added up; one without an answer is priced by the table with the rest", async () => {
    const seller = await aCarriersShop();
    const things = [await aProduct(database.db, seller), await aProduct(database.db, seller)];
    const world = testContext(database.db);
    const { profiles } = await addShippingProfile(world, seller.id, { name: "Heavy" });
    const profileId = profiles[0]?.id ?? "";
    const { zones } = await addShippingZone(world, seller.id, { name: "US", countries: ["US"], states: [], profileId });
    const rate = { name: "Standard", maxWeightGrams: 90_000, currency: "USD", amount: 4_000, minDays: 6, maxDays: 9 };
    await setShippingRate(world, seller.id, { ...rate, zoneId: zones.at(-1)?.id ?? "" });
    await database.db
      .updateTable("products")
      .set({ shipping_profile_id: profileId })
      .where("id", "=", things[1]?.id ?? "")
      .execute();
    const firstRate = async (answer: () => CarrierOffer[]) => {
      const { ctx, asked } = asking(answer);
      const cart = await aCart(
        ctx,
        things.map(({ variantId }) => ({ variantId })),
      );
      const { id: checkoutId } = await initCheckout(cart.ctx, { email: "guest@example.com" });
      const { groups } = await setShippingAddress(cart.ctx, { checkoutId, ...address });
      expect(asked).toHaveLength(2);
      return groups[0]?.rates[0];
    };
    expect(await firstRate(() => [offer("Ground", 700)])).toMatchObject({ name: "Ground", price: { amount: 1_400 } });
    let calls = 0;
    const once = () => {
      if (calls++ > 0) throw new ServiceUnavailable("Nobody is there.");
      return [offer("Ground", 700)];
    };
    expect(await firstRate(once)).toMatchObject({ name: "Standard", price: { amount: 4_500 } });
  });

  it("need to know where the shop sends from", async () => {
    const seller = await aSeller(database.db);
    await expect(setRateSource(testContext(database.db), seller.id, { rateSource: "carrier" })).rejects.toMatchObject({
      details: { fieldErrors: { rateSource: expect.stringContaining("where you send from") } },
    });
  });
});
