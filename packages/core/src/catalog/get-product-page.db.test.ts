import { goneProductView, productPageView } from "@emporia/contracts/catalog";
import { aCategory, actor, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { newId } from "../platform/index";
import { addShippingProfile, addShippingZone, forgetDeliveryEstimates, setShippingRate } from "../shipping/index";
import { archiveProduct, getGoneProduct, getHome, getProductPage, listExtracts, listRecommendations } from "./index";

describe("the product page", () => {
  const database = useDatabase();
  const look = (ref: string) => getProductPage(testContext(database.db), { ref });

  it("comes whole in one statement, whatever its size", async () => {
    const seller = await aSeller(database.db);
    const top = await aCategory(database.db, { name: "Home" });
    const category = await aCategory(database.db, { name: "Kitchen", parentId: top.id });
    const product = await aProduct(database.db, seller, {
      categoryId: category.id,
      sizes: Array.from({ length: 60 }, (_, index) => `Size ${index}`),
      tags: ["tea"],
    });
    for (const ref of [product.id, product.slug]) {
      // The first asks what is known of deliveries of its shop.
      await look(ref);
      database.takeStatements();
      const page = await look(ref);
      expect(database.takeStatements()).toHaveLength(1);
      expect(productPageView.parse(page)).toEqual(page);
      expect(page.product.variants).toHaveLength(60);
      expect(page.product.variants[0]).toMatchObject({ price: { amount: 2500, currency: "USD" }, available: 100 });
      expect(page.product.breadcrumbs.map((crumb) => crumb.name)).toEqual(["Home", "Kitchen"]);
    }
  });

  it("recommends what is sold in the same category, in one statement, and nothing to who guesses at hidden products", async () => {
    const seller = await aSeller(database.db);
    const category = await aCategory(database.db, { name: "Pottery" });
    const inCategory = (given: Parameters<typeof aProduct>[2]) =>
      aProduct(database.db, seller, { categoryId: category.id, ...given });
    const product = await inCategory({});
    const soldOut = await inCategory({ onHand: 0 });
    const near = await inCategory({});
    const hidden = await inCategory({ status: "DRAFT" });
    const recommended = async (ref: string) =>
      (await listRecommendations(testContext(database.db), { ref })).similar.map((card) => card.id);
    for (const ref of [product.id, product.slug]) {
      database.takeStatements();
      expect(await recommended(ref)).toEqual([near.id, soldOut.id]);
      expect(database.takeStatements()).toHaveLength(1);
    }
    for (const ref of [hidden.id, hidden.slug, "nothing", "'; drop table products; --"])
      expect(await recommended(ref)).toEqual([]);
  });

  it("shows shop and stock as they are now, whenever the product was written", async () => {
    const product = await aProduct(database.db, await aSeller(database.db));
    await database.db
      .updateTable("stock_levels")
      .set({ reserved: 100 })
      .where("variant_id", "=", product.variantId)
      .execute();
    await database.db
      .updateTable("sellers")
      .set({ tagline: "Open again" })
      .where("id", "=", product.sellerId)
      .execute();
    const { product: shown } = await look(product.slug);
    expect(shown).toMatchObject({ isPurchasable: false, seller: { tagline: "Open again" } });
    expect(shown.variants[0]).toMatchObject({ available: 0, isPurchasable: false });

    await database.db.updateTable("sellers").set({ status: "SUSPENDED" }).where("id", "=", product.sellerId).execute();
    await expect(look(product.slug)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("never tells shoppers what a thing costs its seller or how it is counted", async () => {
    const product = await aProduct(database.db, await aSeller(database.db));
    await database.db
      .updateTable("variants")
      .set({ cost_amount: 987_654 })
      .where("id", "=", product.variantId)
      .execute();
    const payload = JSON.stringify(await look(product.id));
    for (const secret of ["987654", "cost", "onHand", "reserved", "commission"]) expect(payload).not.toContain(secret);
  });

  it("says what can be bought: backorders and what is not counted too", async () => {
    const seller = await aSeller(database.db);
    const of = async (given: Parameters<typeof aProduct>[2]) =>
      (await look((await aProduct(database.db, seller, given)).id)).product.variants[0];
    expect(await of({ onHand: 0 })).toMatchObject({ isPurchasable: false, available: 0, isBackorder: false });
    expect(await of({ onHand: 0, allowBackorder: true })).toMatchObject({ isPurchasable: true, isBackorder: true });
    expect(await of({ onHand: 0, trackQuantity: false })).toMatchObject({ isPurchasable: true, available: null });
  });

  it("answers nonsense with NOT_FOUND in three statements at most", async () => {
    for (const ref of ["nothing", "018f0000-0000-7000-8000-000000000000", "'; drop table products; --"]) {
      database.takeStatements();
      await expect(look(ref)).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(database.takeStatements().length).toBeLessThanOrEqual(3);
    }
  });

  it("says of a product that was sold once what it was and what there is instead, and nothing of one that never was", async () => {
    const [seller, closed] = [await aSeller(database.db), await aSeller(database.db, { status: "SUSPENDED" })];
    const category = await aCategory(database.db, { name: "Vases" });
    const inCategory = (given: Parameters<typeof aProduct>[2]) =>
      aProduct(database.db, seller, { categoryId: category.id, ...given });
    const near = await inCategory({});
    const product = await inCategory({ name: "Tall vase", rating: { hundredths: 450, count: 12 } });
    const own = testContext(database.db).as(actor({ id: seller.ownerId, memberships: [seller.membership] }));
    const input = { sellerId: seller.id, productId: product.id };
    await archiveProduct(own, input);
    await database.db
      .insertInto("product_slug_redirects")
      .values({ old_slug: "an-old-vase", product_id: product.id })
      .execute();
    const gone = (ref: string) => getGoneProduct(testContext(database.db), { ref });
    for (const ref of [product.id, product.slug, "an-old-vase"]) {
      await expect(look(ref)).rejects.toMatchObject({
        code: "PRODUCT_GONE",
        message: "“Tall vase” is no longer sold.",
        details: { slug: product.slug, shopSlug: seller.shopSlug },
      });
      database.takeStatements();
      const told = await gone(ref);
      expect(database.takeStatements().length).toBeLessThanOrEqual(4);
      expect(goneProductView.parse(told)).toEqual(told);
      expect(told).toMatchObject({ name: "Tall vase", rating: 4.5, reviewCount: 12, seller: { id: seller.id } });
      expect(told.similar.map(({ id }) => id)).toEqual([near.id]);
    }
    await expect(getProductPage(own, { ref: product.id })).resolves.toMatchObject({ product: { status: "ARCHIVED" } });

    const givenUp = await aProduct(database.db, seller, { status: "DRAFT" });
    await database.db
      .updateTable("products")
      .set({ status: "ARCHIVED", published_at: null })
      .where("id", "=", givenUp.id)
      .execute();
    const ofClosedShop = await aProduct(database.db, closed, { status: "ARCHIVED" });
    for (const { id } of [givenUp, ofClosedShop]) {
      await expect(look(id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(gone(id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(gone(near.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("opens on a home page of visible things", async () => {
    const home = await getHome(testContext(database.db));
    expect(home.bestSelling.every((card) => card.isPurchasable)).toBe(true);
    expect(home.newest.length).toBeGreaterThan(0);
    expect(home.categories.find((category) => category.name === "Home")?.children[0]?.productCount).toBe(1);
  });
});

describe("SF-05 when a product arrives", () => {
  const database = useDatabase();

  it("follows from the rates of its shop to the market's country, or the platform's where the shop has none", async () => {
    const seller = await aSeller(database.db);
    const own = await aProduct(database.db, seller);
    const bare = await aProduct(database.db, await aSeller(database.db, { hasShipping: false }));
    const delivery = async (slug: string) => {
      forgetDeliveryEstimates(database.db);
      return (await getProductPage(testContext(database.db), { ref: slug })).product.seller.delivery;
    };
    expect(await delivery(own.slug)).toEqual({ country: "US", minDays: 1, maxDays: 6 });
    expect(await delivery(bare.slug)).toBeNull();
    const zone = { id: newId(), name: "Everywhere", countries: ["US"] };
    await database.db.insertInto("shipping_zones").values(zone).execute();
    const rate = { zone_id: zone.id, code: "slow", name: "Slow", max_weight_grams: 1000, currency: "USD", amount: 900 };
    await database.db
      .insertInto("shipping_rates")
      .values({ ...rate, id: newId(), min_days: 7, max_days: 9 })
      .execute();
    expect(await delivery(bare.slug)).toEqual({ country: "US", minDays: 7, maxDays: 9 });
    expect(await delivery(own.slug)).toEqual({ country: "US", minDays: 1, maxDays: 6 });
    await database.db.deleteFrom("shipping_zones").where("id", "=", zone.id).execute();
  });

  it("P-122 follows from its shipping profile: from its days at once, from its rates when it has some", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    const { profiles } = await addShippingProfile(ctx, seller.id, { name: "Made to order", processingDays: 15 });
    const profileId = profiles[0]?.id ?? "";
    await database.db
      .updateTable("products")
      .set({ shipping_profile_id: profileId })
      .where("id", "=", product.id)
      .execute();
    const shown = async () => (await getProductPage(ctx, { ref: product.slug })).product.seller;
    expect(await shown()).toMatchObject({ processingDays: 15, delivery: { minDays: 1, maxDays: 6 } });
    const zone = { name: "Lorry", countries: ["US"], states: [], profileId };
    const { zones } = await addShippingZone(ctx, seller.id, zone);
    expect(await shown()).toMatchObject({ delivery: { minDays: 1, maxDays: 6 } });
    const zoneId = zones.find((each) => each.profileId === profileId)?.id ?? "";
    const rate = { name: "Freight", maxWeightGrams: 90_000, currency: "USD", amount: 4_000, minDays: 9, maxDays: 14 };
    await setShippingRate(ctx, seller.id, { ...rate, zoneId });
    expect(await shown()).toMatchObject({ delivery: { minDays: 9, maxDays: 14 } });
    database.takeStatements();
    expect(await shown()).toMatchObject({ delivery: { minDays: 9, maxDays: 14 } });
    expect(database.takeStatements()).toHaveLength(1);
    const extracts = await listExtracts(ctx, { productIds: [product.id] });
    expect(extracts.products).toMatchObject([{ processingDays: 15 }]);
  });
});
