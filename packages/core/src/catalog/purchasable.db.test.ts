import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { workingDay } from "../platform/index";
import { getProductPage, listOffers, purchasableQuantity } from "./index";

const database = useDatabase();

it("SF-06 says by which working day it ships during a break, by the rule of orders: product, cart and order agree", async () => {
  const { db } = database;
  const seller = await aSeller(db);
  const product = await aProduct(db, seller, { name: "Bollard", onHand: 5 });
  const cases = [
    ["2026-12-10T08:00:00Z", 3, "2026-12-15"],
    ["2026-12-11T08:00:00Z", 1, "2026-12-14"],
    ["2026-12-13T08:00:00Z", 5, "2026-12-18"],
  ] as const;
  for (const [until, days, day] of cases) {
    await sql`
      update sellers set vacation_mode = 'LATER', vacation_now = 'LATER', vacation_from = '2026-01-01', vacation_until = ${until},
        time_zone = 'America/Los_Angeles', processing_days = ${days}
      where id = ${seller.id}`.execute(db);
    const offer = (await listOffers(db, [product.variantId], "USD")).get(product.variantId);
    expect(offer?.laterBy).toBe(day);
    expect(offer?.laterBy).toBe(workingDay(new Date(until), days));
    expect((await getProductPage(testContext(db), { ref: product.id })).product.variants[0]?.shipsBy).toBe(day);
  }
});

/** Every way in which stock can stand, as far as it makes a difference. */
const standings = [true, false].flatMap((isTracked) =>
  [true, false].flatMap((mayBackorder) =>
    [[0, 0], [1, 0], [1, 1], [5, 2], [5, 5], ...(mayBackorder || !isTracked ? [[2, 5]] : [])].map(
      ([onHand = 0, reserved = 0]) => ({ isTracked, mayBackorder, onHand, reserved }),
    ),
  ),
);

it("SF-06 nothing can be bought of a shop on a break, to the database, listings, product page and cart", async () => {
  const { db } = database;
  const seller = await aSeller(db);
  const product = await aProduct(db, seller, { name: "Bollard", onHand: 5 });
  for (const mode of ["CLOSED", "LATER"] as const) {
    await sql`
      update sellers set vacation_mode = ${mode}, vacation_now = ${mode}, vacation_from = '2026-01-01', vacation_until = '2099-01-01'
      where id = ${seller.id}`.execute(db);
    await sql`select refresh_product_listings(${[product.id]}::uuid[])`.execute(db);
    const canBuy = mode === "LATER";
    const offer = (await listOffers(db, [product.variantId], "USD")).get(product.variantId);
    expect(purchasableQuantity(offer)).toBe(canBuy ? 5 : 0);
    const { rows } = await sql<{ listed: boolean; carded: boolean; away: boolean }>`
      select is_purchasable as listed, (card ->> 'isPurchasable')::boolean as carded, (card ->> 'isAway')::boolean as away
      from product_listings where product_id = ${product.id}`.execute(db);
    expect(rows[0]).toEqual({ listed: canBuy, carded: canBuy, away: !canBuy });
    expect((await getProductPage(testContext(db), { ref: product.id })).product.isPurchasable).toBe(canBuy);
  }
});

it("whether something can be bought is the same to the database, listings, product page and cart, however its stock stands", async () => {
  const { db } = database;
  const ctx = testContext(db);
  const seller = await aSeller(db);
  const seen = new Set<string>();
  for (const standing of standings) {
    const { isTracked, mayBackorder, onHand, reserved } = standing;
    const product = await aProduct(db, seller, { name: "Bollard", onHand });
    await sql`
      update stock_levels set track_quantity = ${isTracked}, allow_backorder = ${mayBackorder}, reserved = ${reserved}
      where variant_id = ${product.variantId}
    `.execute(db);
    await sql`select refresh_product_listings(${[product.id]}::uuid[])`.execute(db);
    const offer = (await listOffers(db, [product.variantId], "USD")).get(product.variantId);
    const units = purchasableQuantity(offer);
    const said = `${JSON.stringify(standing)}: ${units}`;
    for (const wanted of [1, 2, 3, 4]) {
      const { rows } = await sql<{ can: boolean }>`
        select is_in_stock(level, ${wanted}::integer) as can from stock_levels level where variant_id = ${product.variantId}
      `.execute(db);
      expect(rows[0]?.can, `${said}, ${wanted} wanted`).toBe(units === null || units >= wanted);
    }
    const { rows } = await sql<{ listed: boolean; carded: boolean }>`
      select is_purchasable as listed, (card ->> 'isPurchasable')::boolean as carded
      from product_listings where product_id = ${product.id}
    `.execute(db);
    expect(rows[0], said).toEqual({ listed: units !== 0, carded: units !== 0 });
    const page = await getProductPage(ctx, { ref: product.id });
    expect(page.product.isPurchasable, said).toBe(units !== 0);
    seen.add(units === null ? "without end" : units === 0 ? "none" : "some");
  }
  expect(seen).toEqual(new Set(["none", "some", "without end"]));
});
