import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import {
  addShippingProfile,
  addShippingZone,
  getDeliveryEstimate,
  getShipping,
  listRates,
  type Parcel,
  removeShippingProfile,
  setShippingRate,
  updateShippingProfile,
} from "./index";

const database = useDatabase();
const world = () => testContext(database.db);
const aRate = { name: "Standard", maxWeightGrams: 100_000, currency: "USD", amount: 2_000, minDays: 5, maxDays: 9 };

async function aProfile(sellerId: string, given: { name?: string; processingDays?: number } = {}) {
  const name = given.name ?? "Oversize";
  const { profiles } = await addShippingProfile(world(), sellerId, { name, processingDays: given.processingDays });
  return profiles.find((each) => each.name === name)?.id ?? "";
}
async function aPricedProfile(sellerId: string, rates: Partial<typeof aRate>[], countries = ["US"]) {
  const profileId = await aProfile(sellerId);
  const { zones } = await addShippingZone(world(), sellerId, { name: "By lorry", countries, states: [], profileId });
  const zoneId = zones.find((zone) => zone.profileId === profileId)?.id ?? "";
  for (const rate of rates) await setShippingRate(world(), sellerId, { ...aRate, ...rate, zoneId });
  return profileId;
}
const parcel = (sellerId: string, profileId: string | null = null, worth = 4_000): Parcel => ({
  ...{ sellerId, profileId, weightGrams: 1_000, subtotalAmount: worth },
});
const ratesOf = async (parcels: Parcel[], country = "US", currency = "USD") =>
  [...(await listRates(database.db, parcels, { country, state: "" }, currency)).values()][0]?.map(
    ({ name, amount, minDays, maxDays }) => [name, amount, minDays, maxDays],
  );

it("a zone counts from its first rate on, for the checkout, the estimate and the shop alike", async () => {
  const platform = { ...aRate, minDays: 6, maxDays: 11 };
  const { zones } = await addShippingZone(world(), null, { name: "Anywhere", countries: ["NZ"], states: [] });
  await setShippingRate(world(), null, {
    ...platform,
    zoneId: zones.find(({ name }) => name === "Anywhere")?.id ?? "",
  });
  const { id } = await aSeller(database.db, { hasShipping: false });
  await addShippingZone(world(), id, { name: "To be priced", countries: ["NZ"], states: [] });
  const market = { code: "nz", countries: ["NZ"], currency: "USD", isHome: true };
  expect(await ratesOf([parcel(id)], "NZ")).toEqual([["Standard", 2_000, 6, 11]]);
  expect(await getDeliveryEstimate(database.db, market, { sellerId: id, profileId: null })).toEqual({
    ...{ country: "NZ", minDays: 6, maxDays: 11 },
  });
  expect((await getShipping(world(), id)).fallback.map(({ name }) => name)).toContain("Anywhere");
});

describe("P-122 shipping profiles", () => {
  it("change nothing for a shop that has none, nor for its things of the general one", async () => {
    const { id } = await aSeller(database.db);
    const before = await ratesOf([parcel(id)]);
    await aPricedProfile(id, [{}]);
    expect(await ratesOf([parcel(id)])).toEqual(before);
    expect(before).toEqual([
      ["Standard", 500, 3, 6],
      ["Express", 1_200, 1, 2],
    ]);
  });

  it("are priced by their own zones, added up with the rest by service, with the cheapest where one is missing", async () => {
    const { id } = await aSeller(database.db);
    const heavy = await aPricedProfile(id, [{ amount: 4_000 }, { name: "Freight", amount: 6_000, maxDays: 12 }]);
    expect(await ratesOf([parcel(id, heavy)])).toEqual([
      ["Standard", 4_000, 5, 9],
      ["Freight", 6_000, 5, 12],
    ]);
    expect(await ratesOf([parcel(id), parcel(id, heavy)])).toEqual([
      ["Standard", 4_500, 5, 9],
      ["Express + Standard", 5_200, 5, 9],
      ["Standard + Freight", 6_500, 5, 12],
    ]);
  });

  it("without rates of their own are in one parcel with the rest", async () => {
    const { id } = await aSeller(database.db);
    const slow = await aProfile(id, { processingDays: 12 });
    const together = await ratesOf([{ ...parcel(id), weightGrams: 2_000, subtotalAmount: 8_000 }]);
    expect(await ratesOf([parcel(id), parcel(id, slow)])).toEqual(together);
  });

  it("send nothing at all where one of the parcels cannot be sent", async () => {
    const { id } = await aSeller(database.db);
    const near = await aPricedProfile(id, [{}], ["CA"]);
    expect(await ratesOf([parcel(id), parcel(id, near)])).toEqual([]);
    expect(await ratesOf([parcel(id, near)], "CA")).toEqual([["Standard", 2_000, 5, 9]]);
  });

  it("count what is free by what is in the parcel", async () => {
    const { id } = await aSeller(database.db);
    const heavy = await aPricedProfile(id, [{}]);
    const { zones } = await getShipping(world(), id);
    const zoneId = zones.find((zone) => zone.profileId === heavy)?.id ?? "";
    await setShippingRate(world(), id, { ...aRate, zoneId, freeOver: 10_000 });
    expect((await ratesOf([parcel(id, null, 9_000), parcel(id, heavy, 9_000)]))?.[0]?.[1]).toBe(2_500);
    expect((await ratesOf([parcel(id, null, 9_000), parcel(id, heavy, 10_000)]))?.[0]?.[1]).toBe(500);
  });

  it("are the shop's own: named once, and of no use to another one", async () => {
    const { id } = await aSeller(database.db);
    const other = (await aSeller(database.db)).id;
    const profileId = await aProfile(id);
    await expect(aProfile(id, { name: "oversize" })).rejects.toMatchObject({ code: "SHIPPING_PROFILE_NAME_TAKEN" });
    const renamed = { profileId, name: "Mine" };
    await expect(updateShippingProfile(world(), other, renamed)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const zone = { name: "Zone", countries: ["US"], states: [], profileId };
    for (const owner of [other, null])
      await expect(addShippingZone(world(), owner, zone)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await removeShippingProfile(world(), other, { profileId });
    expect((await getShipping(world(), id)).profiles).toMatchObject([{ id: profileId, name: "Oversize" }]);
    const foreign = await aProduct(database.db, await aSeller(database.db));
    await expect(
      sql`update products set shipping_profile_id = ${profileId} where id = ${foreign.id}`.execute(database.db),
    ).rejects.toThrow("shipping_profile");
  });

  it("leave their products to the general one when they are removed, with their zones", async () => {
    const seller = await aSeller(database.db);
    const heavy = await aPricedProfile(seller.id, [{}]);
    const { id: productId } = await aProduct(database.db, seller);
    await sql`update products set shipping_profile_id = ${heavy} where id = ${productId}`.execute(database.db);
    expect((await getShipping(world(), seller.id)).profiles).toMatchObject([{ productCount: 1 }]);
    await removeShippingProfile(world(), seller.id, { profileId: heavy });
    const { profiles, zones } = await getShipping(world(), seller.id);
    expect([profiles, zones.length]).toEqual([[], 1]);
    const product = await database.db.selectFrom("products").where("id", "=", productId).selectAll().executeTakeFirst();
    expect(product?.shipping_profile_id).toBeNull();
  });
});

describe("P-122 rates in a market's other currency", () => {
  it("are converted at the rate in force and rounded as prices are, what is free over an amount too", async () => {
    const { id } = await aSeller(database.db);
    await sql`update shipping_rates set free_over_amount = 5000 where code = 'express' and zone_id in
      (select id from shipping_zones where seller_id = ${id})`.execute(database.db);
    expect(await ratesOf([parcel(id)], "US", "JPY")).toEqual([]);
    await database.db
      .insertInto("conversions")
      .values({ currency: "JPY", from_currency: "USD", rate: 149.37, step_amount: 10 })
      .execute();
    expect(await ratesOf([parcel(id, null, 7_460)], "US", "JPY")).toEqual([
      ["Standard", 750, 3, 6],
      ["Express", 1_790, 1, 2],
    ]);
    expect((await ratesOf([parcel(id, null, 7_470)], "US", "JPY"))?.[0]).toEqual(["Express", 0, 1, 2]);
    const zoneId = (await getShipping(world(), id)).zones[0]?.id ?? "";
    await setShippingRate(world(), id, { ...aRate, zoneId, currency: "JPY", amount: 900 });
    expect(await ratesOf([parcel(id)], "US", "JPY")).toEqual([["Standard", 900, 5, 9]]);
  });
});
