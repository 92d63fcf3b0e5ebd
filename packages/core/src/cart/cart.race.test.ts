import { aCart, actor, aProduct, aSeller, aUser, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { inTransaction } from "../platform/index";
import { addCartItem, getCart, mergeCarts } from "./index";

describe("two tabs with one cart", () => {
  const database = useDatabase();

  it("CRT-05 lose nothing that either of them adds", async () => {
    const seller = await aSeller(database.db);
    const products = await Promise.all(Array.from({ length: 5 }, () => aProduct(database.db, seller)));
    const { ctx } = await aCart(testContext(database.db), [{ variantId: products[0]?.variantId ?? "" }]);
    await Promise.all(
      products.flatMap(({ variantId }) => [
        addCartItem(ctx, { variantId, quantity: 1 }),
        addCartItem(ctx, { variantId, quantity: 1 }),
      ]),
    );
    const cart = await getCart(ctx);
    expect(cart.groups.flatMap((group) => group.items)).toHaveLength(5);
    expect(cart.itemCount).toBe(11);
  });

  it("CRT-05 take thirty presses at once", async () => {
    const { variantId } = await aProduct(database.db, await aSeller(database.db));
    const { ctx } = await aCart(testContext(database.db), [{ variantId, quantity: 1 }]);
    await Promise.all(Array.from({ length: 30 }, () => addCartItem(ctx, { variantId, quantity: 1 })));
    expect((await getCart(ctx)).itemCount).toBe(31);
  });

  it("CRT-05 open one cart for a shopper who had none", async () => {
    const { variantId } = await aProduct(database.db, await aSeller(database.db));
    const shopper = testContext(database.db).as(actor(await aUser(database.db)));
    const carts = await Promise.all(Array.from({ length: 6 }, () => addCartItem(shopper, { variantId, quantity: 1 })));
    expect(new Set(carts.map((cart) => cart.id)).size).toBe(1);
    expect((await getCart(shopper)).itemCount).toBe(6);
  });

  it("CRT-04 merge the guest's things once when they sign in at the same time", async () => {
    const { variantId } = await aProduct(database.db, await aSeller(database.db));
    const user = await aUser(database.db);
    const shopper = testContext(database.db).as(actor(user));
    await aCart(shopper, [{ variantId, quantity: 1 }]);
    const { cartId } = await aCart(testContext(database.db), [{ variantId, quantity: 2 }]);
    await Promise.all(
      Array.from({ length: 4 }, () =>
        inTransaction(shopper, (tx) => mergeCarts(tx, shopper, { guestCartId: cartId, userId: user.id })),
      ),
    );
    expect((await getCart(shopper)).itemCount).toBe(3);
  });
});
