import { createAttributeInput, updateAttributeInput } from "@emporia/contracts/attributes";
import { categoryPageInput, createProductInput, listOwnProductsInput } from "@emporia/contracts/catalog";
import { aCategory, actor, aProduct, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  addPicture,
  createAttribute,
  createCategory,
  createProduct,
  deleteAttribute,
  deleteCategory,
  duplicateProduct,
  getCategoryPage,
  getProductPage,
  getStaffCategory,
  listAttributes,
  listAttributesOfCategory,
  listCategoryTree,
  listOwnProducts,
  mergeCategory,
  moveCategory,
  publishProduct,
  setCategoryAttributes,
  updateAttribute,
  updateCategory,
  updateProduct,
} from "./index";

describe("what categories ask of their products", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const ctx = () => testContext(database.db);
  const attribute = (fields: z.input<typeof createAttributeInput>) =>
    createAttribute(ctx(), createAttributeInput.parse(fields));
  const ask = (categoryId: string, ...attributes: { attributeId: string; isRequired: boolean }[]) =>
    setCategoryAttributes(ctx(), { categoryId, attributes });
  const create = (fields: z.input<typeof createProductInput>) =>
    createProduct(ctx(), { ...createProductInput.parse(fields), sellerId: seller.id });
  const listing = (productId: string) =>
    database.db
      .selectFrom("product_listings")
      .where("product_id", "=", productId)
      .select("attributes")
      .executeTakeFirstOrThrow();
  const furniture = async () => {
    const top = await aCategory(database.db, { name: "Furniture" });
    const chairs = await aCategory(database.db, { name: "Chairs", parentId: top.id });
    const material = await attribute({
      name: "Material",
      kind: "select",
      options: [{ label: "Oak" }, { label: "Solid ash" }],
    });
    const height = await attribute({ name: "Seat height", kind: "number", unit: "cm" });
    const stackable = await attribute({ name: "Stackable", kind: "boolean" });
    await ask(top.id, { attributeId: material.id, isRequired: true });
    await ask(
      chairs.id,
      { attributeId: stackable.id, isRequired: false },
      { attributeId: height.id, isRequired: false },
    );
    return { top, chairs, material, height, stackable };
  };

  it("comes down to their subcategories, what those above ask for first", async () => {
    const { top, chairs } = await furniture();
    const asked = await listAttributesOfCategory(ctx(), { categoryId: chairs.id });
    expect(asked.map(({ code, isRequired }) => [code.replace(/-\d+$/, ""), isRequired])).toEqual([
      ["material", true],
      ["stackable", false],
      ["seat-height", false],
    ]);
    expect(asked[0]?.options).toEqual([
      { code: "oak", label: "Oak" },
      { code: "solid-ash", label: "Solid ash" },
    ]);
    expect(await listAttributesOfCategory(ctx(), { categoryId: top.id })).toHaveLength(1);
    const category = await getStaffCategory(ctx(), { categoryId: chairs.id });
    expect(category.attributes.map((each) => each.name)).toEqual(["Stackable", "Seat height"]);
    expect(category.inheritedAttributes.map(({ name, from }) => [name, from])).toEqual([["Material", "Furniture"]]);
  });

  it("lists for shops what lacks something that came to be required, and counts it for staff", async () => {
    const { top, chairs, material } = await furniture();
    const closed = await aSeller(database.db, { status: "SUSPENDED" });
    const complete = await aProduct(database.db, seller, { name: "Complete", categoryId: chairs.id });
    await updateProduct(ctx(), { sellerId: seller.id, productId: complete.id, attributes: { [material.code]: "oak" } });
    const lacking = await aProduct(database.db, seller, { name: "Lacking", categoryId: chairs.id });
    await aProduct(database.db, seller, { name: "Draft", categoryId: chairs.id, status: "DRAFT" });
    await aProduct(database.db, seller, { name: "Elsewhere" });
    await aProduct(database.db, closed, { categoryId: chairs.id });
    const list = async (fields: object) =>
      (await listOwnProducts(ctx(), { ...listOwnProductsInput.parse(fields), sellerId: seller.id })).items;
    expect((await list({ lacks: "attributes", status: "PUBLISHED" })).map(({ id }) => id)).toEqual([lacking.id]);
    expect((await list({ lacks: "attributes" })).map(({ name }) => name).sort()).toEqual(["Draft", "Lacking"]);
    const lacked = new Map((await list({})).map(({ name, lackedAttributes }) => [name, lackedAttributes]));
    expect(lacked.get("Lacking")).toEqual(["Material"]);
    expect([lacked.get("Complete"), lacked.get("Elsewhere")]).toEqual([[], []]);
    for (const { id: categoryId } of [top, chairs])
      expect(await getStaffCategory(ctx(), { categoryId })).toMatchObject({ lackingCount: 1 });
    await ask(top.id, { attributeId: material.id, isRequired: false });
    expect(await list({ lacks: "attributes" })).toEqual([]);
    expect(await getStaffCategory(ctx(), { categoryId: top.id })).toMatchObject({ lackingCount: 0 });
  });

  it("is said by products, shown on their page and found by filters", async () => {
    const { chairs, material, height, stackable } = await furniture();
    const said = { [material.code]: "solid-ash", [height.code]: "45.50", [stackable.code]: true };
    const product = await create({ name: "Chair", basePrice: 9000, categoryId: chairs.id, attributes: said });
    expect(product.attributes.map(({ code, value }) => [code, value])).toEqual([
      [material.code, "solid-ash"],
      [stackable.code, true],
      [height.code, 45.5],
    ]);
    const page = await getProductPage(ctx().as(actor({ id: seller.ownerId, memberships: [seller.membership] })), {
      ref: product.id,
    });
    expect(page.product.specs).toEqual([
      { name: "Material", value: "Solid ash" },
      { name: "Stackable", value: "Yes" },
      { name: "Seat height", value: "45.5 cm" },
    ]);
    expect((await listing(product.id)).attributes).toEqual({
      [material.code]: "solid-ash",
      [height.code]: 45.5,
      [stackable.code]: true,
    });
    const copy = await duplicateProduct(ctx(), { sellerId: seller.id, productId: product.id });
    expect(copy.attributes).toEqual(product.attributes);

    const cleared = await updateProduct(ctx(), {
      sellerId: seller.id,
      productId: product.id,
      attributes: { [stackable.code]: null },
    });
    expect(cleared.version).toBe(product.version + 1);
    expect((await listing(product.id)).attributes).toEqual({ [material.code]: "solid-ash", [height.code]: 45.5 });
    await expect(
      updateProduct(ctx(), { sellerId: seller.id, productId: product.id, attributes: { [material.code]: "gold" } }),
    ).rejects.toMatchObject({
      details: {
        fieldErrors: { [`attributes.${material.code}`]: "Material must be one of its options: Oak, Solid ash." },
      },
    });
  });

  it("is needed to publish where it is required, and by name", async () => {
    const { chairs, material } = await furniture();
    const picture = await addPicture(ctx(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
    const product = await create({
      name: "Chair",
      basePrice: 9000,
      categoryId: chairs.id,
      description: "<p>To sit on.</p>",
      pictures: [{ mediaId: picture.id }],
    });
    const own = { sellerId: seller.id, productId: product.id };
    await expect(publishProduct(ctx(), own)).rejects.toMatchObject({
      details: { missing: ["Fill in “Material”."] },
    });
    await updateProduct(ctx(), { ...own, attributes: { [material.code]: "oak" } });
    expect(await publishProduct(ctx(), own)).toMatchObject({ status: "PUBLISHED" });
    await expect(updateProduct(ctx(), { ...own, attributes: { [material.code]: null } })).rejects.toMatchObject({
      code: "PRODUCT_INCOMPLETE",
    });
  });

  it("is kept, unseen, while the product is in a category that does not ask", async () => {
    const { chairs, material } = await furniture();
    const lamps = await aCategory(database.db, { name: "Lamps" });
    const product = await create({ name: "A", categoryId: chairs.id, attributes: { [material.code]: "oak" } });
    const own = { sellerId: seller.id, productId: product.id };
    expect((await updateProduct(ctx(), { ...own, categoryId: lamps.id })).attributes).toEqual([]);
    const back = await updateProduct(ctx(), { ...own, categoryId: chairs.id });
    expect(back.attributes.find((each) => each.code === material.code)?.value).toBe("oak");
  });

  it("follows a renamed option, and keeps one that products say", async () => {
    const { chairs, material } = await furniture();
    const product = await create({
      name: "A",
      basePrice: 100,
      categoryId: chairs.id,
      attributes: { [material.code]: "oak" },
    });
    const change = (options: { code?: string; label: string }[]) =>
      updateAttribute(ctx(), updateAttributeInput.parse({ attributeId: material.id, name: "Wood", options }));
    await expect(change([{ label: "Walnut" }])).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    const changed = await change([{ label: "Walnut" }, { code: "oak", label: "White oak" }]);
    expect(changed.options).toEqual([
      { code: "walnut", label: "Walnut" },
      { code: "oak", label: "White oak" },
    ]);
    expect((await listing(product.id)).attributes).toEqual({ [material.code]: "oak" });
    expect((await listAttributes(ctx())).find((each) => each.id === material.id)).toMatchObject({
      name: "Wood",
      productCount: 1,
    });
    await deleteAttribute(ctx(), { attributeId: material.id });
    expect((await listing(product.id)).attributes).toEqual({});
  });

  it("refuses attributes that make no sense", async () => {
    await expect(attribute({ name: "A", kind: "select" })).rejects.toThrow("List at least one option.");
    await expect(attribute({ name: "A", kind: "boolean", unit: "cm" })).rejects.toThrow("Only a number has a unit.");
    await expect(attribute({ name: "A", kind: "select", options: [{ label: "x" }, { label: "X" }] })).rejects.toThrow(
      "“X” is there twice.",
    );
    const category = await aCategory(database.db);
    const one = await attribute({ name: "A", kind: "boolean" });
    const twice = { attributeId: one.id, isRequired: false };
    await expect(ask(category.id, twice, twice)).rejects.toThrow("listed twice");
  });
});

describe("staff's categories", () => {
  const database = useDatabase();
  const ctx = () => testContext(database.db);
  const create = (name: string, parentId?: string) =>
    createCategory(ctx(), { name, description: "", ...(parentId === undefined ? {} : { parentId }) });
  const page = (categoryId: string) => getCategoryPage(ctx(), { ...categoryPageInput.parse({ categoryId }) });

  it("are renamed, and old addresses lead on", async () => {
    const home = await create("House");
    const product = await aProduct(database.db, await aSeller(database.db), { categoryId: home.id });
    const renamed = await updateCategory(ctx(), {
      categoryId: home.id,
      name: "Home",
      slug: "home",
      seoTitle: "For your home",
    });
    expect(renamed).toMatchObject({ name: "Home", slug: "home", seoTitle: "For your home", productCount: 1 });
    expect(await page("house")).toMatchObject({ movedTo: "home", category: { seo: { title: "For your home" } } });
    expect(await page("home")).toMatchObject({ movedTo: null });
    expect((await getProductPage(ctx(), { ref: product.slug })).product.breadcrumbs).toMatchObject([{ name: "Home" }]);
    expect((await create("House")).slug).toBe("house-2");
    await expect(updateCategory(ctx(), { categoryId: home.id, slug: "house-2" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    expect(await updateCategory(ctx(), { categoryId: home.id, slug: "house" })).toMatchObject({ slug: "house" });
  });

  it("stand where they are put among their siblings", async () => {
    const top = await create("Order");
    const [a, b, c] = [await create("A", top.id), await create("B", top.id), await create("C", top.id)];
    const order = async () =>
      (await listCategoryTree(ctx())).filter((row) => row.parentId === top.id).map((row) => row.name);
    await moveCategory(ctx(), { categoryId: c.id, parentId: top.id, position: 0 });
    expect(await order()).toEqual(["C", "A", "B"]);
    await moveCategory(ctx(), { categoryId: c.id, parentId: top.id, position: 1 });
    expect(await order()).toEqual(["A", "C", "B"]);
    await moveCategory(ctx(), { categoryId: a.id, parentId: top.id, position: 99 });
    expect(await order()).toEqual(["C", "B", "A"]);
    await moveCategory(ctx(), { categoryId: b.id, parentId: null });
    expect(await order()).toEqual(["C", "A"]);
  });

  it("are deleted when empty, and merged otherwise", async () => {
    const seller = await aSeller(database.db);
    const [cups, mugs] = [await create("Cups"), await create("Mugs")];
    const small = await create("Small mugs", mugs.id);
    const inMugs = await aProduct(database.db, seller, { categoryId: mugs.id });
    const inSmall = await aProduct(database.db, seller, { categoryId: small.id });
    await expect(deleteCategory(ctx(), { categoryId: mugs.id })).rejects.toMatchObject({
      code: "CATEGORY_IN_USE",
      message: "“Mugs” has a product and a subcategory. Merge it into another category instead.",
    });
    await expect(mergeCategory(ctx(), { categoryId: mugs.id, intoCategoryId: small.id })).rejects.toMatchObject({
      code: "CATEGORY_CYCLE",
    });
    await mergeCategory(ctx(), { categoryId: mugs.id, intoCategoryId: cups.id });
    const merged = await page("mugs");
    expect(merged).toMatchObject({ movedTo: "cups", category: { children: [{ name: "Small mugs" }] } });
    expect(new Set(merged.items.map((card) => card.id))).toEqual(new Set([inMugs.id, inSmall.id]));
    const empty = await create("Empty");
    await deleteCategory(ctx(), { categoryId: empty.id });
    await expect(page("empty")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
