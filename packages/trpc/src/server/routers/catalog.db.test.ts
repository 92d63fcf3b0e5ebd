import type { Actor } from "@emporia/core/platform";
import { actor, aProduct, aSeller, aUser, guest, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { createCallerFactory, router } from "../trpc";
import { catalogRouter } from "./catalog";
import { categoriesRouter } from "./categories";

const database = useDatabase();
const callerOf = createCallerFactory(router({ catalog: catalogRouter, categories: categoriesRouter }));
const as = (who: Actor, requestedSellerId: string | null = null) =>
  callerOf({ core: testContext(database.db).as(who), requestedSellerId, drawCall: () => {} });
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => "allowed",
    (error: { code: string }) => error.code,
  );

async function aShop() {
  const seller = await aSeller(database.db);
  return { ...seller, actor: actor({ id: seller.ownerId, memberships: [seller.membership] }) };
}

describe("the catalog router", () => {
  it("leaves alone what a change does not name", async () => {
    const shop = await aShop();
    const product = await aProduct(database.db, shop, { sizes: ["S", "M"], tags: ["tea"] });
    const api = as(shop.actor).catalog;
    const before = await api.own.get({ productId: product.id });
    const after = await api.update({ productId: product.id, name: "Renamed" });
    const { name: _name, version: _version, updatedAt: _updatedAt, ...rest } = before;
    expect(after).toMatchObject({ ...rest, name: "Renamed", version: before.version + 1 });
  });

  it("P-113 answers a product as it is sold in another currency, without what is not", async () => {
    const shop = await aShop();
    const product = await aProduct(database.db, shop, { sizes: ["S", "M"] });
    const api = as(shop.actor).catalog;
    const [small] = (await api.own.get({ productId: product.id })).variants;
    await database.db
      .insertInto("prices")
      .values({ variant_id: small?.id ?? "", currency: "EUR", amount: 2300 })
      .execute();
    expect((await api.own.get({ productId: product.id, currency: "EUR" })).variants).toMatchObject([
      { id: small?.id, price: { amount: 2300, currency: "EUR" } },
    ]);
  });

  it("lets a shop's people change their own products only, and staff alone the categories", async () => {
    const [shop, other] = [await aShop(), await aShop()];
    const product = await aProduct(database.db, shop);
    const input = { productId: product.id };
    const support = actor({ id: shop.ownerId, memberships: [{ ...shop.membership, role: "support" }] });
    for (const [who, read, write] of [
      [guest, "UNAUTHORIZED", "UNAUTHORIZED"],
      [actor(await aUser(database.db)), "NOT_FOUND", "NOT_FOUND"],
      [other.actor, "NOT_FOUND", "NOT_FOUND"],
      [support, "allowed", "FORBIDDEN"],
      [shop.actor, "allowed", "allowed"],
    ] as const) {
      const api = as(who);
      expect(await refusal(api.catalog.own.get(input))).toBe(read);
      expect(await refusal(api.catalog.update({ ...input, tags: ["a"] }))).toBe(write);
      expect(await refusal(api.catalog.archive(input))).toBe(write);
      expect(await refusal(api.catalog.own.list({}))).toBe(who === other.actor ? "allowed" : read);
      expect(await refusal(api.categories.create({ name: "Mine" }))).not.toBe("allowed");
    }
    // A member who names somebody else's shop learns nothing of it.
    expect(await refusal(as(other.actor, shop.id).catalog.own.get(input))).toBe("NOT_FOUND");
    const staff = actor({ ...(await aUser(database.db)), staffRole: "catalog" });
    const made = await as(staff).categories.create({ name: "Lamps" });
    expect(await as(staff).categories.move({ categoryId: made.id, parentId: null })).toEqual({ ok: true });
  });

  it("answers everybody with what is visible, through each page's own schema", async () => {
    const shop = await aShop();
    const staff = actor({ ...(await aUser(database.db)), staffRole: "owner" });
    const category = await as(staff).categories.create({ name: "Teapots" });
    const product = await aProduct(database.db, shop, { name: "Green teapot", categoryId: category.id });
    const { catalog, categories } = as(guest);
    expect((await catalog.search({ q: "teapot" })).items.map((card) => card.id)).toEqual([product.id]);
    expect((await catalog.suggest({ q: "teap" })).products).toMatchObject([{ name: "Green teapot" }]);
    expect((await catalog.product({ productId: product.slug })).id).toBe(product.id);
    expect((await catalog.productPage({ productId: product.id })).movedTo).toBeNull();
    expect((await catalog.categoryPage({ categoryId: category.slug })).category.name).toBe("Teapots");
    expect((await catalog.categoryProducts({ categoryId: category.id })).total).toBe(1);
    expect((await catalog.home()).newest.map((card) => card.id)).toContain(product.id);
    expect((await categories.list()).length).toBeGreaterThan(0);
  });
});
