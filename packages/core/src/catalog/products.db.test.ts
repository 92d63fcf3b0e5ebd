import { createProductInput, type OwnProductView, updateProductInput } from "@emporia/contracts/catalog";
import { aCategory, actor, aProduct, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { getSellerDashboard } from "../analytics/index";
import { newId } from "../platform/index";
import {
  addPicture,
  archiveProduct,
  createProduct,
  duplicateProduct,
  getOwnProduct,
  getProductPage,
  listOwnProducts,
  publishProduct,
  removeProduct,
  updateProduct,
} from "./index";

describe("a seller's products", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const ctx = () => testContext(database.db);
  const create = (fields: z.input<typeof createProductInput>) =>
    createProduct(ctx(), { ...createProductInput.parse(fields), sellerId: seller.id });
  const update = (productId: string, fields: Omit<Partial<Parameters<typeof updateProduct>[1]>, "sellerId">) =>
    updateProduct(ctx(), { ...fields, productId, sellerId: seller.id });
  const complete = async (fields: Partial<z.input<typeof createProductInput>> = {}) => {
    const picture = await addPicture(ctx(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
    const category = await aCategory(database.db);
    const given = { name: "Mug", description: "<p>Holds tea.</p>", basePrice: 1800, categoryId: category.id };
    return create({ ...given, pictures: [{ mediaId: picture.id }], ...fields });
  };
  const events = async (key: string) =>
    (await database.db.selectFrom("domain_events").where("key", "=", key).select("type").orderBy("id").execute()).map(
      (event) => event.type,
    );

  it("begins as a draft that says what publishing needs, and becomes visible", async () => {
    const draft = await create({ name: "Mug" });
    expect(draft.status).toBe("DRAFT");
    expect(draft.missingToPublish).toEqual([
      "Set a price for every variant.",
      "Add a picture.",
      "Choose a category.",
      "Write a description.",
    ]);
    await expect(publishProduct(ctx(), { sellerId: seller.id, productId: draft.id })).rejects.toMatchObject({
      code: "PRODUCT_INCOMPLETE",
      details: { missing: draft.missingToPublish },
    });
    const product = await complete();
    const published = await publishProduct(ctx(), { sellerId: seller.id, productId: product.id });
    expect(published).toMatchObject({ status: "PUBLISHED", missingToPublish: [] });
    expect(await publishProduct(ctx(), { sellerId: seller.id, productId: product.id })).toEqual(published);
    expect(await events(product.id)).toEqual(["ProductCreated", "ProductUpdated", "ProductPublished"]);
  });

  it("is published by approved shops only", async () => {
    seller = await aSeller(database.db, { status: "PENDING" });
    const product = await complete();
    await expect(publishProduct(ctx(), { sellerId: seller.id, productId: product.id })).rejects.toMatchObject({
      code: "SELLER_NOT_APPROVED",
    });
  });

  it("sanitises descriptions and normalises tags as they are written", async () => {
    const product = await create({
      name: "Mug",
      description: `<h1>Hi</h1><script>alert(1)</script><p onclick="x()" style="color:red">A <a href="javascript:x()">b</a> <a href="https://a.b">c</a><img src=x onerror=x()></p>`,
      tags: [" Tea ", "TEA", "hot  drinks"],
    });
    expect(product.description).toBe(
      '<h2>Hi</h2><p>A <a rel="nofollow noopener ugc">b</a> <a href="https://a.b" rel="nofollow noopener ugc">c</a></p>',
    );
    expect(product.tags).toEqual(["tea", "hot drinks"]);
  });

  it("gives each product an address of its own and keeps the old one working", async () => {
    const [first, second] = [await create({ name: "Ärmel & Knöpfe" }), await create({ name: "Ärmel & Knöpfe" })];
    expect([first.slug, second.slug]).toEqual(["armel-knopfe", "armel-knopfe-2"]);
    const product = await complete({ name: "Teapot" });
    await publishProduct(ctx(), { sellerId: seller.id, productId: product.id });
    await update(product.id, { name: "Large teapot" });
    expect((await getProductPage(ctx(), { ref: "teapot" })).movedTo).toBeNull();
    await update(product.id, { slug: "large-teapot" });
    expect((await getProductPage(ctx(), { ref: "teapot" })).movedTo).toBe("large-teapot");
    expect((await create({ name: "Teapot" })).slug).toBe("teapot-2");
    expect((await update(product.id, { slug: "teapot" })).slug).toBe("teapot");
  });

  it("makes a variant for each combination of its options when none is listed", async () => {
    const product = await create({
      name: "Shirt",
      basePrice: 2000,
      options: [
        { name: "Size", values: ["S", "M"] },
        { name: "Colour", values: ["Red", "Blue"] },
      ],
    });
    expect(product.variants.map((variant) => [variant.options.join("/"), variant.price.amount])).toEqual([
      ["S/Red", 2000],
      ["S/Blue", 2000],
      ["M/Red", 2000],
      ["M/Blue", 2000],
    ]);
  });

  it("lets variants without their own price follow the base price", async () => {
    const product = await create({
      name: "Shirt",
      basePrice: 2000,
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [{ options: ["S"] }, { options: ["M"], price: 2500 }],
    });
    const changed = await update(product.id, { basePrice: 2200 });
    expect(changed.variants.map((variant) => variant.price.amount)).toEqual([2200, 2500]);
  });

  it.each([
    ["a value of an unknown option", [{ options: ["S", "Red"] }]],
    ["an unknown value", [{ options: ["XL"] }]],
    ["the same combination twice", [{ options: ["S"] }, { options: ["S"] }]],
    ["a compare-at price below the price", [{ options: ["S"], price: 500, compareAtPrice: 400 }]],
  ])("refuses %s", async (_, variants) => {
    const options = [{ name: "Size", values: ["S", "M"] }];
    await expect(create({ name: "Shirt", options, variants })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("keeps SKUs unique within the shop, and names the one that is taken", async () => {
    await create({ name: "A", variants: [{ sku: "MUG-1" }] });
    await expect(create({ name: "B", variants: [{ sku: "MUG-1" }] })).rejects.toMatchObject({
      code: "SKU_TAKEN",
      details: { sku: "MUG-1" },
    });
    seller = await aSeller(database.db);
    await expect(create({ name: "C", variants: [{ sku: "MUG-1" }] })).resolves.toMatchObject({ name: "C" });
  });

  it("changes only the fields that are given and refuses a stale version", async () => {
    const product = await complete({ tags: ["tea"], variants: [{ sku: "T", quantity: 4 }] });
    const changed = await update(product.id, { name: "Tea mug", version: product.version });
    expect(changed).toMatchObject({ name: "Tea mug", tags: ["tea"], version: 2, categoryId: product.categoryId });
    expect(changed.variants).toEqual(product.variants);
    expect(changed.pictures).toEqual(product.pictures);
    await expect(update(product.id, { name: "X", version: product.version })).rejects.toMatchObject({
      code: "PRODUCT_CHANGED",
    });
    expect((await update(product.id, { name: "Tea mug" })).version).toBe(2);
  });

  it("lets only one of two people save the same version", async () => {
    const product = await create({ name: "Mug" });
    const attempts = ["a", "b", "c", "d"].map((name) => update(product.id, { name, version: 1 }));
    const results = await Promise.allSettled(attempts);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  it("gives products created at once different addresses", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => create({ name: "Same name" })));
    expect(new Set(made.map((product) => product.slug)).size).toBe(8);
  });

  it("matches variants by id, then by option values, swaps them and counts stock by movements", async () => {
    const options = [{ name: "Size", values: ["S", "M"] }];
    const product = await create({
      name: "Shirt",
      options,
      variants: [
        { options: ["S"], sku: "S", quantity: 3, price: 100 },
        { options: ["M"], sku: "M", quantity: 5, price: 100 },
      ],
    });
    const [small, medium] = product.variants;
    const base = { trackQuantity: true, allowBackorder: false, taxable: true, requiresShipping: true } as const;
    const swapped = await update(product.id, {
      variants: [
        { ...base, id: small!.id, options: ["M"], sku: "M", weightGrams: 5, weightUnit: "g" },
        { ...base, id: medium!.id, options: ["S"], sku: "S", weightGrams: 5, weightUnit: "g", quantity: 9 },
      ],
    });
    expect(swapped.variants.map(({ id, options: [value], sku, onHand }) => [id, value, sku, onHand])).toEqual([
      [small!.id, "M", "M", 3],
      [medium!.id, "S", "S", 9],
    ]);
    const kept = await update(product.id, {
      variants: [{ ...base, options: ["S"], sku: "S", weightGrams: 0, weightUnit: "g" }],
    });
    expect(kept.variants.map((variant) => [variant.id, variant.onHand])).toEqual([[medium!.id, 9]]);
    const movements = await database.db
      .selectFrom("stock_movements")
      .where("variant_id", "=", medium!.id)
      .select(["kind", "quantity", "on_hand_after"])
      .orderBy("id")
      .execute();
    expect(movements).toEqual([
      { kind: "counted", quantity: 5, on_hand_after: 5 },
      { kind: "counted", quantity: 4, on_hand_after: 9 },
    ]);
  });

  it("cannot take from a published product what publishing asked for", async () => {
    const product = await complete();
    await publishProduct(ctx(), { sellerId: seller.id, productId: product.id });
    await expect(update(product.id, { pictures: [] })).rejects.toMatchObject({ code: "PRODUCT_INCOMPLETE" });
  });

  it("says what its pictures show, and keeps that when they are put in another order", async () => {
    const upload = () => addPicture(ctx(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
    const [front, back] = [await upload(), await upload()];
    const product = await complete({
      pictures: [
        { mediaId: front.id, alt: "  A grey mug on a table " },
        { mediaId: back.id },
        { mediaId: front.id, alt: "named twice" },
      ],
    });
    const shown = (view: OwnProductView) => view.pictures.map(({ id, alt }) => [id, alt]);
    expect(shown(product)).toEqual([
      [front.id, "A grey mug on a table"],
      [back.id, ""],
    ]);
    const turned = await update(product.id, {
      pictures: [{ mediaId: back.id, alt: "Its back" }, { mediaId: front.id }],
    });
    expect(shown(turned)).toEqual([
      [back.id, "Its back"],
      [front.id, "A grey mug on a table"],
    ]);
    const wiped = await update(product.id, { pictures: [{ mediaId: front.id, alt: "" }] });
    expect(shown(wiped)).toEqual([[front.id, ""]]);
  });

  it("runs low from as many units as its seller says, in the list and on the dashboard", async () => {
    const shop = await aSeller(database.db);
    const sellerCtx = ctx().as(actor({ id: shop.ownerId, memberships: [shop.membership] }));
    const base = { options: [], trackQuantity: true, allowBackorder: false, weightGrams: 0, weightUnit: "lb" as const };
    const variant = { ...base, taxable: true, requiresShipping: true, price: 100, quantity: 7 };
    const input = createProductInput.parse({ name: "Mug", variants: [variant] });
    const product = await createProduct(sellerCtx, { ...input, sellerId: shop.id });
    const publish = () =>
      database.db
        .updateTable("products")
        .set({ status: "PUBLISHED", published_at: new Date() })
        .where("id", "=", product.id)
        .execute();
    const low = async () => [
      (await listOwnProducts(sellerCtx, { sellerId: shop.id, limit: 5 })).items[0]?.lowVariantCount,
      (await getSellerDashboard(sellerCtx, { sellerId: shop.id })).lowStockVariants,
    ];
    const say = (lowStockThreshold?: number) =>
      updateProduct(sellerCtx, {
        sellerId: shop.id,
        productId: product.id,
        variants: [{ ...variant, lowStockThreshold }],
      });
    await publish();
    expect(product.variants[0]?.lowStockThreshold).toBe(10);
    expect(await low()).toEqual([1, 1]);
    expect((await say(6)).variants[0]?.lowStockThreshold).toBe(6);
    expect(await low()).toEqual([0, 0]);
    expect((await say()).variants[0]?.lowStockThreshold).toBe(6);
    await say(7);
    expect(await low()).toEqual([1, 1]);
    const [level] = (
      await createProduct(sellerCtx, {
        ...createProductInput.parse({ name: "Cup", variants: [{ ...variant, lowStockThreshold: 0 }] }),
        sellerId: shop.id,
      })
    ).variants;
    expect(level?.lowStockThreshold).toBe(0);
  });

  it("says how soon a backorder ships until its seller says otherwise, and shoppers the day", async () => {
    const base = { options: [], trackQuantity: true, allowBackorder: true, weightGrams: 0, weightUnit: "lb" as const };
    const variant = { ...base, taxable: true, requiresShipping: true, price: 100, quantity: 0 };
    const created = await createProduct(ctx(), {
      ...createProductInput.parse({ name: "Loom", variants: [{ ...variant, backorderDays: 20 }] }),
      sellerId: seller.id,
    });
    const said = async (more: { backorderDays?: number | null }) =>
      (await update(created.id, { variants: [{ ...variant, ...more }] })).variants[0]?.backorderDays;
    const member = ctx().as(actor({ id: seller.ownerId, memberships: [seller.membership] }));
    expect(created.variants[0]?.backorderDays).toBe(20);
    expect(await said({})).toBe(20);
    expect(await said({ backorderDays: 3 })).toBe(3);
    const page = await getProductPage(member, { ref: created.id });
    const days =
      Date.parse(page.product.variants[0]?.shipsBy ?? "") - Date.parse(ctx().clock.now().toISOString().slice(0, 10));
    expect(days / 86_400_000).toBe(3);
    expect(await said({ backorderDays: null })).toBeNull();
    expect((await getProductPage(member, { ref: created.id })).product.variants[0]?.shipsBy).toBeNull();
  });

  it("keeps what was ordered: variants stay and the product is archived instead of deleted", async () => {
    const product = await aProduct(database.db, seller, { sizes: ["S", "M"] });
    await anOrderOf(product.id, product.variantIds[0]!);
    const onlyM = {
      ...{ options: ["M"], trackQuantity: true, allowBackorder: false, weightGrams: 0, weightUnit: "lb" as const },
      ...{ taxable: true, requiresShipping: true },
    };
    await expect(update(product.id, { variants: [onlyM] })).rejects.toThrow("S has been ordered");
    expect(await removeProduct(ctx(), { sellerId: seller.id, productId: product.id })).toMatchObject({
      outcome: "archived",
    });
    const other = await aProduct(database.db, seller);
    expect(await removeProduct(ctx(), { sellerId: seller.id, productId: other.id })).toMatchObject({
      outcome: "deleted",
    });
    await expect(getOwnProduct(ctx(), { sellerId: seller.id, productId: other.id })).rejects.toThrow("not found");
  });

  it("is nobody else's: every use case answers a stranger with NOT_FOUND", async () => {
    const product = await complete();
    const picture = product.pictures[0]!;
    const stranger = { sellerId: (await aSeller(database.db)).id, productId: product.id };
    const attempts = [
      () => getOwnProduct(ctx(), stranger),
      () => updateProduct(ctx(), { ...stranger, name: "Mine" }),
      () => publishProduct(ctx(), stranger),
      () => archiveProduct(ctx(), stranger),
      () => removeProduct(ctx(), stranger),
      () => duplicateProduct(ctx(), stranger),
      () =>
        createProduct(ctx(), {
          ...createProductInput.parse({ name: "Theft", pictures: [{ mediaId: picture.id }] }),
          sellerId: stranger.sellerId,
        }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(update(newId(), { name: "None" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("lists by keyset, filtered by status, words and stock", async () => {
    for (let index = 0; index < 7; index++) await aProduct(database.db, seller, { name: `Plate ${index}` });
    await aProduct(database.db, seller, { name: "Bowl", status: "DRAFT", onHand: 0 });
    const list = (filter: object) => listOwnProducts(ctx(), { sellerId: seller.id, limit: 3, ...filter });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(cursor === undefined ? {} : { cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(8);
    expect((await list({ status: "DRAFT" })).items.map((item) => item.name)).toEqual(["Bowl"]);
    expect((await list({ stock: "out" })).items).toMatchObject([{ name: "Bowl", onHand: 0, price: { amount: 2500 } }]);
    expect((await list({ query: "plate 3" })).items.map((item) => item.name)).toEqual(["Plate 3"]);
    await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("copies a product without its codes and its stock", async () => {
    const product = await complete({ variants: [{ sku: "A", quantity: 5, price: 900 }] });
    const copy = await duplicateProduct(ctx(), { sellerId: seller.id, productId: product.id });
    expect(copy).toMatchObject({ name: "Copy of Mug", status: "DRAFT", pictures: product.pictures });
    expect(copy.variants).toMatchObject([{ sku: null, onHand: 0, price: { amount: 900 } }]);
  });

  it("shows shoppers a product only when it is published by an approved shop, and its members always", async () => {
    const member = actor({ id: seller.ownerId, memberships: [seller.membership] });
    const statuses = ["DRAFT", "PUBLISHED", "ARCHIVED"];
    const shops = ["PENDING", "APPROVED", "REJECTED", "SUSPENDED", "BANNED"];
    for (const status of statuses)
      for (const shopStatus of shops) {
        const shop = await aSeller(database.db, { status: shopStatus });
        const product = await aProduct(database.db, shop, { status });
        const look = () => getProductPage(ctx(), { ref: product.slug });
        if (status === "PUBLISHED" && shopStatus === "APPROVED") await expect(look()).resolves.toBeDefined();
        else {
          const code = status === "ARCHIVED" && shopStatus === "APPROVED" ? "PRODUCT_GONE" : "NOT_FOUND";
          await expect(look(), `${status} of a ${shopStatus} shop`).rejects.toMatchObject({ code });
        }
        await expect(getProductPage(ctx().as(member), { ref: product.id }))
          .resolves.toBeDefined()
          .catch(() => {});
        const own = actor({ id: shop.ownerId, memberships: [shop.membership] });
        await expect(getProductPage(ctx().as(own), { ref: product.id })).resolves.toMatchObject({
          product: { status },
        });
      }
  });

  async function anOrderOf(productId: string, variantId: string): Promise<void> {
    const { db } = database;
    const money = { subtotal_amount: 2500, discount_amount: 0, shipping_amount: 0, tax_amount: 0, total_amount: 2500 };
    const at = new Date("2026-10-01T00:00:00Z");
    const common = { ...money, status: "CONFIRMED", placed_at: at, updated_at: at };
    const [orderId, sellerOrderId] = [newId(), newId()];
    await db
      .insertInto("orders")
      .values({
        ...{ ...common, id: orderId, number: `ORD-${orderId}`, email: "a@example.com", payment_status: "CONFIRMED" },
        ...{ market: "US", currency: "USD", shipping_address: "{}", billing_address: "{}", event_count: 1 },
      })
      .execute();
    await db
      .insertInto("seller_orders")
      .values({
        ...{ ...common, id: sellerOrderId, order_id: orderId, seller_id: seller.id, number: `ORD-${orderId}-1` },
        ...{ position: 1, shop_name: "x", shop_slug: "x", shipping_method: "{}" },
        ...{ commission_basis_points: 0, commission_amount: 0 },
      })
      .execute();
    await db
      .insertInto("order_items")
      .values({
        ...{ id: newId(), order_id: orderId, seller_order_id: sellerOrderId, seller_id: seller.id, position: 0 },
        ...{ product_id: productId, variant_id: variantId, name: "x", variant_title: "S", slug: "x", quantity: 1 },
        ...{ unit_price_amount: 2500, subtotal_amount: 2500, tax_amount: 0, commission_amount: 0 },
      })
      .execute();
  }
  // The contract's own schema must accept what the pages send.
  it("accepts a change of one field through the contract", () => {
    expect(updateProductInput.parse({ productId: newId(), name: "x" })).toMatchObject({ name: "x" });
  });
});
