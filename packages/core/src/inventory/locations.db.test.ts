import { actor, aProduct, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { inTransaction, newId } from "../platform/index";
import {
  addLocation,
  adjustStock,
  countPlaces,
  deductReservations,
  getProductStock,
  listLocations,
  listMovements,
  removeLocation,
  returnStock,
  transferStock,
  updateLocation,
} from "./index";
import { takeFrom } from "./location-levels";

const database = useDatabase();
const as = (seller: TestSeller) =>
  testContext(database.db, { actor: actor({ id: seller.ownerId, memberships: [seller.membership] }) });

/** A shop with a second place, and a product of which ten are at the first. */
async function aShop(onHand = 10) {
  const seller = await aSeller(database.db);
  const sellerId = seller.membership.sellerId;
  const ctx = as(seller);
  const product = await aProduct(database.db, seller, { onHand });
  const { items } = await addLocation(ctx, { sellerId, name: "Barn" });
  const [main, barn] = items;
  if (!main || !barn) throw new Error("Two places were expected.");
  const where = async () => {
    const { levels } = await getProductStock(ctx, { sellerId, productId: product.id });
    const at = (id: string) => levels.find((level) => level.locationId === id)?.onHand ?? 0;
    return { main: at(main.id), barn: at(barn.id) };
  };
  const move = (quantity: number, from = main.id, to = barn.id) =>
    transferStock(ctx, {
      sellerId,
      fromLocationId: from,
      toLocationId: to,
      items: [{ variantId: product.variantId, quantity }],
      note: "For the fair",
    });
  return { ctx, sellerId, product, main, barn, where, move };
}

describe("where stock is (SP-08, INV-01)", () => {
  it("is one place until a seller names another", async () => {
    const { ctx, sellerId, barn } = await aShop();
    expect((await listLocations(ctx, { sellerId })).items).toMatchObject([
      { name: "Main", isDefault: true, onHand: 10, variantCount: 1 },
      { name: "Barn", isDefault: false, onHand: 0, variantCount: 0 },
    ]);
    await expect(addLocation(ctx, { sellerId, name: "barn" })).rejects.toMatchObject({
      details: { fieldErrors: { name: "You have a location called barn already." } },
    });
    const changed = await updateLocation(ctx, { sellerId, locationId: barn.id, name: "Old barn", isDefault: true });
    expect(changed.items[0]).toMatchObject({ name: "Old barn", isDefault: true });
    const other = await aShop();
    await expect(
      updateLocation(other.ctx, { sellerId: other.sellerId, locationId: barn.id, name: "Mine" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is counted at several places at once, all or nothing, and twice is once (SP-05)", async () => {
    const { ctx, sellerId, product, where, main, barn } = await aShop();
    const { variantId } = product;
    const count = (onMain: number, inBarn: number) =>
      countPlaces(ctx, {
        sellerId,
        counts: [
          { variantId, locationId: main.id, onHand: onMain },
          { variantId, locationId: barn.id, onHand: inBarn },
        ],
        reason: "Stocktaking",
      });
    await sql`update stock_levels set reserved = 9 where variant_id = ${variantId}`.execute(database.db);
    await count(2, 8);
    await count(2, 8);
    expect(await where()).toEqual({ main: 2, barn: 8 });
    const { items } = await listMovements(ctx, { sellerId, productId: product.id, limit: 24 });
    expect(items.filter(({ reason }) => reason === "Stocktaking").map(({ quantity }) => quantity)).toEqual([-8, 8]);
    await expect(count(1, 6)).rejects.toMatchObject({
      details: { fieldErrors: { "counts.1.onHand": "9 are promised to orders: keep at least as many." } },
    });
    expect(await where()).toEqual({ main: 2, barn: 8 });
    const stranger = await aShop();
    await expect(
      countPlaces(stranger.ctx, {
        sellerId: stranger.sellerId,
        counts: [{ variantId, locationId: main.id, onHand: 1 }],
        reason: "",
      }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("changes by a transfer without changing how much there is", async () => {
    const { ctx, sellerId, product, where, move, main, barn } = await aShop();
    await move(4);
    expect(await where()).toEqual({ main: 6, barn: 4 });
    await expect(move(7)).rejects.toMatchObject({
      details: { fieldErrors: { "items.0.quantity": "Only 6 are at Main." } },
    });
    await expect(move(1, main.id, main.id)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(move(1, main.id, newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await where()).toEqual({ main: 6, barn: 4 });
    const { items } = await listMovements(ctx, { sellerId, productId: product.id, limit: 24 });
    expect(
      items.map(({ kind, quantity, onHandAfter, locationName }) => [kind, quantity, onHandAfter, locationName]),
    ).toEqual([
      ["transferred", 4, 10, "Barn"],
      ["transferred", -4, 6, "Main"],
      ["counted", 10, 10, "Main"],
    ]);
    await expect(removeLocation(ctx, { sellerId, locationId: barn.id })).rejects.toMatchObject({
      code: "LOCATION_IN_USE",
    });
    const theirs = await aShop();
    await expect(
      transferStock(theirs.ctx, {
        sellerId: theirs.sellerId,
        fromLocationId: theirs.main.id,
        toLocationId: theirs.barn.id,
        items: [{ variantId: product.variantId, quantity: 1 }],
        note: "",
      }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("changes once by the same transfer, however often and at once it is sent", async () => {
    const { ctx, sellerId, product, where, main, barn } = await aShop();
    const transfer = {
      ...{ sellerId, transferId: newId(), fromLocationId: main.id, toLocationId: barn.id, note: "" },
      items: [{ variantId: product.variantId, quantity: 6 }],
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => transferStock(ctx, transfer)));
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([transfer.transferId]));
    expect(await where()).toEqual({ main: 4, barn: 6 });
    const { items } = await listMovements(ctx, { sellerId, productId: product.id, limit: 24 });
    expect(items.filter(({ kind }) => kind === "transferred")).toHaveLength(2);
    const theirs = await aShop();
    const stolen = {
      ...transfer,
      sellerId: theirs.sellerId,
      fromLocationId: theirs.main.id,
      toLocationId: theirs.barn.id,
    };
    await expect(transferStock(theirs.ctx, stolen)).rejects.toMatchObject({ code: "NOT_FOUND" });
    // What was refused has not been made: mended, it goes under the same id.
    const refused = { ...transfer, transferId: newId(), items: [{ variantId: product.variantId, quantity: 5 }] };
    await expect(transferStock(ctx, refused)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await transferStock(ctx, { ...refused, items: [{ variantId: product.variantId, quantity: 4 }] });
    expect(await where()).toEqual({ main: 0, barn: 10 });
  });

  it("is counted place by place, or in all at the default one", async () => {
    const { ctx, sellerId, product, where, move, barn } = await aShop();
    const count = (onHand: number, locationId?: string) =>
      adjustStock(ctx, { sellerId, variantId: product.variantId, onHand, locationId, reason: "Counted again" });
    await move(4);
    expect(await count(7, barn.id)).toMatchObject({ onHand: 13, available: 13 });
    expect(await count(15)).toMatchObject({ onHand: 15 });
    expect(await where()).toEqual({ main: 8, barn: 7 });
    await expect(count(6)).rejects.toMatchObject({
      details: { fieldErrors: { onHand: "7 are at other places: count each place by itself." } },
    });
    await expect(count(1, newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await where()).toEqual({ main: 8, barn: 7 });
  });

  it("is left by what is sold, from the default place first, and found again by what comes back", async () => {
    const { ctx, product, where, move } = await aShop();
    await move(7);
    const orderId = newId();
    const { variantId } = product;
    await sql`
      with held as (
        insert into stock_reservations (id, order_id, variant_id, quantity, expires_at)
        values (${newId()}, ${orderId}, ${variantId}, 5, now())
      ) update stock_levels set reserved = 5 where variant_id = ${variantId}
    `.execute(database.db);
    for (let again = 0; again < 2; again++) await inTransaction(ctx, (tx) => deductReservations(tx, ctx, orderId));
    expect(await where()).toEqual({ main: 0, barn: 5 });
    const back = (quantity: number) =>
      inTransaction(ctx, (tx) =>
        returnStock(tx, ctx, { orderId, items: [{ variantId, quantity }], reason: "Returned" }),
      );
    await back(3);
    await back(3);
    await back(3);
    expect(await where()).toEqual({ main: 3, barn: 7 });
  });

  it("never goes below what is promised, nor into thin air", async () => {
    await fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (onHand, quantity) => {
          const places = onHand.map((units, index) => ({
            variantId: "v",
            locationId: `l${index}`,
            isDefault: index === 0,
            onHand: units,
          }));
          const taken = takeFrom(places, quantity, "l0");
          expect(taken.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantity);
          for (const part of taken) {
            expect(part.quantity).toBeGreaterThan(0);
            const there = places.find((place) => place.locationId === part.locationId)?.onHand ?? 0;
            if (part.locationId !== "l0") expect(part.quantity).toBeLessThanOrEqual(there);
          }
        },
      ),
    );
  });
});

describe("the history of stock", () => {
  it("is the only way to change it: PostgreSQL refuses who writes a level, or takes out a line", async () => {
    const { product, barn, sellerId } = await aShop();
    const id = product.variantId;
    for (const cheat of [
      sql`update stock_levels set on_hand = on_hand + 1 where variant_id = ${id}`,
      sql`update location_levels set on_hand = on_hand - 1 where variant_id = ${id}`,
      sql`insert into location_levels (variant_id, location_id, seller_id, on_hand) values (${id}, ${barn.id}, ${sellerId}, 3)`,
    ])
      await expect(cheat.execute(database.db)).rejects.toMatchObject({ constraint: "stock_agrees" });
    for (const cheat of [
      sql`update stock_movements set quantity = 1 where variant_id = ${id}`,
      sql`delete from stock_movements where variant_id = ${id}`,
    ])
      await expect(cheat.execute(database.db)).rejects.toThrow("append-only");
  });

  it("begins with the product and is read in pages", async () => {
    const seller = await aSeller(database.db);
    const sellerId = seller.membership.sellerId;
    const ctx = as(seller);
    const { variantId } = await aProduct(database.db, seller, { name: "Cup", onHand: 3 });
    for (const onHand of [5, 4, 8]) await adjustStock(ctx, { sellerId, variantId, onHand, reason: "Counted again" });
    const first = await listMovements(ctx, { sellerId, limit: 3 });
    expect(first.items.map((each) => each.onHandAfter)).toEqual([8, 4, 5]);
    // Lines of a first filling name the person by id alone.
    await sql`
      insert into stock_movements (id, variant_id, seller_id, location_id, kind, quantity, on_hand_after, actor)
      select ${newId()}, variant_id, seller_id, location_id, 'counted', 0, 8, ${seller.ownerId}
      from stock_movements where variant_id = ${variantId} limit 1
    `.execute(database.db);
    expect((await listMovements(ctx, { sellerId, limit: 1 })).items[0]).toMatchObject({ actor: "Ada Tester" });
    expect(first.items[0]).toMatchObject({ actor: "Ada Tester", productName: "Cup", reason: "Counted again" });
    const second = await listMovements(ctx, { sellerId, limit: 3, cursor: first.nextCursor ?? "" });
    expect(second).toMatchObject({ items: [{ onHandAfter: 3 }], nextCursor: null });
    await expect(listMovements(ctx, { sellerId, limit: 3, cursor: "nonsense" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    expect((await listMovements(ctx, { sellerId: newId(), limit: 3 })).items).toEqual([]);
  });
});
