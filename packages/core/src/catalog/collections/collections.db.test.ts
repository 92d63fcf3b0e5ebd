import { createAttributeInput } from "@emporia/contracts/attributes";
import {
  collectionPageInput,
  collectionPageView,
  staffCollectionView,
  updateCollectionInput,
} from "@emporia/contracts/collections";
import { aCategory, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  countTags,
  createAttribute,
  createCollection,
  deleteCollection,
  forgetTagRename,
  getCollectionPage,
  importProducts,
  listCollections,
  listStaffCollections,
  listTagRenames,
  listTags,
  mergeCategory,
  renameTag,
  setCategoryAttributes,
  suggestTags,
  updateCollection,
  updateProduct,
} from "../index";

const database = useDatabase();
const ctx = () => testContext(database.db);
const create = (name: string, isRule: boolean) => createCollection(ctx(), { name, isRule });
const update = (fields: z.input<typeof updateCollectionInput>) =>
  updateCollection(ctx(), updateCollectionInput.parse(fields));
const page = (collectionId: string, filters: object = {}) =>
  getCollectionPage(ctx(), collectionPageInput.parse({ collectionId, ...filters }));

describe("collections", () => {
  it("show the products that are named, in their order, as far as shoppers see them", async () => {
    const seller = await aSeller(database.db);
    const [a, b, c] = [
      await aProduct(database.db, seller),
      await aProduct(database.db, seller),
      await aProduct(database.db, seller, { status: "DRAFT" }),
    ];
    const made = await create("Gifts for tea", false);
    expect(made).toMatchObject({ slug: "gifts-for-tea", isVisible: false, isRule: false, products: [], total: 0 });
    const written = await update({ collectionId: made.id, products: [b.slug, c.id, a.slug, b.id] });
    expect(staffCollectionView.parse(written).products.map(({ id }) => id)).toEqual([b.id, c.id, a.id]);
    expect(written.total).toBe(2);
    await expect(page(made.slug)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await update({ collectionId: made.id, isVisible: true });
    const first = collectionPageView.parse(await page(made.slug, { limit: 1 }));
    expect([first.total, first.items.map(({ id }) => id)]).toEqual([2, [b.id]]);
    const second = await page(made.id, { limit: 1, cursor: first.nextCursor });
    expect([second.nextCursor, second.items.map(({ id }) => id)]).toEqual([null, [a.id]]);
    expect((await listCollections(ctx())).map(({ id }) => id)).toContain(made.id);
    await expect(update({ collectionId: made.id, products: ["no-such-mug"] })).rejects.toThrow(
      "There is no product at no-such-mug.",
    );
    await expect(update({ collectionId: made.id, rule: { tag: "tea" } })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    expect((await create("Gifts for tea", true)).slug).toBe("gifts-for-tea-2");
    await deleteCollection(ctx(), { collectionId: made.id });
    expect((await listStaffCollections(ctx())).map(({ id }) => id)).not.toContain(made.id);
  });

  it("take in by their rule what has all of it, and can be narrowed, never widened", async () => {
    const [one, two] = [await aSeller(database.db), await aSeller(database.db)];
    const category = await aCategory(database.db);
    const below = await aCategory(database.db, { parentId: category.id });
    const given = { categoryId: below.id, tags: ["clay"] };
    const cheap = await aProduct(database.db, one, { ...given, priceAmount: 1000 });
    const dear = await aProduct(database.db, one, { ...given, priceAmount: 5000 });
    await aProduct(database.db, two, { ...given, priceAmount: 1000 });
    await aProduct(database.db, one, { ...given, tags: ["wood"] });
    const { id } = await create("Clay", true);
    const rule = { categoryId: category.id, tag: " CLAY ", sellerIds: [one.id], priceMax: 6000 };
    expect(await update({ collectionId: id, rule, isVisible: true })).toMatchObject({
      total: 2,
      rule: { tag: "clay" },
    });
    const ids = async (filters: object = {}) =>
      (await page(id, { sort: "price_asc", ...filters })).items.map((card) => card.id);
    expect(await ids()).toEqual([cheap.id, dear.id]);
    expect(await ids({ priceMax: 2000 })).toEqual([cheap.id]);
    expect((await page(id)).facets).toMatchObject({
      categories: [
        { id: category.id, count: 2 },
        { id: below.id, count: 2 },
      ],
      sellers: [{ id: one.id, count: 2 }],
      prices: [{ count: 1 }, { count: 0 }, { count: 1 }, { count: 0 }],
    });
    await update({ collectionId: id, rule: { ...rule, priceMax: 2000 } });
    expect(await ids({ priceMax: 9000 })).toEqual([cheap.id]);
    expect((await page(id, { priceMax: 9000 })).facets.prices).toMatchObject([
      { count: 1 },
      { count: 0 },
      { count: 0 },
      { count: 0 },
    ]);
    await expect(update({ collectionId: id, rule: { categoryId: one.id } })).rejects.toMatchObject({
      details: { fieldErrors: { "rule.categoryId": "This category does not exist." } },
    });
  });

  it("are not widened by another value of the attribute that their rule asks for", async () => {
    const seller = await aSeller(database.db);
    const category = await aCategory(database.db);
    const { id: attributeId, code } = await createAttribute(
      ctx(),
      createAttributeInput.parse({ name: "Wood", kind: "select", options: [{ label: "Oak" }, { label: "Ash" }] }),
    );
    await setCategoryAttributes(ctx(), { categoryId: category.id, attributes: [{ attributeId, isRequired: false }] });
    const of = async (wood: string) => {
      const product = await aProduct(database.db, seller, { categoryId: category.id });
      const attributes = { [code]: wood };
      await updateProduct(ctx(), { sellerId: seller.id, productId: product.id, attributes });
      return product.id;
    };
    const [oak] = [await of("oak"), await of("ash")];
    const { id } = await create("Of oak", true);
    await update({ collectionId: id, rule: { categoryId: category.id, attributes: [`${code}:oak`] }, isVisible: true });
    const shown = async (attribute: string[]) => (await page(id, { attribute })).items.map((card) => card.id);
    expect(await shown([])).toEqual([oak]);
    expect(await shown([`${code}:oak`])).toEqual([oak]);
    expect(await shown([`${code}:ash`])).toEqual([]);
    expect((await page(id)).facets.attributes).toMatchObject([{ name: "Wood", values: [{ value: "Oak", count: 1 }] }]);
  });

  it("ask for what a tag has become when it is written by its old name, and for none that was taken away", async () => {
    await renameTag(ctx(), { tag: "earthen ware", to: "Pottery" });
    await renameTag(ctx(), { tag: "clearance", to: "" });
    const { id: collectionId } = await create("Of clay", true);
    const written = await update({ collectionId, rule: { tag: " Earthen  Ware" } });
    expect(written.rule).toMatchObject({ tag: "pottery" });
    await expect(update({ collectionId, rule: { tag: "Clearance" } })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      details: { fieldErrors: { "rule.tag": expect.stringContaining("“clearance” was taken away") } },
    });
    // One that asks for it already is saved as it stands.
    await renameTag(ctx(), { tag: "pottery", to: "" });
    expect((await update({ collectionId, name: "Clay", rule: { tag: "pottery" } })).rule).toMatchObject({
      tag: "pottery",
    });
  });

  it("follow categories that are merged and tags that are renamed", async () => {
    const seller = await aSeller(database.db);
    const [from, into] = [await aCategory(database.db), await aCategory(database.db)];
    const product = await aProduct(database.db, seller, { categoryId: from.id, tags: ["stone ware"] });
    const { id } = await create("Stoneware", true);
    await update({ collectionId: id, rule: { categoryId: from.id, tag: "stone ware" }, isVisible: true });
    await mergeCategory(ctx(), { categoryId: from.id, intoCategoryId: into.id });
    await renameTag(ctx(), { tag: "stone ware", to: "Stoneware" });
    expect((await page(id)).items.map((card) => card.id)).toEqual([product.id]);
  });
});

describe("tags", () => {
  const tagsOf = async (productId: string) =>
    (await database.db.selectFrom("products").where("id", "=", productId).select(["tags", "version"]).execute())[0];

  it("are renamed, merged and taken away in all products", async () => {
    const seller = await aSeller(database.db);
    const [a, b] = [
      await aProduct(database.db, seller, { tags: ["blue mugs", "x", "azure mugs"] }),
      await aProduct(database.db, seller, { tags: ["azure mugs"] }),
    ];
    await countTags(ctx());
    expect(await suggestTags(ctx(), { q: "AZ" })).toEqual(["azure mugs"]);
    expect((await listTags(ctx(), { query: "mugs", limit: 1 })).items).toEqual([
      { tag: "azure mugs", productCount: 2 },
    ]);
    expect(await renameTag(ctx(), { tag: "azure mugs", to: " Blue  Mugs" })).toEqual({ productCount: 2 });
    expect((await tagsOf(a.id))?.tags).toEqual(["blue mugs", "x"]);
    expect(await tagsOf(b.id)).toEqual({ tags: ["blue mugs"], version: 2 });
    expect((await listTags(ctx(), { query: "mugs", limit: 5 })).items).toEqual([{ tag: "blue mugs", productCount: 2 }]);
    await renameTag(ctx(), { tag: "blue mugs", to: "" });
    expect((await tagsOf(b.id))?.tags).toEqual([]);
    const { rows } = await sql`select tags from product_listings where product_id = ${a.id}`.execute(database.db);
    expect(rows).toEqual([{ tags: ["x"] }]);
    await expect(renameTag(ctx(), { tag: "x", to: "a, b" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("do not come back by their old names, until staff let them be written again", async () => {
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller, { tags: ["cups"] });
    const own = { sellerId: seller.id, productId: product.id };
    const written = async (...tags: string[]) => (await updateProduct(ctx(), { ...own, tags })).tags;
    await renameTag(ctx(), { tag: "cups", to: "mugs" });
    await renameTag(ctx(), { tag: "sale!", to: "" });
    expect(await written("Cups", "blue", "sale!", "mugs")).toEqual(["mugs", "blue"]);
    await renameTag(ctx(), { tag: "mugs", to: "beakers" });
    expect(await written("blue", "mugs", "cups")).toEqual(["blue", "beakers"]);
    const renames = async () =>
      (await listTagRenames(ctx(), { limit: 50 })).items.flatMap(({ tag, became }) =>
        ["cups", "mugs", "beakers", "sale!"].includes(tag) ? [`${tag} > ${became}`] : [],
      );
    expect((await renames()).sort()).toEqual(["cups > beakers", "mugs > beakers", "sale! > null"]);

    const file = `Handle,Title,Tags\n${product.slug},Beaker,"cups, green"\n`;
    const report = await importProducts(ctx(), {
      sellerId: seller.id,
      stream: (async function* () {
        yield file;
      })(),
    });
    expect(report).toMatchObject({ updated: 1, failed: 0 });
    expect((await tagsOf(product.id))?.tags).toEqual(["beakers", "green"]);

    await forgetTagRename(ctx(), { tag: "cups" });
    expect(await written("cups", "mugs")).toEqual(["cups", "beakers"]);
    await renameTag(ctx(), { tag: "beakers", to: "mugs" });
    expect(await written("mugs", "cups")).toEqual(["mugs", "cups"]);
    expect((await renames()).sort()).toEqual(["beakers > mugs", "sale! > null"]);
  });
});
