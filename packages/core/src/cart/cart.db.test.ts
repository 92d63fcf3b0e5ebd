import {
  aCart,
  actor,
  aProduct,
  aSeller,
  aUser,
  FakeCartCache,
  testContext,
  useDatabase,
  withCart,
} from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { DAY_MS, inTransaction, newId } from "../platform/index";
import {
  acceptCartChanges,
  addCartItem,
  clearCart,
  getCart,
  mergeCarts,
  removeCartItem,
  removeExpiredCarts,
  updateCartItem,
  validateCart,
} from "./index";

const database = useDatabase();
const aGuest = () => testContext(database.db);
const aShopper = async () => {
  const user = await aUser(database.db);
  return { ...aGuest().as(actor(user)), userId: user.id };
};
const aThing = async (given: Parameters<typeof aProduct>[2] = {}) =>
  aProduct(database.db, await aSeller(database.db), given);
const quantities = async (ctx: Parameters<typeof getCart>[0]) =>
  (await getCart(ctx)).groups.flatMap((group) => group.items.map((item) => item.quantity));

describe("a cart", () => {
  it("CRT-01 adds up, changes, takes out, and repeats harmlessly", async () => {
    const thing = await aThing();
    const { ctx } = await aCart(aGuest(), [{ variantId: thing.variantId, quantity: 2 }]);
    const { item } = await addCartItem(ctx, { variantId: thing.variantId, quantity: 3 });
    const itemId = item?.id ?? "";
    expect(item?.quantity).toBe(5);
    for (let again = 0; again < 2; again++) await updateCartItem(ctx, { itemId, quantity: 4 });
    expect(await quantities(ctx)).toEqual([4]);
    for (let again = 0; again < 2; again++) await removeCartItem(ctx, { itemId });
    expect(await quantities(ctx)).toEqual([]);
    await addCartItem(ctx, { variantId: thing.variantId, quantity: 1 });
    await expect(updateCartItem(ctx, { itemId, quantity: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await clearCart(ctx);
    expect((await getCart(ctx)).itemCount).toBe(0);
  });

  it("CRT-01 holds at most 99 of a thing and 100 things", async () => {
    const seller = await aSeller(database.db);
    const { variantIds } = await aProduct(database.db, seller, {
      sizes: Array.from({ length: 101 }, (_, index) => `${index}`),
    });
    const { ctx } = await aCart(aGuest(), [{ variantId: variantIds[0] ?? "", quantity: 99 }]);
    expect((await addCartItem(ctx, { variantId: variantIds[0] ?? "", quantity: 9 })).item?.quantity).toBe(99);
    for (const variantId of variantIds.slice(1, 100)) await addCartItem(ctx, { variantId, quantity: 1 });
    await expect(addCartItem(ctx, { variantId: variantIds[100] ?? "", quantity: 1 })).rejects.toMatchObject({
      code: "CART_FULL",
    });
  });

  it("CRT-05 costs at most four statements to read or add to", async () => {
    const [one, other] = [await aThing(), await aThing()];
    const { ctx } = await aCart(aGuest(), [{ variantId: one.variantId }]);
    database.takeStatements();
    await addCartItem(ctx, { variantId: other.variantId, quantity: 1 });
    expect(database.takeStatements().length).toBeLessThanOrEqual(4);
    await getCart(ctx);
    expect(database.takeStatements().length).toBeLessThanOrEqual(4);
  });

  it("CRT-07 opens to a guest who knows its id, and never to one who knows a shopper's", async () => {
    const thing = await aThing();
    const shopper = await aShopper();
    const own = await aCart(shopper, [{ variantId: thing.variantId }]);
    const stranger = withCart(aGuest(), own.cartId);
    expect((await getCart(stranger)).itemCount).toBe(0);
    expect((await addCartItem(stranger, { variantId: thing.variantId, quantity: 1 })).id).not.toBe(own.cartId);
    const item = (await getCart(own.ctx)).groups[0]?.items[0];
    await expect(updateCartItem(stranger, { itemId: item?.id ?? "", quantity: 9 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await quantities(own.ctx)).toEqual([1]);
    const other = await aShopper();
    expect((await getCart(withCart(other, own.cartId))).itemCount).toBe(0);
  });

  it("CRT-08 keeps what was added, of whom, for how much and when", async () => {
    const thing = await aThing({ priceAmount: 1999, name: "Mug" });
    const { ctx, cartId } = await aCart(aGuest(), [{ variantId: thing.variantId, quantity: 2 }]);
    const row = await database.db.selectFrom("carts").where("id", "=", cartId).selectAll().executeTakeFirstOrThrow();
    expect(row.items).toEqual([
      {
        id: expect.any(String),
        productId: thing.id,
        variantId: thing.variantId,
        sellerId: thing.sellerId,
        quantity: 2,
        priceAmount: 1999,
        name: "Mug",
        addedAt: ctx.clock.now().toISOString(),
      },
    ]);
  });

  it.each([
    ["CRT-10 a guest's", 7, aGuest],
    ["CRT-11 a shopper's", 30, aShopper],
  ] as const)("%s lives %d days from the last change", async (_name, days, person) => {
    const thing = await aThing();
    const { ctx } = await aCart(await person(), [{ variantId: thing.variantId }]);
    ctx.clock.advance(days * DAY_MS - 1);
    expect(await quantities(ctx)).toEqual([1]);
    await addCartItem(ctx, { variantId: thing.variantId, quantity: 1 });
    ctx.clock.advance(days * DAY_MS - 1);
    expect(await quantities(ctx)).toEqual([2]);
    ctx.clock.advance(1);
    expect(await quantities(ctx)).toEqual([]);
    await addCartItem(ctx, { variantId: thing.variantId, quantity: 1 });
  });

  it("CRT-10 is forgotten once it is over", async () => {
    const thing = await aThing();
    const { ctx, cartId } = await aCart(aGuest(), [{ variantId: thing.variantId }]);
    const isThere = async () =>
      (await database.db.selectFrom("carts").where("id", "=", cartId).select("id").execute()).length;
    await removeExpiredCarts(ctx);
    expect(await isThere()).toBe(1);
    ctx.clock.advance(7 * DAY_MS);
    await removeExpiredCarts(ctx);
    expect(await isThere()).toBe(0);
  });
});

describe("a cart compared with what is on offer", () => {
  it("CRT-03 CRT-12 CRT-13 CRT-14 names each thing that is wrong, and takes it as it is when accepted", async () => {
    const seller = await aSeller(database.db);
    const closed = await aSeller(database.db);
    const fewer = await aProduct(database.db, seller, { onHand: 5 });
    const gone = await aProduct(database.db, seller, { onHand: 5 });
    const dearer = await aProduct(database.db, seller, { priceAmount: 1000 });
    const archived = await aProduct(database.db, seller);
    const closing = await aProduct(database.db, closed);
    const backorder = await aProduct(database.db, seller, { onHand: 0, allowBackorder: true });
    const uncounted = await aProduct(database.db, seller, { onHand: 0, trackQuantity: false });
    const { ctx } = await aCart(
      aGuest(),
      [fewer, gone, dearer, archived, closing, backorder, uncounted].map(({ variantId }) => ({
        variantId,
        quantity: 4,
      })),
    );
    expect((await validateCart(ctx)).issues).toEqual([]);
    const { db } = database;
    await db.updateTable("stock_levels").set({ reserved: 2 }).where("variant_id", "=", fewer.variantId).execute();
    await db
      .updateTable("stock_levels")
      .set({ reserved: sql`on_hand` })
      .where("variant_id", "=", gone.variantId)
      .execute();
    await db.updateTable("prices").set({ amount: 1250 }).where("variant_id", "=", dearer.variantId).execute();
    await db.updateTable("products").set({ status: "ARCHIVED" }).where("id", "=", archived.id).execute();
    await db.updateTable("sellers").set({ status: "SUSPENDED" }).where("id", "=", closed.id).execute();
    const items = (await getCart(ctx)).groups.flatMap((group) => group.items);
    const itemOf = (product: { variantId: string }) =>
      items.find((item) => item.variantId === product.variantId)?.id ?? "";
    const { issues } = await validateCart(ctx);
    expect(Object.fromEntries(issues.map(({ itemId, message: _, ...issue }) => [itemId, issue]))).toEqual({
      [itemOf(fewer)]: { issue: "OUT_OF_STOCK", available: 3 },
      [itemOf(gone)]: { issue: "OUT_OF_STOCK", available: 0 },
      [itemOf(dearer)]: {
        issue: "PRICE_CHANGED",
        oldPrice: { amount: 1000, currency: "USD" },
        newPrice: { amount: 1250, currency: "USD" },
      },
      [itemOf(archived)]: { issue: "PRODUCT_UNAVAILABLE" },
      [itemOf(closing)]: { issue: "PRODUCT_UNAVAILABLE" },
    });
    expect(issues.find((issue) => issue.itemId === itemOf(fewer))?.message).toContain("Only 3 available");
    const accepted = await acceptCartChanges(ctx);
    expect(accepted.issues).toEqual([]);
    const kept = accepted.groups.flatMap((group) => group.items);
    expect(Object.fromEntries(kept.map((item) => [item.variantId, [item.quantity, item.price.amount]]))).toEqual({
      [fewer.variantId]: [3, 2500],
      [dearer.variantId]: [4, 1250],
      [backorder.variantId]: [4, 2500],
      [uncounted.variantId]: [4, 2500],
    });
  });

  it("CRT-12 refuses to hold more than there is, and takes fewer at any time", async () => {
    const thing = await aThing({ onHand: 3 });
    await expect(aCart(aGuest(), [{ variantId: thing.variantId, quantity: 4 }])).rejects.toMatchObject({
      code: "OUT_OF_STOCK",
      details: { shortages: [{ variantId: thing.variantId, wanted: 4, available: 3 }] },
    });
    const { ctx } = await aCart(aGuest(), [{ variantId: thing.variantId, quantity: 3 }]);
    const itemId = (await getCart(ctx)).groups[0]?.items[0]?.id ?? "";
    await database.db
      .updateTable("stock_levels")
      .set({ reserved: 2 })
      .where("variant_id", "=", thing.variantId)
      .execute();
    await updateCartItem(ctx, { itemId, quantity: 2 });
    await expect(updateCartItem(ctx, { itemId, quantity: 3 })).rejects.toMatchObject({ code: "OUT_OF_STOCK" });
  });

  it.each([["DRAFT"], ["ARCHIVED"]])("CRT-14 takes nothing that is %s", async (status) => {
    const thing = await aThing({ status });
    await expect(aCart(aGuest(), [{ variantId: thing.variantId }])).rejects.toMatchObject({
      code: "PRODUCT_UNAVAILABLE",
    });
  });
});

describe("carts that meet at login", () => {
  const states = ["none", "live", "expired"] as const;
  const cases = states.flatMap((guests) => states.map((own) => [guests, own] as const));

  it.each(cases)("CRT-04 guest's %s, shopper's %s", async (guests, own) => {
    const [first, second] = [await aThing(), await aThing()];
    const shopper = await aShopper();
    const visitor = { ...aGuest(), clock: shopper.clock };
    const fill = async (state: (typeof states)[number], ctx: typeof visitor, items: Parameters<typeof aCart>[1]) => {
      if (state === "none") return undefined;
      const cart = await aCart(ctx, items);
      if (state === "expired")
        await database.db
          .updateTable("carts")
          .set({ expires_at: shopper.clock.now() })
          .where("id", "=", cart.cartId)
          .execute();
      return cart.cartId;
    };
    const ownId = await fill(own, shopper, [{ variantId: first.variantId, quantity: 98 }]);
    const guestId =
      (await fill(guests, visitor, [
        { variantId: first.variantId, quantity: 3 },
        { variantId: second.variantId, quantity: 1 },
      ])) ?? newId();
    const merge = () =>
      inTransaction(shopper, (tx) => mergeCarts(tx, shopper, { guestCartId: guestId, userId: shopper.userId }));
    const merged = await merge();
    const expected = guests === "live" ? (own === "live" ? [99, 1] : [3, 1]) : own === "live" ? [98] : [];
    expect((await quantities(shopper)).sort((a, b) => b - a)).toEqual(expected);
    expect(merged).toBe(expected.length === 0 ? null : own === "live" ? ownId : (await getCart(shopper)).id);
    expect(merged).not.toBe(guestId);
    if (guests === "live") expect(await quantities(withCart(visitor, guestId))).toEqual([]);
    await merge();
    expect((await quantities(shopper)).sort((a, b) => b - a)).toEqual(expected);
  });

  it("CRT-11 lives a shopper's time from then on", async () => {
    const thing = await aThing();
    const shopper = await aShopper();
    const { cartId } = await aCart({ ...aGuest(), clock: shopper.clock }, [{ variantId: thing.variantId }]);
    await inTransaction(shopper, (tx) => mergeCarts(tx, shopper, { guestCartId: cartId, userId: shopper.userId }));
    shopper.clock.advance(30 * DAY_MS - 1);
    expect(await quantities(shopper)).toEqual([1]);
  });

  it("CRT-04 leaves another shopper's cart alone", async () => {
    const thing = await aThing();
    const other = await aCart(await aShopper(), [{ variantId: thing.variantId }]);
    const thief = await aShopper();
    await inTransaction(thief, (tx) => mergeCarts(tx, thief, { guestCartId: other.cartId, userId: thief.userId }));
    expect(await quantities(thief)).toEqual([]);
    expect(await quantities(other.ctx)).toEqual([1]);
  });
});

describe("a cart with a cache before it", () => {
  const withCache = () => {
    const ctx = aGuest();
    const cache = new FakeCartCache();
    return { cache, ctx: { ...ctx, services: { ...ctx.services, cartCache: cache } } };
  };

  it("CRT-05 is read from the cache, without a statement for it", async () => {
    const thing = await aThing();
    const { cache, ctx: given } = withCache();
    const { ctx, cartId } = await aCart(given, [{ variantId: thing.variantId }]);
    expect(cache.texts.has(cartId)).toBe(true);
    database.takeStatements();
    await getCart(ctx);
    expect(database.takeStatements().join()).not.toContain('"carts"');
  });

  it("CRT-06 comes back from PostgreSQL when the cache was flushed", async () => {
    const thing = await aThing();
    const { cache, ctx: given } = withCache();
    const { ctx, cartId } = await aCart(given, [{ variantId: thing.variantId, quantity: 2 }]);
    cache.texts.clear();
    expect(await quantities(ctx)).toEqual([2]);
    expect(cache.texts.has(cartId)).toBe(true);
  });

  it("CRT-06 believes no cache that holds rubbish, or somebody else's cart", async () => {
    const thing = await aThing();
    const { cache, ctx: given } = withCache();
    const { ctx, cartId } = await aCart(given, [{ variantId: thing.variantId, quantity: 2 }]);
    const other = await aCart(given, [{ variantId: thing.variantId, quantity: 7 }]);
    for (const lie of ["{", "null", "[]", '{"items":3}', cache.texts.get(other.cartId) ?? ""]) {
      cache.texts.set(cartId, lie);
      expect(await quantities(ctx)).toEqual([2]);
    }
  });

  it("CRT-06 is changed as PostgreSQL has it, whatever the cache says", async () => {
    const [one, other] = [await aThing(), await aThing()];
    const { cache, ctx: given } = withCache();
    const { ctx, cartId } = await aCart(given, [{ variantId: one.variantId }]);
    const stale = cache.texts.get(cartId) ?? "";
    await addCartItem(ctx, { variantId: other.variantId, quantity: 2 });
    cache.texts.set(cartId, stale);
    await addCartItem(ctx, { variantId: one.variantId, quantity: 1 });
    expect(await quantities(ctx)).toEqual([2, 2]);
  });
});
