import {
  aCart,
  aCheckout,
  actor,
  anAddress,
  aProduct,
  aSeller,
  aUser,
  listDisagreements,
  listEventTypes,
  readLevel,
  readOrder,
  someTaxRates,
  testContext,
  useDatabase,
  withCart,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { addCartItem, getCart, mergeCarts } from "../cart/index";
import { createAddress, listAddresses } from "../identity/index";
import { adjustStock } from "../inventory/index";
import { getOrder } from "../orders/index";
import { shipByOfPart } from "../orders/ship-by";
import { PaymentDeclined } from "../payments/index";
import { inTransaction, MINUTE_MS, newId, workingDay } from "../platform/index";
import { addShippingProfile, addShippingZone, setShippingRate } from "../shipping/index";
import type { AddressDoubt } from "./address-checker";
import {
  completeCheckout,
  getCheckout,
  getShippingRates,
  giveUpPayment,
  initCheckout,
  setPaymentMethod,
  setShippingAddress,
  setShippingMethod,
} from "./index";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));

const aGuest = () => testContext(database.db);
const aShopper = async () => aGuest().as(actor(await aUser(database.db)));
const aThing = async (given: Parameters<typeof aProduct>[2] = {}) =>
  aProduct(database.db, await aSeller(database.db), given);
const california = { shippingAddress: anAddress, saveAddress: false };
const newYork = { ...anAddress, city: "New York", state: "NY", postalCode: "10001" };
const texas = { ...anAddress, city: "Austin", state: "TX", postalCode: "73301" };

async function begun(given: Parameters<typeof aProduct>[2] = {}) {
  const thing = await aThing(given);
  const cart = await aCart(aGuest(), [{ variantId: thing.variantId, quantity: 2 }]);
  const { id: checkoutId } = await initCheckout(cart.ctx, { email: "guest@example.com" });
  return { ...cart, thing, checkoutId };
}
async function reviewed(given: Parameters<typeof aProduct>[2] = {}, how: Parameters<typeof aCheckout>[2] = {}) {
  const thing = await aThing(given);
  return { thing, ...(await aCheckout(aGuest(), [{ variantId: thing.variantId, quantity: 2 }], how)) };
}
const statusOf = async (checkout: { ctx: Parameters<typeof getCheckout>[0]; checkoutId: string }) =>
  (await getCheckout(checkout.ctx, checkout)).status;

describe("a checkout", () => {
  it("CHK-07 walks from the cart to a confirmed order", async () => {
    const { ctx, checkoutId, thing } = await begun();
    const steps = [await statusOf({ ctx, checkoutId })];
    const { groups } = await setShippingAddress(ctx, { checkoutId, ...california });
    steps.push(await statusOf({ ctx, checkoutId }));
    const rate = groups[0]?.rates.find((each) => each.name === "Express");
    const choices = [{ sellerId: thing.sellerId, rateId: rate?.id ?? "" }];
    const chosen = await setShippingMethod(ctx, { checkoutId, choices });
    steps.push(chosen.status);
    steps.push((await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" })).status);
    const answer = await completeCheckout(ctx, { checkoutId });
    steps.push(await statusOf({ ctx, checkoutId }));
    expect(steps).toEqual(["SHIPPING_INFO", "SHIPPING_METHOD", "PAYMENT", "REVIEW", "CONFIRMED"]);
    expect(chosen).toMatchObject({
      subtotal: { amount: 5000 },
      shipping: { amount: 1200 },
      tax: { amount: 363 },
      total: { amount: 6563 },
    });
    expect(answer).toMatchObject({ status: "confirmed", orderNumber: expect.stringMatching(/^ORD-2026-\d{6}$/) });
    expect((await getCart(ctx)).itemCount).toBe(0);
  });

  it("CHK-10 X-02 needs no account, only an address for the confirmation", async () => {
    const thing = await aThing();
    const { ctx } = await aCart(aGuest(), [{ variantId: thing.variantId }]);
    const { id: checkoutId } = await initCheckout(ctx, {});
    await expect(setShippingAddress(ctx, { checkoutId, ...california })).rejects.toMatchObject({
      code: "CHECKOUT_STEP_MISSING",
      details: { step: "email" },
    });
    const changed = await setShippingAddress(ctx, { checkoutId, ...california, email: "me@example.com" });
    expect(changed.email).toBe("me@example.com");
  });

  it("CHK-12 sends the bill where the parcel goes unless told otherwise", async () => {
    const { ctx, checkoutId } = await begun();
    expect((await setShippingAddress(ctx, { checkoutId, ...california })).billingAddress).toMatchObject({
      state: "CA",
    });
    const other = await setShippingAddress(ctx, { checkoutId, ...california, billingAddress: texas });
    expect([other.shippingAddress?.state, other.billingAddress?.state]).toEqual(["CA", "TX"]);
  });

  it("CHK-13 wants one rate of each seller", async () => {
    const sellers = [await aSeller(database.db), await aSeller(database.db)];
    const products = await Promise.all(sellers.map((seller) => aProduct(database.db, seller)));
    const { ctx } = await aCart(aGuest(), products);
    const { id: checkoutId } = await initCheckout(ctx, { email: "guest@example.com" });
    const { groups } = await setShippingAddress(ctx, { checkoutId, ...california });
    const all = groups.map((group) => ({ sellerId: group.seller.id, rateId: group.rates[0]?.id ?? "" }));
    const [first, second] = all;
    if (!first || !second) throw new Error("two sellers");
    for (const choices of [[first], [first, { ...second, rateId: first.rateId }], [{ ...first, rateId: "no" }, second]])
      await expect(setShippingMethod(ctx, { checkoutId, choices })).rejects.toMatchObject({
        code: "VALIDATION_FAILED",
      });
    expect((await setShippingMethod(ctx, { checkoutId, choices: all })).shipping.amount).toBe(1000);
  });

  it("CHK-15 CHK-17 taxes each thing by its class, and shipping where that is taxed", async () => {
    const seller = await aSeller(database.db);
    const taxed = await aProduct(database.db, seller, { priceAmount: 1999 });
    const untaxed = await aProduct(database.db, seller, { priceAmount: 1000, isTaxable: false });
    const checkout = await aCheckout(aGuest(), [taxed, untaxed], { address: newYork });
    expect(await getCheckout(checkout.ctx, checkout)).toMatchObject({
      subtotal: { amount: 2999 },
      shipping: { amount: 500 },
      tax: { amount: 80 + 20 },
      total: { amount: 3599 },
    });
  });
});

describe("a step of a checkout", () => {
  it("is refused with an empty cart", async () => {
    await expect(initCheckout(aGuest(), {})).rejects.toMatchObject({ code: "CART_EMPTY" });
    await expect(initCheckout(withCart(aGuest(), newId()), {})).rejects.toMatchObject({ code: "CART_EMPTY" });
  });

  it("is refused before what it needs is chosen", async () => {
    const { ctx, checkoutId } = await begun();
    const missing = (step: string) => ({ code: "CHECKOUT_STEP_MISSING", details: { step } });
    const card = { checkoutId, paymentMethodId: "pm_card_visa" };
    await expect(getShippingRates(ctx, { checkoutId })).rejects.toMatchObject(missing("shippingAddress"));
    await expect(
      setShippingMethod(ctx, { checkoutId, choices: [{ sellerId: newId(), rateId: "x" }] }),
    ).rejects.toMatchObject(missing("shippingAddress"));
    await expect(setPaymentMethod(ctx, card)).rejects.toMatchObject(missing("shippingMethod"));
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject(missing("shippingAddress"));
    await setShippingAddress(ctx, { checkoutId, ...california });
    await expect(setPaymentMethod(ctx, card)).rejects.toMatchObject(missing("shippingMethod"));
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject(missing("shippingMethod"));
    const { groups } = await getShippingRates(ctx, { checkoutId });
    await setShippingMethod(ctx, {
      checkoutId,
      choices: groups.map((group) => ({ sellerId: group.seller.id, rateId: group.rates[0]?.id ?? "" })),
    });
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject(missing("paymentMethod"));
    await expect(setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_nobody" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  it("is refused to everybody but the one whose checkout it is", async () => {
    const { ctx, checkoutId } = await reviewed();
    const thing = await aThing();
    const otherGuest = (await aCart(aGuest(), [thing])).ctx;
    const own = await aCheckout(await aShopper(), [thing]);
    const strangers = [
      [aGuest(), checkoutId],
      [otherGuest, checkoutId],
      [await aShopper(), checkoutId],
      [withCart(await aShopper(), ctx.cartId), checkoutId],
      [withCart(aGuest(), own.cartId), own.checkoutId],
      [await aShopper(), own.checkoutId],
      [ctx, newId()],
    ] as const;
    for (const [stranger, id] of strangers)
      for (const attempt of [
        () => getCheckout(stranger, { checkoutId: id }),
        () => getShippingRates(stranger, { checkoutId: id }),
        () => setShippingAddress(stranger, { checkoutId: id, ...california }),
        () => setShippingMethod(stranger, { checkoutId: id, choices: [] }),
        () => setPaymentMethod(stranger, { checkoutId: id, paymentMethodId: "pm_card_visa" }),
        () => completeCheckout(stranger, { checkoutId: id }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("CHK-01 is refused half an hour after the last one; nothing is charged and the cart is still there", async () => {
    const { ctx, checkoutId } = await reviewed();
    ctx.clock.advance(29 * MINUTE_MS);
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    ctx.clock.advance(30 * MINUTE_MS - 1);
    expect(await statusOf({ ctx, checkoutId })).toBe("REVIEW");
    ctx.clock.advance(1);
    for (const attempt of [
      () => setShippingAddress(ctx, { checkoutId, ...california }),
      () => setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" }),
      () => completeCheckout(ctx, { checkoutId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "CHECKOUT_EXPIRED" });
    expect(ctx.payments.calls).toEqual([]);
    expect((await initCheckout(ctx, {})).id).not.toBe(checkoutId);
  });

  it("is refused once the order is placed", async () => {
    const { ctx, checkoutId } = await reviewed();
    await completeCheckout(ctx, { checkoutId });
    await expect(setShippingAddress(ctx, { checkoutId, ...california })).rejects.toMatchObject({
      code: "CHECKOUT_CLOSED",
    });
    await expect(setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" })).rejects.toMatchObject({
      code: "CHECKOUT_CLOSED",
    });
  });

  it("CHK-03 is refused where a seller does not send to", async () => {
    const near = await aSeller(database.db, { shopName: "Near Goods" });
    const far = await aSeller(database.db, { shopName: "Far Goods" });
    await database.db
      .updateTable("shipping_zones")
      .set({ states: ["OR"] })
      .where("seller_id", "=", near.id)
      .execute();
    const { ctx } = await aCart(aGuest(), [await aProduct(database.db, near), await aProduct(database.db, far)]);
    const { id: checkoutId } = await initCheckout(ctx, { email: "guest@example.com" });
    await expect(setShippingAddress(ctx, { checkoutId, ...california })).rejects.toMatchObject({
      code: "NO_SHIPPING_RATE",
      details: { shops: ["Near Goods"] },
    });
    expect(await getCheckout(ctx, { checkoutId })).toMatchObject({ status: "SHIPPING_INFO", shippingAddress: null });
  });

  it("CHK-02 doubts an address once: the shopper takes the suggestion, or says it again", async () => {
    const { ctx, checkoutId } = await begun();
    const shippingAddress = { ...anAddress, state: "TX" };
    const refused = setShippingAddress(ctx, { checkoutId, shippingAddress, saveAddress: false });
    await expect(refused).rejects.toMatchObject({
      code: "ADDRESS_DOUBTFUL",
      message: "The ZIP code 94105 is in CA; you chose TX.",
      details: { suggestion: { ...anAddress, state: "CA" } },
    });
    expect((await getCheckout(ctx, { checkoutId })).shippingAddress).toBeNull();
    const kept = await setShippingAddress(ctx, { checkoutId, shippingAddress, saveAddress: false, asWritten: true });
    expect(kept.shippingAddress?.state).toBe("TX");
  });

  it("CHK-02 asks who knows addresses outside of any transaction, and goes on without them", async () => {
    const thing = await aThing();
    let answer: () => AddressDoubt | null = () => ({ message: "No such house.", suggestion: null });
    const asking = testContext(database.db, {
      addresses: {
        async check() {
          const { rows } = await sql<{ open: number }>`
            select count(*)::integer as open from pg_stat_activity
            where state = 'idle in transaction' and datname = current_database()`.execute(database.db);
          expect(rows[0]?.open).toBe(0);
          return answer();
        },
      },
    });
    const { ctx } = await aCart(asking, [{ variantId: thing.variantId }]);
    const { id: checkoutId } = await initCheckout(ctx, { email: "guest@example.com" });
    await expect(setShippingAddress(ctx, { checkoutId, ...california })).rejects.toMatchObject({
      code: "ADDRESS_DOUBTFUL",
      message: "No such house.",
    });
    answer = () => {
      throw new Error("It is away.");
    };
    expect((await setShippingAddress(ctx, { checkoutId, ...california })).status).toBe("SHIPPING_METHOD");
  });

  it("P-122 P-126 keeps the day by which it should leave: by its profiles, as its shop said it when it was ordered", async () => {
    const seller = await aSeller(database.db);
    const setDays = (processing_days: number) =>
      database.db.updateTable("sellers").set({ processing_days }).where("id", "=", seller.id).execute();
    await setDays(9);
    const { profiles } = await addShippingProfile(aGuest(), seller.id, { name: "Small", processingDays: 1 });
    const profileId = profiles[0]?.id ?? "";
    const { zones } = await addShippingZone(aGuest(), seller.id, {
      ...{ name: "West", countries: ["US"], states: ["CA"], profileId },
    });
    const zoneId = zones.find((zone) => zone.profileId === profileId)?.id ?? "";
    const letter = { name: "Letter", maxWeightGrams: 90_000, currency: "USD", amount: 100, minDays: 1, maxDays: 2 };
    await setShippingRate(aGuest(), seller.id, { ...letter, zoneId });
    const [small, large] = [await aProduct(database.db, seller), await aProduct(database.db, seller)];
    await database.db
      .updateTable("products")
      .set({ shipping_profile_id: profileId })
      .where("id", "=", small.id)
      .execute();
    const leavesBy = async (products: { variantId: string }[]) => {
      const { ctx, checkoutId } = await aCheckout(
        aGuest(),
        products.map(({ variantId }) => ({ variantId, quantity: 1 })),
      );
      const answer = await completeCheckout(ctx, { checkoutId });
      if (answer.status !== "confirmed") throw new Error(answer.status);
      const read = async () =>
        (await getOrder(ctx, { orderId: answer.orderId, token: answer.orderToken })).sellerOrders[0]?.shipBy.slice(
          0,
          10,
        );
      return { read, now: ctx.clock.now() };
    };
    const [ofSmall, ofBoth] = [await leavesBy([small]), await leavesBy([small, large])];
    const days = [workingDay(ofSmall.now, 1), workingDay(ofBoth.now, 9)];
    expect([await ofSmall.read(), await ofBoth.read()]).toEqual(days);
    await setDays(30);
    expect([await ofSmall.read(), await ofBoth.read()]).toEqual(days);
    const { rows } = await sql<{ day: string }>`
      select to_char(${shipByOfPart} at time zone 'UTC', 'YYYY-MM-DD') as day
      from seller_orders part join sellers seller on seller.id = part.seller_id
      where seller.id = ${seller.id} order by part.placed_at, part.number
    `.execute(database.db);
    expect(rows.map(({ day }) => day)).toEqual(days);
  });

  it("P-122 adds up the parcels of a shop's shipping profiles, and names what cannot be sent", async () => {
    const seller = await aSeller(database.db, { shopName: "Forge" });
    const [mug, anvil] = [await aProduct(database.db, seller), await aProduct(database.db, seller)];
    const { profiles } = await addShippingProfile(aGuest(), seller.id, { name: "Heavy", processingDays: 20 });
    const profileId = profiles[0]?.id ?? "";
    await database.db
      .updateTable("products")
      .set({ shipping_profile_id: profileId, name: "Anvil" })
      .where("id", "=", anvil.id)
      .execute();
    const { zones } = await addShippingZone(aGuest(), seller.id, {
      ...{ name: "West", countries: ["US"], states: ["CA"], profileId },
    });
    const zoneId = zones.find((zone) => zone.profileId === profileId)?.id ?? "";
    const freight = { name: "Freight", maxWeightGrams: 90_000, currency: "USD", amount: 4_000, minDays: 6, maxDays: 9 };
    await setShippingRate(aGuest(), seller.id, { ...freight, zoneId });
    const { ctx } = await aCart(aGuest(), [mug, anvil]);
    const { id: checkoutId } = await initCheckout(ctx, { email: "guest@example.com" });
    await expect(setShippingAddress(ctx, { checkoutId, ...california, shippingAddress: texas })).rejects.toMatchObject({
      code: "NO_SHIPPING_RATE",
      message: "Forge cannot send Anvil to this address. Choose another address, or remove what cannot be sent.",
      details: { shops: ["Forge"], items: ["Anvil"] },
    });
    const { groups } = await setShippingAddress(ctx, { checkoutId, ...california });
    const rate = groups[0]?.rates[0];
    expect(rate).toMatchObject({ name: "Standard + Freight", price: { amount: 4_500 }, minDays: 6, maxDays: 9 });
    expect(rate?.parts.map(({ price }) => price.amount)).toEqual([500, 4_000]);
    expect(rate?.parts[1]).toMatchObject({ minDays: 6, maxDays: 9 });
    expect(rate?.parts[0]?.maxDays).toBeLessThan(9);
    expect((await getCart(ctx)).groups.map(({ parcelCount }) => parcelCount)).toEqual([2]);
    const choices = [{ sellerId: seller.id, rateId: rate?.id ?? "" }];
    expect((await setShippingMethod(ctx, { checkoutId, choices })).shipping.amount).toBe(4_500);
    // The same address again keeps what was chosen.
    const again = await setShippingAddress(ctx, { checkoutId, ...california });
    expect(again.groups[0]?.chosenRateId).toBe(rate?.id);
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    const answer = await completeCheckout(ctx, { checkoutId });
    const { rows } = await database.db.executeQuery<{ shipping: number; ships: (string | null)[] }>(
      sql`select part.shipping_amount as shipping,
          array(select to_char(ships_by, 'YYYY-MM-DD') from order_items where seller_order_id = part.id order by name) as ships
        from seller_orders part join orders on orders.id = part.order_id
        where orders.number = ${"orderNumber" in answer ? answer.orderNumber : ""}`.compile(database.db),
    );
    expect(rows[0]?.shipping).toBe(4_500);
    // The order says which of its own items goes by which service.
    const { rows: placed } = await sql<{ name: string; service: string; amount: number; minDays: number }>`
      select item.name, way ->> 'name' as service, (way ->> 'amount')::integer as amount, (way ->> 'minDays')::integer as "minDays"
      from order_items item join seller_orders part on part.id = item.seller_order_id,
        jsonb_array_elements(part.shipping_method -> 'parts') as way
      where part.seller_id = ${seller.id} and way -> 'itemIds' ? item.id::text order by amount
    `.execute(database.db);
    expect(placed.map(({ service, amount }) => [service, amount])).toEqual([
      ["Standard", 500],
      ["Freight", 4_000],
    ]);
    expect(placed[1]).toMatchObject({ name: "Anvil", minDays: 6 });
    // Twenty working days for the one, the shop's own two for the other.
    expect(rows[0]?.ships.filter((day) => day !== null)).toHaveLength(1);
  });
});

describe("going back in a checkout", () => {
  it("CHK-08 recomputes the tax for another address and keeps what is still offered", async () => {
    const { ctx, checkoutId } = await reviewed();
    expect((await getCheckout(ctx, { checkoutId })).tax.amount).toBe(363);
    const moved = await setShippingAddress(ctx, { checkoutId, shippingAddress: newYork, saveAddress: false });
    expect(moved).toMatchObject({ status: "REVIEW", tax: { amount: 220 }, total: { amount: 5720 } });
    const untaxed = await setShippingAddress(ctx, { checkoutId, shippingAddress: texas, saveAddress: false });
    expect(untaxed).toMatchObject({ status: "REVIEW", tax: { amount: 0 }, total: { amount: 5500 } });
  });

  it("CHK-08 lets go of a choice that another address has not", async () => {
    const { ctx, checkoutId, thing } = await reviewed();
    const zone = newId();
    await database.db
      .insertInto("shipping_zones")
      .values({ id: zone, seller_id: thing.sellerId, name: "Texas", countries: ["US"], states: ["TX"] })
      .execute();
    const rate = { max_weight_grams: 9000, currency: "USD", code: "slow", name: "Slow", min_days: 5, max_days: 9 };
    await database.db
      .insertInto("shipping_rates")
      .values({ ...rate, id: newId(), zone_id: zone, amount: 900 })
      .execute();
    const moved = await setShippingAddress(ctx, { checkoutId, shippingAddress: texas, saveAddress: false });
    expect(moved).toMatchObject({ status: "SHIPPING_METHOD", shipping: { amount: 0 }, total: { amount: 5000 } });
    expect(moved.groups[0]).toMatchObject({ chosenRateId: null, rates: [{ name: "Slow", price: { amount: 900 } }] });
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ details: { step: "shippingMethod" } });
  });

  it("uses a saved address of the shopper's own and nobody else's, and saves a new one when asked", async () => {
    const shopper = await aShopper();
    const other = await aShopper();
    const saved = await createAddress(shopper, { ...newYork, label: "Home", isDefault: true });
    const foreign = await createAddress(other, { ...newYork, label: "Home", isDefault: true });
    const { ctx } = await aCart(shopper, [await aThing()]);
    const { id: checkoutId } = await initCheckout(ctx, {});
    await expect(
      setShippingAddress(ctx, { checkoutId, addressId: foreign.id, saveAddress: false }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const chosen = await setShippingAddress(ctx, { checkoutId, addressId: saved.id, saveAddress: false });
    expect(chosen.shippingAddress).toMatchObject({ state: "NY", line1: newYork.line1 });
    await setShippingAddress(ctx, { checkoutId, shippingAddress: texas, saveAddress: true });
    expect((await listAddresses(ctx)).map((address) => address.state).sort()).toEqual(["NY", "TX"]);
  });
});

describe("completing a checkout", () => {
  it("CHK-16 twice answers the same order, and asks for the money once", async () => {
    const { ctx, checkoutId } = await reviewed();
    const [first, second] = [await completeCheckout(ctx, { checkoutId }), await completeCheckout(ctx, { checkoutId })];
    expect(second).toEqual(first);
    expect(ctx.payments.calls.filter((each) => each.call === "authorise")).toHaveLength(1);
  });

  it("takes at most 15 statements, begin and commit among them", async () => {
    const { ctx, checkoutId } = await reviewed();
    database.takeStatements();
    await completeCheckout(ctx, { checkoutId });
    const statements = database.takeStatements();
    expect(statements.length, statements.map((each) => each.slice(0, 70)).join("\n")).toBeLessThanOrEqual(15);
  });

  it.each([
    ["a price", (id: string) => database.db.updateTable("prices").set({ amount: 9999 }).where("variant_id", "=", id)],
    [
      "a seller",
      (id: string) =>
        database.db
          .updateTable("sellers")
          .set({ status: "SUSPENDED" })
          .where("id", "in", database.db.selectFrom("variants").where("id", "=", id).select("seller_id")),
    ],
  ] as const)("stops when %s changed since the review", async (_what, change) => {
    const { ctx, checkoutId, thing } = await reviewed();
    await change(thing.variantId).execute();
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "CART_CHANGED" });
    await expect(initCheckout(ctx, {})).rejects.toMatchObject({ code: "CART_CHANGED" });
    expect(ctx.payments.calls).toEqual([]);
    expect(await readLevel(database.db, thing.variantId)).toEqual({ on_hand: 100, reserved: 0 });
    expect(await statusOf({ ctx, checkoutId })).toBe("REVIEW");
  });

  it("PN-03 X-04 asks for no money when the stock is gone", async () => {
    const { ctx, checkoutId, thing } = await reviewed();
    const { variantId, sellerId } = thing;
    await adjustStock(ctx, { sellerId, variantId, onHand: 1, reason: "Counted again" });
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({
      code: "OUT_OF_STOCK",
      details: { shortages: [{ variantId: thing.variantId, wanted: 2, available: 1 }] },
    });
    expect(ctx.payments.calls).toEqual([]);
    expect(await database.db.selectFrom("orders").where("checkout_id", "=", checkoutId).select("id").execute()).toEqual(
      [],
    );
  });

  it("PN-04 writes the order down before any money is asked for", async () => {
    const { ctx, checkoutId } = await reviewed();
    let seen: unknown;
    const { authorise } = ctx.payments;
    ctx.payments.authorise = async (request) => {
      seen = await readOrder(database.db, request.orderId);
      return authorise.call(ctx.payments, request);
    };
    await completeCheckout(ctx, { checkoutId });
    expect(seen).toMatchObject({ status: "PENDING", payment_status: "PENDING", total_amount: 5863 });
  });

  it("takes what was bought out of the cart, and nothing that came in since", async () => {
    const { ctx, checkoutId } = await reviewed();
    const later = await aThing();
    await addCartItem(ctx, { variantId: later.variantId, quantity: 3 });
    await completeCheckout(ctx, { checkoutId });
    expect((await getCart(ctx)).groups.flatMap((group) => group.items)).toMatchObject([
      { variantId: later.variantId, quantity: 3 },
    ]);
  });
});

it("goes on to another card when the request for the payment is refused outright", async () => {
  const { ctx, checkoutId } = await reviewed();
  ctx.payments.before = (call) => {
    if (call === "authorise") throw new PaymentDeclined({ code: "card_refused", message: "No such card." });
  };
  await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
  ctx.payments.before = () => {};
  expect(await statusOf({ ctx, checkoutId })).toBe("PAYMENT");
  await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
  expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "confirmed" });
});

describe("changing an order that was declined", () => {
  const declined = async () => {
    const checkout = await reviewed({}, { paymentMethodId: "pm_card_chargeDeclined" });
    await expect(completeCheckout(checkout.ctx, checkout)).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    const { orderNumber } = await getCheckout(checkout.ctx, checkout);
    return { ...checkout, orderNumber };
  };
  const orderOf = (number: string | null) =>
    database.db
      .selectFrom("orders")
      .where("number", "=", number ?? "")
      .select(["id", "total_amount"])
      .executeTakeFirstOrThrow();

  it("CHK-08 CHK-09 places a new one at the new amount: what is charged is what the order says", async () => {
    const { ctx, checkoutId, orderNumber, thing } = await declined();
    const old = await orderOf(orderNumber);
    await setShippingAddress(ctx, { checkoutId, shippingAddress: newYork, saveAddress: false });
    expect(await readOrder(database.db, old.id)).toMatchObject({ status: "CANCELLED", payment_status: "CANCELLED" });
    expect(await readLevel(database.db, thing.variantId)).toEqual({ on_hand: 100, reserved: 0 });
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    const answer = await completeCheckout(ctx, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    const order = await readOrder(database.db, answer.orderId);
    expect(order).toMatchObject({ status: "CONFIRMED", total_amount: 5720 });
    expect([...ctx.payments.intents.values()].at(-1)).toMatchObject({ orderId: answer.orderId, amount: 5720 });
    expect(await completeCheckout(ctx, { checkoutId })).toEqual(answer);
    expect(await readLevel(database.db, thing.variantId)).toEqual({ on_hand: 100, reserved: 2 });
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("J-06 keeps the order when the same address and method are confirmed again", async () => {
    const { ctx, checkoutId, orderNumber } = await declined();
    const { groups } = await setShippingAddress(ctx, { checkoutId, ...california });
    await setShippingMethod(ctx, {
      checkoutId,
      choices: groups.map((group) => ({ sellerId: group.seller.id, rateId: group.chosenRateId ?? "" })),
    });
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "confirmed", orderNumber });
    expect(await listEventTypes(database.db, (await orderOf(orderNumber)).id)).toEqual([
      "OrderPlaced",
      "PaymentFailed",
      "PaymentAuthorized",
      "OrderConfirmed",
    ]);
  });
});

describe("saving the address of a checkout", () => {
  const shippingAddress = { ...anAddress, line1: "9 Fern Street" };
  async function shopping() {
    const shopper = await aShopper();
    const { ctx } = await aCart(shopper, [{ variantId: (await aThing()).variantId }]);
    const { id: checkoutId } = await initCheckout(ctx, {});
    return { ctx, checkoutId };
  }

  it("keeps one of each, however often the step is sent and however it is written", async () => {
    const { ctx, checkoutId } = await shopping();
    const again = { ...shippingAddress, line1: " 9 fern street", state: "ca" };
    for (const address of [shippingAddress, shippingAddress, again])
      await setShippingAddress(ctx, { checkoutId, shippingAddress: address, saveAddress: true });
    await Promise.all(
      Array.from({ length: 4 }, () => setShippingAddress(ctx, { checkoutId, shippingAddress, saveAddress: true })),
    );
    const book = await listAddresses(ctx);
    expect(book.map(({ line1, label }) => [line1, label])).toEqual([["9 Fern Street", shippingAddress.city]]);
  });

  it("leaves a full address book as it is, and the step succeeds", async () => {
    const { ctx, checkoutId } = await shopping();
    for (let count = 0; count < 50; count++)
      await createAddress(ctx, { ...anAddress, line1: `${count} Full Street`, label: "Home", isDefault: false });
    const changed = await setShippingAddress(ctx, { checkoutId, shippingAddress, saveAddress: true });
    expect(changed.shippingAddress?.line1).toBe("9 Fern Street");
    expect(await listAddresses(ctx)).toHaveLength(50);
  });
});

describe("a payment that waits for the bank", () => {
  async function challenged() {
    const checkout = await reviewed({}, { paymentMethodId: "pm_card_authenticationRequired" });
    const answer = await completeCheckout(checkout.ctx, checkout);
    if (answer.status !== "requires_action") throw new Error(answer.status);
    return { ...checkout, orderNumber: answer.orderNumber };
  }

  it("can be given up for another card, which pays for the same order", async () => {
    const { ctx, checkoutId, orderNumber } = await challenged();
    expect(await giveUpPayment(ctx, { checkoutId })).toMatchObject({
      status: "PAYMENT",
      paymentMethod: null,
      paymentError: { code: "given_up" },
    });
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "confirmed", orderNumber });
  });

  it("stays when the bank was faster, and is nobody else's to give up", async () => {
    const { ctx, checkoutId, orderNumber } = await challenged();
    await expect(giveUpPayment(aGuest(), { checkoutId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    ctx.payments.authenticate([...ctx.payments.intents.keys()][0] ?? "", true);
    expect(await giveUpPayment(ctx, { checkoutId })).toMatchObject({ status: "CONFIRMED", orderNumber });
  });
});

describe("signing in while the payment runs", () => {
  async function challenged(quantity = 2) {
    const [bought, other] = [await aThing(), await aThing()];
    const checkout = await aCheckout(aGuest(), [{ variantId: bought.variantId, quantity }], {
      paymentMethodId: "pm_card_authenticationRequired",
    });
    const answer = await completeCheckout(checkout.ctx, checkout);
    if (answer.status !== "requires_action") throw new Error(answer.status);
    const added = await addCartItem(checkout.ctx, { variantId: other.variantId, quantity: 1 });
    const user = await aUser(database.db);
    const shopper = checkout.ctx.as(actor(user));
    const signIn = () =>
      inTransaction(shopper, (tx) => mergeCarts(tx, shopper, { guestCartId: added.id, userId: user.id }));
    const pay = (who = shopper) => {
      checkout.ctx.payments.authenticate([...checkout.ctx.payments.intents.keys()][0] ?? "", true);
      return completeCheckout(who, { checkoutId: checkout.checkoutId });
    };
    const contents = async () =>
      Object.fromEntries(
        (await getCart(shopper)).groups.flatMap((group) => group.items.map((item) => [item.variantId, item.quantity])),
      );
    return { ...checkout, bought, other, shopper, signIn, pay, contents };
  }

  it("takes what is then bought out of the cart that both became", async () => {
    const { bought, other, signIn, pay, contents } = await challenged();
    await signIn();
    expect(await contents()).toEqual({ [bought.variantId]: 2, [other.variantId]: 1 });
    expect(await pay()).toMatchObject({ status: "confirmed" });
    expect(await contents()).toEqual({ [other.variantId]: 1 });
  });

  it("finds the cart that it became also when nobody asked for more than the card", async () => {
    const thing = await aThing();
    const checkout = await aCheckout(aGuest(), [{ variantId: thing.variantId, quantity: 2 }]);
    const user = await aUser(database.db);
    const shopper = checkout.ctx.as(actor(user));
    const { payments } = checkout.ctx;
    const authorise = payments.authorise.bind(payments);
    payments.authorise = async (request) => {
      await inTransaction(shopper, (tx) => mergeCarts(tx, shopper, { guestCartId: checkout.cartId, userId: user.id }));
      return authorise(request);
    };
    expect(await completeCheckout(checkout.ctx, checkout)).toMatchObject({ status: "confirmed" });
    expect((await getCart(shopper)).itemCount).toBe(0);
  });

  it("leaves what the shopper had wanted before beside it", async () => {
    const { bought, other, shopper, signIn, pay, contents } = await challenged();
    await addCartItem(shopper, { variantId: bought.variantId, quantity: 3 });
    await signIn();
    expect(await pay()).toMatchObject({ status: "confirmed" });
    expect(await contents()).toEqual({ [bought.variantId]: 3, [other.variantId]: 1 });
  });

  it("does not take a cart along that is only looked at", async () => {
    const { ctx, checkoutId, cartId } = await reviewed();
    const user = await aUser(database.db);
    const shopper = ctx.as(actor(user));
    await inTransaction(shopper, (tx) => mergeCarts(tx, shopper, { guestCartId: cartId, userId: user.id }));
    await expect(getCheckout(shopper, { checkoutId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("ends with an empty cart, whichever comes first", async () => {
    for (let count = 0; count < 6; count++) {
      const { ctx, bought, signIn, pay, contents } = await challenged();
      await Promise.allSettled([signIn(), pay(ctx)]);
      await pay().catch(() => undefined);
      expect(await contents()).not.toHaveProperty(bought.variantId);
    }
  });
});
