import { actor, aMarket, aSeller, aUser, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { newId } from "../platform/index";
import {
  addShippingZone,
  asStaff,
  getShipping,
  getStaffShipping,
  listRates,
  removeShippingRate,
  removeShippingZone,
  serviceCode,
  setShippingRate,
  updateShippingZone,
} from "./index";

const database = useDatabase();
const world = () => testContext(database.db);
const aRate = { name: "Standard", maxWeightGrams: 2000, currency: "USD", amount: 795, minDays: 3, maxDays: 6 };

/** A shop with nothing but what the test gives it. */
async function aBareShop() {
  const { id } = await aSeller(database.db);
  for (const zone of (await getShipping(world(), id)).zones) await removeShippingZone(world(), id, { zoneId: zone.id });
  return id;
}
async function zoneOf(owner: string | null, places: { countries: string[]; states?: string[] }) {
  const name = `Zone ${newId()}`;
  const { zones } = await addShippingZone(world(), owner, { name, states: [], ...places });
  return zones.find((zone) => zone.name === name)?.id ?? "";
}
const priceOf = async (
  sellerId: string,
  place: { country: string; state?: string },
  weightGrams = 1000,
  worth = 4000,
) => {
  const parcel = { sellerId, weightGrams, subtotalAmount: worth };
  const rates = await listRates(database.db, [parcel], { state: "", ...place }, "USD");
  return rates.get(sellerId)?.map(({ name, amount }) => [name, amount]);
};

describe("SP-15 where a shop sends to", () => {
  it("names the open markets that no general zone with rates reaches", async () => {
    const market = await aMarket(database.db, { code: "far", countries: ["NZ", "FJ"], currency: "NZD" });
    const shop = await aBareShop();
    const unreached = async () => (await getShipping(world(), shop)).unreached.map(({ code }) => code);
    const zoneId = await zoneOf(shop, { countries: ["FJ"] });
    expect(await unreached()).toContain(market.code);
    await setShippingRate(world(), shop, { ...aRate, zoneId });
    expect(await unreached()).not.toContain(market.code);
    await database.db.deleteFrom("markets").where("code", "=", market.code).execute();
  });

  it("is priced by its own rates, by weight and worth, and by the state that has a zone of its own", async () => {
    const shop = await aBareShop();
    const all = await zoneOf(shop, { countries: ["US", "CA"] });
    await setShippingRate(world(), shop, { ...aRate, zoneId: all, freeOver: 5000 });
    await setShippingRate(world(), shop, { ...aRate, zoneId: all, maxWeightGrams: 9000, amount: 1495 });
    expect(await priceOf(shop, { country: "CA" })).toEqual([["Standard", 795]]);
    expect(await priceOf(shop, { country: "US" }, 2001)).toEqual([["Standard", 1495]]);
    expect(await priceOf(shop, { country: "US" }, 1000, 5000)).toEqual([["Standard", 0]]);
    expect(await priceOf(shop, { country: "US" }, 9001)).toEqual([]);
    expect(await priceOf(shop, { country: "DE" })).toEqual([]);
    const islands = await zoneOf(shop, { countries: ["US"], states: ["HI", "AK"] });
    // Until it has a rate, the zone of the country counts.
    expect(await priceOf(shop, { country: "US", state: "HI" })).toEqual([["Standard", 795]]);
    await setShippingRate(world(), shop, { ...aRate, zoneId: islands, name: "By air", amount: 2995 });
    expect(await priceOf(shop, { country: "US", state: "HI" })).toEqual([["By air", 2995]]);
    expect(await priceOf(shop, { country: "US", state: "CA" })).toEqual([["Standard", 795]]);
  });

  it("replaces a rate of the same service and weight, however its name is written", async () => {
    const shop = await aBareShop();
    const zoneId = await zoneOf(shop, { countries: ["US"] });
    await setShippingRate(world(), shop, { ...aRate, zoneId });
    await setShippingRate(world(), shop, { ...aRate, zoneId, name: "STANDARD ", amount: 500 });
    const { zones } = await getShipping(world(), shop);
    expect(zones[0]?.rates).toMatchObject([{ amount: { amount: 500, currency: "USD" }, maxWeightGrams: 2000 }]);
    await removeShippingRate(world(), shop, { rateId: zones[0]?.rates[0]?.id ?? "" });
    expect((await getShipping(world(), shop)).zones[0]?.rates).toEqual([]);
    expect(serviceCode("Über  Nacht!")).toBe(serviceCode("uber nacht"));
    expect(new Set(["Größe", "速達 24h", "普通 24h", "Über Nacht!"].map(serviceCode)).size).toBe(4);
    for (const name of ["速達", "Express – 24 h"]) expect(serviceCode(name)).toMatch(/^[a-z0-9_]+$/);
  });

  it("is the platform's business where the shop has no zones, and again when its last one goes", async () => {
    const shop = await aBareShop();
    const platforms = await zoneOf(null, { countries: ["IS"] });
    await setShippingRate(world(), null, { ...aRate, zoneId: platforms, name: "Platform" });
    expect(await getShipping(world(), shop)).toMatchObject({
      ...{ zones: [], fallback: expect.arrayContaining([expect.objectContaining({ id: platforms })]) },
    });
    expect(await priceOf(shop, { country: "IS" })).toEqual([["Platform", 795]]);
    const own = await zoneOf(shop, { countries: ["US"] });
    expect(await priceOf(shop, { country: "IS" })).toEqual([["Platform", 795]]);
    await setShippingRate(world(), shop, { ...aRate, zoneId: own });
    expect(await priceOf(shop, { country: "IS" })).toEqual([]);
    await removeShippingZone(world(), shop, { zoneId: own });
    await removeShippingZone(world(), shop, { zoneId: own });
    expect(await priceOf(shop, { country: "IS" })).toEqual([["Platform", 795]]);
  });

  it("is nobody else's to change", async () => {
    const [shop, other] = [await aBareShop(), await aBareShop()];
    const zoneId = await zoneOf(shop, { countries: ["US"] });
    await setShippingRate(world(), shop, { ...aRate, zoneId });
    const rateId = (await getShipping(world(), shop)).zones[0]?.rates[0]?.id ?? "";
    for (const owner of [other, null]) {
      await expect(setShippingRate(world(), owner, { ...aRate, zoneId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      const moved = { zoneId, name: "Mine", countries: ["DE"], states: [] };
      await expect(updateShippingZone(world(), owner, moved)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await removeShippingRate(world(), owner, { rateId });
      await removeShippingZone(world(), owner, { zoneId });
    }
    expect((await getShipping(world(), shop)).zones).toMatchObject([{ countries: ["US"], rates: [{ id: rateId }] }]);
  });

  it("AD-18 is seen and changed by staff, who leave word of it", async () => {
    const shop = await aBareShop();
    const staff = world().as(actor(await aUser(database.db, { staffRole: "operations" })));
    const added = await asStaff(staff, { sellerId: shop }, (owner) =>
      addShippingZone(staff, owner, { name: "Europe", countries: ["DE", "FR", "DE"], states: [] }),
    );
    expect(added).toMatchObject({ shop: { id: shop }, zones: [{ name: "Europe", countries: ["DE", "FR"] }] });
    expect(await getStaffShipping(staff, {})).toMatchObject({ shop: null, fallback: [] });
    await expect(getStaffShipping(staff, { sellerId: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const words = await database.db
      .selectFrom("audit_log")
      .where("subject_id", "=", shop)
      .where("action", "=", "shipping.addZone")
      .selectAll()
      .execute();
    expect(words).toHaveLength(1);
  });

  it("has fifty zones and a hundred rates of a zone at most", async () => {
    const shop = await aBareShop();
    const zoneId = await zoneOf(shop, { countries: ["US"] });
    for (let step = 1; step <= 100; step++)
      await setShippingRate(world(), shop, { ...aRate, zoneId, maxWeightGrams: step * 100 });
    await expect(setShippingRate(world(), shop, { ...aRate, zoneId, maxWeightGrams: 99_000 })).rejects.toMatchObject({
      code: "TOO_MUCH_SHIPPING",
    });
    for (let count = 1; count < 50; count++) await zoneOf(shop, { countries: ["US"] });
    await expect(zoneOf(shop, { countries: ["US"] })).rejects.toMatchObject({ code: "TOO_MUCH_SHIPPING" });
  });
});
