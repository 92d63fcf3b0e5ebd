import {
  actor,
  aMarket,
  aProduct,
  aSeller,
  aUser,
  aYenMarket,
  type TestContext,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { endSale, getOwnProduct, getProduct, setSale, updateProduct } from "../catalog/index";
import { DAY_MS, type Market } from "../platform/index";
import { searchProducts } from "../search/index";
import {
  applyDueRates,
  convertMarketPrices,
  createMarket,
  listMarkets,
  listStaffMarkets,
  setExchangeRate,
  stopConversion,
  updateMarket,
} from "./index";

describe("markets", () => {
  const database = useDatabase();
  let staff: TestContext;
  let [europe, japan]: Market[] = [];
  beforeAll(async () => {
    const { id } = await aUser(database.db, { staffRole: "owner" });
    staff = testContext(database.db, { actor: actor({ id, staffRole: "owner" }) });
    [europe, japan] = [await aMarket(database.db), await aYenMarket(database.db)];
  });
  const inside = (market: Market | undefined) => testContext(database.db, market ? { market } : {});
  /** As the worker does what was asked for, a portion after the other. */
  const convert = () => convertMarketPrices(staff, { run: "01890000-0000-7000-8000-000000000000", afterId: null });
  const priceIn = async (market: Market | undefined, ref: string) =>
    (await getProduct(inside(market), { ref }).catch(() => undefined))?.variants[0];

  it("converts what a seller has not priced, at the rate in force, into whole steps", async () => {
    const seller = await aSeller(database.db);
    const mug = await aProduct(database.db, seller, { priceAmount: 1999 });
    const vase = await aProduct(database.db, seller, { priceAmount: 5000, prices: { EUR: 4500 } });
    expect(await priceIn(europe, mug.slug)).toBeUndefined();
    await setExchangeRate(staff, { currency: "EUR", rate: "0.92", stepAmount: 1 });
    await setExchangeRate(staff, { currency: "JPY", rate: "151.25", stepAmount: 10 });
    await convert();
    expect((await priceIn(europe, mug.slug))?.price).toEqual({ amount: 1839, currency: "EUR" });
    // 19.99 x 151.25 is 3,023 yen and a half.
    expect((await priceIn(japan, mug.slug))?.price).toEqual({ amount: 3020, currency: "JPY" });
    expect((await priceIn(europe, vase.slug))?.price.amount).toBe(4500);
    const { items } = await searchProducts(inside(japan), { limit: 24, inStock: true, sort: "price_asc" });
    expect(items.map((card) => card.price.amount)).toEqual([3020, 7560]);
  });

  it("follows a price of home, its sale too, until the seller sets their own", async () => {
    const seller = await aSeller(database.db);
    const { id: productId, slug } = await aProduct(database.db, seller, { priceAmount: 10_000 });
    const own = { sellerId: seller.id, productId };
    expect((await priceIn(europe, slug))?.price.amount).toBe(9200);
    await setSale(staff, { ...own, percent: 50, currency: "USD" });
    expect(await priceIn(europe, slug)).toMatchObject({ price: { amount: 4600 }, compareAtPrice: { amount: 9200 } });
    await endSale(staff, own);
    expect(await priceIn(europe, slug)).toMatchObject({ price: { amount: 9200 }, compareAtPrice: null });
    const state = await getOwnProduct(staff, own);
    await updateProduct(staff, { ...own, version: state.version, currency: "EUR", basePrice: 8800 });
    expect((await priceIn(europe, slug))?.price.amount).toBe(8800);
    await convert();
    expect((await priceIn(europe, slug))?.price.amount).toBe(8800);
    expect((await priceIn(undefined, slug))?.price).toEqual({ amount: 10_000, currency: "USD" });
  });

  it("refuses a country that another market serves in the same currency, by name", async () => {
    const fields = { name: "Alps", countries: ["AT", "DE"], locale: "de-AT", pricesIncludeTax: true };
    const taken = {
      code: "VALIDATION_FAILED",
      message: expect.stringMatching(/Europe sells in EUR to DE /),
    };
    await expect(createMarket(staff, { ...fields, code: "alps", currency: "EUR" })).rejects.toMatchObject(taken);
    await createMarket(staff, { ...fields, code: "alps", currency: "CHF" });
    await createMarket(staff, { ...fields, code: "danube", countries: ["AT"], currency: "EUR" });
    const wider = { ...fields, code: "danube", isOpen: true };
    await expect(updateMarket(staff, wider)).rejects.toMatchObject(taken);
    await updateMarket(staff, { ...wider, countries: ["AT", "HU"] });
    await database.db.deleteFrom("markets").where("code", "in", ["alps", "danube"]).execute();
  });

  it("puts a dated rate in force when its time has come, and not before", async () => {
    const seller = await aSeller(database.db);
    const { slug } = await aProduct(database.db, seller, { priceAmount: 1000 });
    const validFrom = new Date(staff.clock.now().getTime() + DAY_MS).toISOString();
    await setExchangeRate(staff, { currency: "EUR", rate: "0.5", stepAmount: 1, validFrom });
    await applyDueRates(staff, { at: staff.clock.now().toISOString() });
    await convert();
    expect((await priceIn(europe, slug))?.price.amount).toBe(920);
    // A worker whose clock is behind is told that it is time.
    await applyDueRates(staff, { at: validFrom });
    await convert();
    expect((await priceIn(europe, slug))?.price.amount).toBe(500);
    const { items } = await listStaffMarkets(staff);
    expect(items.find((market) => market.code === "eu")?.conversion).toMatchObject({
      from: "USD",
      rate: "0.5",
      rates: [{ rate: "0.5", validFrom }, { rate: "0.92" }],
    });
  });

  it("keeps the step to which prices are rounded when a rate says none", async () => {
    await setExchangeRate(staff, { currency: "JPY", rate: "151.25" });
    const { items } = await listStaffMarkets(staff);
    expect(items.find((market) => market.currency === "JPY")?.conversion).toMatchObject({
      rate: "151.25",
      stepAmount: 10,
    });
  });

  it("takes what was converted away when conversion stops, and leaves sellers' own prices", async () => {
    const seller = await aSeller(database.db);
    const converted = await aProduct(database.db, seller, { priceAmount: 1000 });
    const own = await aProduct(database.db, seller, { priceAmount: 1000, prices: { JPY: 1700 } });
    expect((await priceIn(japan, converted.slug))?.price.amount).toBe(1510);
    await stopConversion(staff, { currency: "JPY" });
    await convert();
    expect(await priceIn(japan, converted.slug)).toBeUndefined();
    expect((await priceIn(japan, own.slug))?.price.amount).toBe(1700);
    await expect(stopConversion(staff, { currency: "JPY" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("remembers the rates of a conversion that stopped, and begins anew with the next one", async () => {
    const conversionOf = async () =>
      (await listStaffMarkets(staff)).items.find((market) => market.currency === "JPY")?.conversion;
    expect(await conversionOf()).toMatchObject({ rate: null, isStopped: true, stepAmount: 10 });
    const known = (await conversionOf())?.rates ?? [];
    expect(known.length).toBeGreaterThan(0);
    expect(known.every((each) => each.isEnded)).toBe(true);
    // One that was to come when it stopped does not come.
    await applyDueRates(staff, { at: new Date(staff.clock.now().getTime() + 9 * DAY_MS).toISOString() });
    expect((await conversionOf())?.rate).toBeNull();
    const validFrom = new Date(staff.clock.now().getTime() + DAY_MS).toISOString();
    await setExchangeRate(staff, { currency: "JPY", rate: "140", validFrom });
    expect(await conversionOf()).toMatchObject({ rate: null, isStopped: false });
    await applyDueRates(staff, { at: validFrom });
    expect(await conversionOf()).toMatchObject({ rate: "140", stepAmount: 10 });
  });

  it("are opened and closed by staff; home never is closed", async () => {
    const canada = { name: "Canada", countries: ["CA"], locale: "en-CA", pricesIncludeTax: false };
    await createMarket(staff, { ...canada, code: "ca", currency: "CAD" });
    await expect(createMarket(staff, { ...canada, code: "ca", currency: "CAD" })).rejects.toMatchObject({
      details: { fieldErrors: { code: expect.stringContaining("already") } },
    });
    await expect(createMarket(staff, { ...canada, code: "xx", currency: "XQQ" })).rejects.toMatchObject({
      details: { fieldErrors: { currency: expect.stringContaining("XQQ") } },
    });
    const { items } = await updateMarket(staff, { ...canada, code: "ca", isOpen: false });
    expect(items.map((market) => [market.code, market.isOpen])).toContainEqual(["ca", false]);
    await expect(updateMarket(staff, { ...canada, code: "us", isOpen: false })).rejects.toMatchObject({
      details: { fieldErrors: { isOpen: "Home is always open." } },
    });
    // A process that has not looked yet: what one may choose from leaves out what is closed.
    const { items: open, current } = await listMarkets(testContext(database.db));
    expect(open.map((market) => market.code)).toEqual(["us", "eu", "jp"]);
    expect(current.code).toBe("us");
  });

  it("refuses a rate for a currency in which nothing is sold", async () => {
    await expect(setExchangeRate(staff, { currency: "CHF", rate: "0.9", stepAmount: 1 })).rejects.toMatchObject({
      details: { fieldErrors: { currency: expect.stringContaining("CHF") } },
    });
    await expect(setExchangeRate(staff, { currency: "USD", rate: "0.9", stepAmount: 1 })).rejects.toThrow();
  });
});
