import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { aCategory, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { importProducts } from "./import-products";

const example = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../../../../../shared/data/import/classic-commerce__sample_products.csv",
);
const HEADER =
  "ID,Type,SKU,Name,Published,Visibility in catalog,Short description,Description,Tax status,In stock?,Stock,Backorders allowed?,Weight (lbs),Sale price,Regular price,Date sale price ends,Categories,Tags,Images,Parent,Position,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)";
const columns = HEADER.split(",");
const row = (cells: Record<string, string>) =>
  columns.map((column) => `"${(cells[column] ?? "").replaceAll('"', '""')}"`).join(",");

interface Found {
  handle: string;
  slug: string;
  name: string;
  description: string;
  status: string;
  options: { name: string; values: string[] }[];
  specs: { name: string; value: string }[];
  tags: string[];
  category_id: string | null;
  variants: {
    options: string[];
    sku: string | null;
    amount: number;
    compareAt: number | null;
    picture: string | null;
  }[];
  levels: { onHand: number; isTracked: boolean; allowsBackorder: boolean }[];
  weights: [number, string, boolean, boolean][];
  pictures: string[] | null;
}

describe("a product file of WooCommerce", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const load = (text: string) =>
    importProducts(testContext(database.db), {
      sellerId: seller.id,
      stream: (async function* () {
        yield Buffer.from(text);
      })(),
    });
  const take = (...rows: Record<string, string>[]) =>
    load([HEADER, ...rows.map((each) => row({ Published: "1", "In stock?": "1", ...each }))].join("\n"));
  const products = async () => {
    const { rows } = await sql<Found>`
      select handle, slug, name, description, status, options, specs, tags, category_id, (
        select json_agg(json_build_object('options', variant.option_values, 'sku', variant.sku, 'amount', price.amount,
          'compareAt', price.compare_at_amount, 'picture', media.source_url) order by variant.position)
        from variants variant left join prices price on price.variant_id = variant.id
        left join media on media.id = variant.media_id where variant.product_id = products.id
      ) as variants, (
        select json_agg(json_build_object('onHand', level.on_hand, 'isTracked', level.track_quantity,
          'allowsBackorder', level.allow_backorder) order by variant.position)
        from variants variant join stock_levels level on level.variant_id = variant.id
        where variant.product_id = products.id
      ) as levels, (
        select json_agg(json_build_array(weight_grams, weight_unit, requires_shipping, is_taxable) order by position)
        from variants where product_id = products.id
      ) as weights, (
        select json_agg(media.source_url order by shown.position) from product_media shown
        join media on media.id = shown.media_id where shown.product_id = products.id
      ) as pictures
      from products where seller_id = ${seller.id} order by name
    `.execute(database.db);
    return rows;
  };

  describe.skipIf(!existsSync(example))("that a shop has published", () => {
    const text = existsSync(example) ? readFileSync(example, "utf8") : "";

    it("brings simple and variable products with their variations, and says what cannot come", async () => {
      await aCategory(database.db, { name: "Music" });
      const report = await load(text);
      expect(report.errors.map(({ column, handle }) => [column, handle])).toEqual([
        ["Type", "cc-logo-collection"],
        ["Type", "cp-donation"],
      ]);
      const found = new Map((await products()).map((product) => [product.name, product]));
      expect(found.size).toBe(report.created);
      expect(found.size).toBe(13);
      expect(found.get("Beanie")).toMatchObject({
        handle: "cc-beanie",
        slug: expect.stringMatching(/^beanie/),
        status: "PUBLISHED",
        specs: [{ name: "Color", value: "Red" }],
        variants: [{ options: [], sku: "cc-beanie", amount: 1800, compareAt: 2000 }],
        levels: [{ isTracked: false }],
      });
      expect(found.get("Hoodie with Pocket")?.status).toBe("DRAFT");
      expect(found.get("Album")).toMatchObject({ weights: [[0, "g", false, true]], category_id: expect.any(String) });
      const hoodie = found.get("Hoodie");
      expect(hoodie?.options.map(({ name }) => name)).toEqual(["Color", "Logo"]);
      expect(hoodie?.variants).toHaveLength(6);
      expect(hoodie?.variants.find(({ sku }) => sku === "cc-hoodie-red")).toMatchObject({
        options: ["Red", "No"],
        amount: 4200,
        compareAt: 4500,
        picture: expect.stringMatching(/^https:/),
      });
      expect(hoodie?.pictures).toHaveLength(7);
      // The sizes of the shirts are left open: each stands for all three.
      const shirt = found.get("T-Shirt");
      expect(shirt?.variants).toHaveLength(9);
      expect(shirt?.variants.map(({ sku }) => sku)).toContain("cc-t-shirt-blue-medium");
    });

    it("changes nothing the second time", async () => {
      const first = await load(text);
      const before = await products();
      expect(await load(text)).toMatchObject({ created: 0, updated: 0, unchanged: first.created });
      expect(await products()).toEqual(before);
    });
  });

  it("reads stock, backorders, weights, sales, paths and lists as WooCommerce means them", async () => {
    const parent = await aCategory(database.db, { name: "Clothing" });
    const category = await aCategory(database.db, { name: "Hats, caps", parentId: parent.id });
    const report = await take(
      {
        ...{ ID: "1", Type: "simple, virtual", SKU: "A", Name: "Apple", Stock: "7", "Backorders allowed?": "notify" },
        ...{
          "Weight (lbs)": "1",
          "Regular price": "10",
          "Sale price": "8",
          Categories: "Clothing > Hats\\, caps, Sale",
        },
        ...{ Tags: "Red, round", Images: "https://p.example/1.jpg, https://p.example/2.jpg", "Tax status": "none" },
        ...{ "Short description": "Short.", Description: "One\\nmore\\n\\nTwo" },
      },
      { ID: "2", Type: "simple", Name: "Bare", "Regular price": "5", "In stock?": "0" },
      {
        ID: "3",
        Type: "simple",
        SKU: "C",
        Name: "Closed",
        "Regular price": "5",
        "Sale price": "1",
        "Date sale price ends": "2020-01-01",
      },
      { ID: "4", Type: "simple", SKU: "D", Name: "Draft", Published: "-1", "Regular price": "dear" },
    );
    expect(report.errors).toEqual([
      { line: 5, column: "Regular price", handle: "d", message: "“dear” is not a price." },
    ]);
    expect(await products()).toMatchObject([
      {
        handle: "a",
        slug: "apple",
        description: "<p>Short.</p>\n<p>One<br />more</p><p>Two</p>",
        tags: ["red", "round"],
        category_id: category.id,
        variants: [{ amount: 800, compareAt: 1000 }],
        levels: [{ onHand: 7, isTracked: true, allowsBackorder: true }],
        weights: [[454, "lb", false, false]],
        pictures: ["https://p.example/1.jpg", "https://p.example/2.jpg"],
      },
      { handle: "id-2", levels: [{ onHand: 0, isTracked: true, allowsBackorder: false }] },
      { name: "Closed", variants: [{ amount: 500, compareAt: null }] },
    ]);
  });

  it("finds the product of a variation by SKU and by ID, and leaves out those that are off", async () => {
    const colour = { "Attribute 1 name": "Colour" };
    const variation = (ID: string, Parent: string, value: string, given: object = {}) => ({
      ...{ ID, Type: "variation", Parent, ...colour, "Attribute 1 value(s)": value, "Regular price": "5" },
      ...given,
    });
    const report = await take(
      variation("12", "CUP", "Blue", { Position: "2" }),
      { ID: "1", Type: "variable", SKU: "CUP", Name: "Cup", ...colour, "Attribute 1 value(s)": "Blue, Red" },
      variation("13", "id:1", "Red", { Position: "1" }),
      variation("14", "id:1", "Green", { Published: "0" }),
      variation("15", "id:99", "Lost"),
    );
    expect(report).toMatchObject({ created: 1, errors: [{ line: 6, column: "Parent", handle: "id-99" }] });
    expect((await products())[0]?.variants.map(({ options }) => options)).toEqual([["Red"], ["Blue"]]);
  });
});
