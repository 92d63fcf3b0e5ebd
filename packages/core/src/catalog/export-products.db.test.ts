import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { aCategory, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { addShippingProfile } from "../shipping/index";
import { createProduct } from "./create-product";
import { exportProducts } from "./export-products";
import { addPicture, archiveProduct, importProducts, updateProduct } from "./index";

const shared = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../../../shared/data");
const naughtyStrings = path.join(shared, "security/blns.json");
const examples = path.join(shared, "import");

describe("exporting products", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const ctx = () => testContext(database.db);
  type Filter = Omit<Parameters<typeof exportProducts>[1], "sellerId">;
  const write = async (filter: Filter = {}, shop = seller) => {
    let all = "";
    for await (const part of (await exportProducts(ctx(), { ...filter, sellerId: shop.id })).text) all += part;
    return all;
  };
  const load = (text: string, shop = seller) =>
    importProducts(ctx(), {
      sellerId: shop.id,
      stream: (async function* () {
        yield Buffer.from(text);
      })(),
    });
  const read = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[];
  type NewProduct = Partial<Parameters<typeof createProduct>[1]>;
  const make = (given: NewProduct) =>
    createProduct(ctx(), {
      ...{ sellerId: seller.id, name: "Mug", description: "", tags: [], taxClass: "standard", taxable: true },
      ...{ currency: "USD", options: [], variants: [], pictures: [], videos: [], basePrice: 1000 },
      ...given,
    });
  const variant = (given: object) => ({
    ...{ sku: undefined, barcode: undefined, trackQuantity: true, allowBackorder: false, weightGrams: 0 },
    ...{ weightUnit: "lb" as const, taxable: true, requiresShipping: true, options: [] as string[] },
    ...given,
  });
  const everything = async () => {
    const { rows } = await sql`
      select (select json_agg(p order by id) from (
          select id, name, description, tags, specs, options, status, slug, handle, version, category_id, seo_title,
            seo_description, shipping_profile_id from products where seller_id = ${seller.id}) p) as products,
        (select json_agg(v order by id) from (select * from variants where seller_id = ${seller.id}) v) as variants,
        (select count(*) from stock_movements where seller_id = ${seller.id}) as movements,
        (select count(*) from domain_events) as events, (select count(*) from media) as media
    `.execute(database.db);
    return rows[0];
  };

  it("writes what importing reads back as it was, to the byte", async () => {
    const parent = await aCategory(database.db, { name: "Home" });
    const category = await aCategory(database.db, { name: "Lamps & lights", parentId: parent.id });
    await aCategory(database.db, { name: "Stoneware" });
    const { id: cover } = await addPicture(ctx(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
    const { id: back } = await addPicture(ctx(), { sellerId: seller.id, bytes: new Uint8Array([2]) });
    const profile = await addShippingProfile(ctx(), seller.id, { name: "=Bulky, “slow”", processingDays: 9 });
    const lamp = await make({
      shippingProfileId: profile.profiles[0]?.id,
      name: "Lamp, “tall”",
      description: "<p>One\r\ntwo</p>",
      categoryId: category.id,
      tags: ["warm", "brass, old"],
      options: [
        { name: "Colour", values: ["Blue", "Red", "Unused"] },
        { name: "Size", values: ["M", "S"] },
      ],
      variants: [
        variant({ options: ["Red", "S"], sku: "'00123", quantity: 4, price: 5, compareAtPrice: 10, costPerItem: 3 }),
        variant({
          options: ["Blue", "M"],
          sku: "-1+1",
          barcode: "=2+2",
          price: 0,
          mediaId: back,
          allowBackorder: true,
        }),
        variant({ options: ["Red", "M"], price: 100_000_000, trackQuantity: false, weightGrams: 454, taxable: false }),
      ],
      pictures: [
        { mediaId: cover, alt: "=the lamp" },
        { mediaId: back, alt: "" },
      ],
      seo: { title: "A lamp", description: "Which is tall", isHidden: true },
    });
    await make({ name: "Nothing but a name", basePrice: undefined });
    const gone = await make({ name: "Gone" });
    await archiveProduct(ctx(), { sellerId: seller.id, productId: gone.id });
    await load(
      [
        "Handle,Title,Vendor,Type,Image Src,Image Alt Text,Variant Price,Published,Google Shopping / MPN",
        "vase,Vase,Kiln,Stonewares,https://pictures.example/vase.jpg,A vase,12,true,M-1",
        "vase,,,,https://pictures.example/vase-2.jpg,,,,",
      ].join("\n"),
    );
    await updateProduct(ctx(), { sellerId: seller.id, productId: lamp.id, seo: { title: null, isHidden: true } });
    const before = await everything();
    const text = await write();
    expect(await load(text)).toEqual({ created: 0, updated: 0, unchanged: 4, failed: 0, errors: [] });
    expect(await everything()).toEqual(before);
    expect(await write()).toBe(text);

    // Another shop that takes the file gets the same, and gives out the same but for pictures, which are its own.
    const other = await aSeller(database.db);
    await addShippingProfile(ctx(), other.id, { name: "=bulky, “Slow”", processingDays: 2 });
    await load(text, other);
    const columns = ["Handle", "Title", "Body (HTML)", "Tags", "Option1 Value", "Variant SKU", "Variant Price"];
    const pick = (row: Record<string, string>) => columns.map((column) => row[column]);
    const priced = read(text).filter((row) => row.Handle !== "nothing-but-a-name");
    expect(read(await write({}, other)).map(pick)).toEqual(priced.map(pick));
  });

  it("writes Shopify's columns, and a fourth option only where there is one", async () => {
    await make({ name: "Mug" });
    const header = (await write()).split("\r\n")[0];
    expect(header).toContain("Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name");
    expect(header).not.toContain("Option4");
    const options = ["A", "B", "C", "D", "E"].map((name) => ({ name, values: ["x"] }));
    await make({ name: "Five", options, variants: [variant({ options: Array(5).fill("x"), price: 5 })] });
    expect(await write()).toContain("Option5 Value");
    expect(await load(await write())).toMatchObject({ unchanged: 2, failed: 0 });
  });

  it("takes the filter of the list", async () => {
    await make({ name: "Red mug" });
    const cup = await make({ name: "Cup" });
    await archiveProduct(ctx(), { sellerId: seller.id, productId: cup.id });
    expect(read(await write({ query: "mug" })).map((row) => row.Title)).toEqual(["Red mug"]);
    expect(read(await write({ status: "ARCHIVED" })).map((row) => row.Title)).toEqual(["Cup"]);
    expect(await write({ query: "none" })).toMatch(/^\uFEFFHandle,.*\r\n$/);
  });

  it("gives no stranger's products", async () => {
    await make({ name: "Mine" });
    expect(read(await write({}, await aSeller(database.db)))).toEqual([]);
  });

  it("lets no cell run as a formula", async () => {
    const starts = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "'=", "''@"];
    for (const start of starts)
      await make({
        name: `${start}cmd|' /C calc'!A0`,
        tags: [`${start}tag`],
        seo: { title: `${start}1`, description: `${start}2`, isHidden: false },
        options: [{ name: `${start}o`, values: [`${start}v`] }],
        variants: [variant({ options: [`${start}v`], sku: `${start}sku`, price: 5 })],
      });
    const text = await write();
    for (const row of read(text))
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    expect(await load(text)).toMatchObject({ unchanged: starts.length, failed: 0 });
  });

  it.skipIf(!existsSync(naughtyStrings))(
    "brings every naughty string back as the text it is",
    async () => {
      const strings = JSON.parse(readFileSync(naughtyStrings, "utf8")) as string[];
      let made = 0;
      const cut = (text: string, length: number) => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
      for (const [index, text] of strings.entries()) {
        const { createProductInput } = await import("@emporia/contracts/catalog");
        const input = createProductInput.safeParse({
          name: cut(text, 250),
          description: text,
          tags: [cut(text, 60)].filter((tag) => tag.trim() !== ""),
          seo: { title: cut(text, 200), description: cut(text, 500) },
          options: [{ name: cut(text, 60), values: [cut(text, 120)] }],
          variants: [{ options: [cut(text, 120)], sku: cut(text, 90) || undefined, price: index }],
        });
        if (!input.success) continue;
        const { sku } = input.data.variants[0] ?? {};
        const unique = sku === undefined ? {} : { sku: `${sku} ${index}` };
        await make({ ...input.data, variants: input.data.variants.map((each) => ({ ...each, ...unique })) });
        made++;
      }
      expect(made).toBeGreaterThan(strings.length * 0.85);
      const before = await everything();
      expect(await load(await write())).toEqual({ created: 0, updated: 0, unchanged: made, failed: 0, errors: [] });
      expect(await everything()).toEqual(before);
    },
    60_000,
  );

  it.skipIf(!existsSync(examples))("changes nothing of what shops have published, brought in and out", async () => {
    const files = readdirSync(examples).filter((name) => /^(packt|shopifypartners)__/.test(name));
    for (const name of files) await load(readFileSync(path.join(examples, name), "utf8"));
    const before = await everything();
    const text = await write();
    const report = await load(text);
    expect(report).toMatchObject({ created: 0, updated: 0, failed: 0 });
    expect(await everything()).toEqual(before);
    expect(await write()).toBe(text);
  });
});
