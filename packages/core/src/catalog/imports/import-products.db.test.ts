import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { aCategory, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { addShippingProfile } from "../../shipping/index";
import { publishProduct, updateProduct } from "../index";
import { sanitiseDescription } from "../sanitise-description";
import { importProducts } from "./import-products";

const shared = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../../../../shared/data");
const examples = path.join(shared, "import");
const hasExamples = existsSync(examples);
const naughtyStrings = path.join(shared, "security/blns.json");

const HEADER =
  "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Image Alt Text,Variant Image,Variant Weight Unit,Cost per item,Status,Gift Card,SEO Title";
const columns = HEADER.split(",");
const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const row = (cells: Record<string, string>) => columns.map((column) => quote(cells[column] ?? "")).join(",");
const aRow = (cells: Record<string, string>) =>
  row({ Title: "Mug", Published: "true", "Variant Price": "10.00", "Variant Inventory Tracker": "shopify", ...cells });
const file = (...rows: string[]) => [HEADER, ...rows, ""].join("\n");
async function* chunks(text: string | Uint8Array, size = 4096) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

describe("importing products", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const load = (text: string | Uint8Array, size?: number) =>
    importProducts(testContext(database.db), { sellerId: seller.id, stream: chunks(text, size) });
  const products = () =>
    database.db
      .selectFrom("products")
      .where("seller_id", "=", seller.id)
      .select([
        "id",
        "handle",
        "slug",
        "name",
        "status",
        "version",
        "options",
        "tags",
        "description",
        "specs",
        "category_id",
      ])
      .orderBy("handle")
      .execute();
  const variants = (handle: string) =>
    database.db
      .selectFrom("variants")
      .innerJoin("products", "products.id", "variants.product_id")
      .innerJoin("prices", "prices.variant_id", "variants.id")
      .innerJoin("stock_levels", "stock_levels.variant_id", "variants.id")
      .leftJoin("media", "media.id", "variants.media_id")
      .where("products.seller_id", "=", seller.id)
      .where("products.handle", "=", handle)
      .selectAll(["variants", "prices", "stock_levels"])
      .select(["variants.id", "media.source_url"])
      .orderBy("variants.position")
      .execute();
  const pictures = (handle: string) =>
    database.db
      .selectFrom("product_media")
      .innerJoin("products", "products.id", "product_media.product_id")
      .innerJoin("media", "media.id", "product_media.media_id")
      .where("products.seller_id", "=", seller.id)
      .where("products.handle", "=", handle)
      .select(["media.source_url", "product_media.alt"])
      .orderBy("product_media.position")
      .execute();
  const countEverything = async () => {
    const [{ events, movements } = { events: 0, movements: 0 }] = await database.db
      .selectNoFrom((eb) => [
        eb
          .selectFrom("domain_events")
          .select((e) => e.fn.countAll<number>().as("n"))
          .as("events"),
        eb
          .selectFrom("stock_movements")
          .select((e) => e.fn.countAll<number>().as("n"))
          .as("movements"),
      ])
      .execute();
    return { events, movements, products: await products() };
  };

  describe.skipIf(!hasExamples)("from files that shops have published", () => {
    const files = hasExamples ? readdirSync(examples).filter((name) => /^(packt|shopifypartners)__/.test(name)) : [];
    const cents = (price: string) => (price === "" ? null : Math.round(Number(price) * 100));

    it.each(files)("brings over every cell of %s", async (name) => {
      const cells = parse(readFileSync(path.join(examples, name)), { bom: true, columns: true }) as Record<
        string,
        string
      >[];
      const byHandle = groupBy(cells);
      const ctx = testContext(database.db);
      const report = await importProducts(ctx, {
        sellerId: seller.id,
        stream: createReadStream(path.join(examples, name)),
      });
      expect(report).toEqual({ created: byHandle.size, updated: 0, unchanged: 0, failed: 0, errors: [] });
      const stored = await products();
      expect(stored.map((product) => product.handle)).toEqual([...byHandle.keys()].sort());
      for (const product of stored) {
        const rows = byHandle.get(product.handle)!;
        const first = rows[0]!;
        expect(product.name).toBe(first.Title);
        expect(product.description).toBe(sanitiseDescription(first["Body (HTML)"]!));
        expect(product.status).toBe(first.Published === "true" ? "PUBLISHED" : "DRAFT");
        expect(product.tags).toEqual(
          first
            .Tags!.split(",")
            .map((tag) => tag.trim().toLowerCase())
            .filter(Boolean),
        );
        const specs = [
          ["Brand", first.Vendor],
          ["Type", first.Type],
        ] as const;
        expect(product.specs).toEqual(specs.filter(([, value]) => value).map(([name, value]) => ({ name, value })));
        const isDefault = first["Option1 Value"] === "Default Title";
        const sold = rows.filter((each) => each["Variant Price"] !== "");
        expect(product.options).toEqual(
          isDefault ? [] : [{ name: first["Option1 Name"], values: sold.map((each) => each["Option1 Value"]) }],
        );
        const made = await variants(product.handle);
        expect(made).toHaveLength(sold.length);
        for (const [index, variant] of made.entries()) {
          const expected = sold[index]!;
          const price = cents(expected["Variant Price"]!)!;
          const compareAt = cents(expected["Variant Compare At Price"]!);
          expect(variant).toMatchObject({
            option_values: isDefault ? [] : [expected["Option1 Value"]],
            sku: expected["Variant SKU"] || null,
            barcode: expected["Variant Barcode"] || null,
            amount: price,
            currency: "USD",
            compare_at_amount: compareAt !== null && compareAt > price ? compareAt : null,
            cost_amount: cents(expected["Cost per item"] ?? ""),
            weight_grams: Number(expected["Variant Grams"]),
            weight_unit: expected["Variant Weight Unit"],
            on_hand: Number(expected["Variant Inventory Qty"]),
            track_quantity: expected["Variant Inventory Tracker"] !== "",
            allow_backorder: false,
            requires_shipping: expected["Variant Requires Shipping"] === "true",
            is_taxable: expected["Variant Taxable"] === "true",
            source_url: expected["Variant Image"] || null,
          });
        }
        const shown = (await pictures(product.handle)).map((each) => each.source_url);
        const expectedPictures = rows
          .filter((each) => each["Image Src"] !== "")
          .sort((a, b) => Number(a["Image Position"] || 1e9) - Number(b["Image Position"] || 1e9))
          .map((each) => each["Image Src"]);
        const ofVariants = rows.map((each) => each["Variant Image"]).filter(Boolean);
        expect(shown).toEqual([...new Set([...expectedPictures, ...ofVariants])]);
      }
    });

    it("AD-07 CAT-16 takes the tax class of a product by code, name or its provider's code, and names one that there is not", async () => {
      await sql`
      insert into tax_classes (code, name, provider_code, retired_at)
      values ('toys', 'Toys and games', 'TX-77', null), ('rugs', 'Rugs', null, now())
    `.execute(database.db);
      const words = { a: "toys", b: "TOYS AND GAMES", c: "tx-77", d: "", e: "zero-rate", f: "Rugs" };
      const text = [
        `${HEADER},Tax class`,
        ...Object.entries(words).map(([Handle, word]) => `${aRow({ Handle })},${quote(word)}`),
        "",
      ].join("\n");
      const report = await load(text);
      expect(report).toMatchObject({ created: 4, failed: 2 });
      expect(report.errors.map(({ handle, column, message }) => [handle, column, message])).toEqual([
        ["e", "Tax class", expect.stringContaining("There is no tax class “zero-rate”.")],
        ["f", "Tax class", "The tax class Rugs is retired: choose another one."],
      ]);
      const classes = await database.db
        .selectFrom("products")
        .where("seller_id", "=", seller.id)
        .orderBy("handle")
        .select("tax_class")
        .execute();
      expect(classes.map((each) => each.tax_class)).toEqual(["toys", "toys", "toys", "standard"]);
      expect(await load(text)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    });

    it("P-122 takes the shipping profile of a product by its name, and names one that the shop has not", async () => {
      const ctx = testContext(database.db);
      const { profiles } = await addShippingProfile(ctx, seller.id, { name: "Bulky", processingDays: 9 });
      const id = profiles[0]?.id;
      const column = "Shipping profile (product.metafields.custom.shipping_profile)";
      const loadNamed = (words: Record<string, string>) =>
        load(
          [
            `${HEADER},${column}`,
            ...Object.entries(words).map(([Handle, word]) => `${aRow({ Handle })},${quote(word)}`),
            "",
          ].join("\n"),
        );
      const kept = async () =>
        (
          await database.db
            .selectFrom("products")
            .where("seller_id", "=", seller.id)
            .orderBy("handle")
            .select("shipping_profile_id")
            .execute()
        ).map((each) => each.shipping_profile_id);
      const report = await loadNamed({ a: "bulky", b: "Bulky", c: "", d: "Freight" });
      expect(report.errors.map(({ handle, column: named, message }) => [handle, named, message])).toEqual([
        ["d", column, "There is no shipping profile “Freight”. The shop has Bulky."],
      ]);
      expect(await kept()).toEqual([id, id, null, null]);
      await loadNamed({ a: "", b: "Freight" });
      expect(await kept()).toEqual([null, id, null, null]);
      await load([HEADER, aRow({ Handle: "b" }), ""].join("\n"));
      expect((await kept())[1]).toBe(id);
    });

    it("changes nothing the second time", async () => {
      const ctx = testContext(database.db);
      const stream = () => createReadStream(path.join(examples, files[0]!));
      await importProducts(ctx, { sellerId: seller.id, stream: stream() });
      const before = await countEverything();
      const report = await importProducts(ctx, { sellerId: seller.id, stream: stream() });
      expect(report).toMatchObject({ created: 0, updated: 0, unchanged: before.products.length, failed: 0 });
      expect(await countEverything()).toEqual(before);
    });
  });

  it("writes what has changed and nothing else", async () => {
    const lines = [aRow({ Handle: "mug", "Variant Inventory Qty": "3" }), aRow({ Handle: "cup", Title: "Cup" })];
    await load(file(...lines));
    lines[0] = aRow({ Handle: "mug", Title: "Big mug", "Variant Inventory Qty": "5" });
    expect(await load(file(...lines))).toMatchObject({ created: 0, updated: 1, unchanged: 1, failed: 0 });
    expect(await products()).toMatchObject([
      { name: "Cup", version: 1 },
      { name: "Big mug", version: 2 },
    ]);
    expect(await variants("mug")).toMatchObject([{ on_hand: 5 }]);
  });

  it("gathers rows of a product that are far apart, pictures and their order", async () => {
    const others = Array.from({ length: 300 }, (_, index) =>
      aRow({ Handle: `other-${index}`, Title: `Other ${index}` }),
    );
    const url = (name: string) => `https://pictures.example/${name}.jpg`;
    const report = await load(
      file(
        aRow({
          Handle: "shirt",
          Title: "Shirt",
          "Option1 Name": "Size",
          "Option1 Value": "S",
          "Image Src": url("b"),
          "Image Position": "2",
        }),
        ...others,
        row({ Handle: "shirt", "Option1 Value": "M", "Variant Price": "12", "Variant Image": url("m") }),
        row({ Handle: "shirt", "Image Src": url("a"), "Image Position": "1", "Image Alt Text": "Front" }),
      ),
    );
    expect(report).toMatchObject({ created: 301, failed: 0 });
    expect(await variants("shirt")).toMatchObject([
      { option_values: ["S"], amount: 1000 },
      { option_values: ["M"], amount: 1200, source_url: url("m") },
    ]);
    expect(await pictures("shirt")).toEqual([
      { source_url: url("a"), alt: "Front" },
      { source_url: url("b"), alt: "" },
      { source_url: url("m"), alt: "" },
    ]);
  });

  it("reports a bad row by line and column and imports the rest", async () => {
    const report = await load(
      file(
        aRow({ Handle: "shirt", "Body (HTML)": "Two\nlines", "Option1 Name": "Size", "Option1 Value": "S" }),
        row({ Handle: "shirt", "Option1 Value": "M", "Variant Price": "cheap" }),
        row({ Handle: "shirt", "Option1 Value": "L", "Variant Price": "12" }),
        aRow({ Handle: "untitled", Title: "" }),
        aRow({ Handle: "fine" }),
      ),
    );
    expect(report).toMatchObject({ created: 2, failed: 2 });
    expect(report.errors).toEqual([
      { line: 4, column: "Variant Price", handle: "shirt", message: "“cheap” is not a price." },
      { line: 6, column: "Title", handle: "untitled", message: "The product has no title." },
    ]);
    expect((await variants("shirt")).map((each) => each.option_values)).toEqual([["S"], ["L"]]);
  });

  it("keeps a variant whose row has become unreadable", async () => {
    const size = (value: string, price: string) =>
      row({ Handle: "shirt", "Option1 Value": value, "Variant Price": price });
    const first = aRow({ Handle: "shirt", "Option1 Name": "Size", "Option1 Value": "S" });
    await load(file(first, size("M", "12")));
    expect(await load(file(first, size("M", "twelve")))).toMatchObject({ unchanged: 1, failed: 1 });
    expect((await variants("shirt")).map((each) => each.option_values)).toEqual([["S"], ["M"]]);
  });

  it("understands the codes, weights, policies and prices of spreadsheets", async () => {
    const report = await load(
      file(
        aRow({
          Handle: "a",
          "Variant SKU": "'00123",
          "Variant Barcode": "'0095205603217",
          "Variant Price": "$1,234.50",
          "Variant Compare At Price": "1000",
          "Variant Grams": "453.59",
          "Variant Weight Unit": "lb",
          "Variant Inventory Policy": "continue",
          "Variant Inventory Qty": "-4",
          "Cost per item": "12,50",
        }),
        aRow({ Handle: "b", "Variant Inventory Tracker": "", "Gift Card": "true", Status: "active" }),
        aRow({ Handle: "c", Status: "archived" }),
      ),
    );
    expect(report).toMatchObject({ created: 3, failed: 0 });
    expect(await variants("a")).toMatchObject([
      {
        sku: "00123",
        barcode: "0095205603217",
        amount: 123450,
        compare_at_amount: null,
        cost_amount: 1250,
        weight_grams: 454,
        weight_unit: "lb",
        allow_backorder: true,
        on_hand: 0,
      },
    ]);
    expect(await variants("b")).toMatchObject([{ track_quantity: false, sku: null }]);
    expect((await products()).map((product) => product.status)).toEqual(["PUBLISHED", "DRAFT", "ARCHIVED"]);
  });

  it("reads UTF-16, Windows-1252 and UTF-8 with a mark, cut anywhere", async () => {
    const text = (handle: string) => file(aRow({ Handle: handle, Title: "Café crème – 5 €" }));
    await load(Buffer.from(`\uFEFF${text("utf8")}`), 3);
    await load(Buffer.from(`\uFEFF${text("utf16")}`, "utf16le"), 5);
    const western = Buffer.from(text("western").replace("–", "\u0096").replace("€", "\u0080"), "latin1");
    await load(western, 7);
    expect((await products()).map((product) => product.name)).toEqual(Array(3).fill("Café crème – 5 €"));
  });

  it("finds the category by name, and publishes without one", async () => {
    const category = await aCategory(database.db, { name: "Garden Lamps" });
    await load(file(aRow({ Handle: "lamp", Type: "garden lamps" }), aRow({ Handle: "other", Type: "Unheard of" })));
    expect(await products()).toMatchObject([
      { handle: "lamp", category_id: category.id, status: "PUBLISHED" },
      { handle: "other", category_id: null, status: "PUBLISHED" },
    ]);
  });

  it("leaves drafts in a shop that is not approved", async () => {
    seller = await aSeller(database.db, { status: "PENDING" });
    await load(file(aRow({ Handle: "mug" })));
    expect(await products()).toMatchObject([{ status: "DRAFT" }]);
  });

  it("keeps two shops apart that use the same handle and SKU", async () => {
    await load(file(aRow({ Handle: "mug", "Variant SKU": "MUG" })));
    seller = await aSeller(database.db);
    expect(await load(file(aRow({ Handle: "mug", "Variant SKU": "MUG" })))).toMatchObject({ created: 1, failed: 0 });
    expect(await products()).toMatchObject([{ handle: "mug", slug: expect.stringMatching(/^mug-\d+$/) }]);
  });

  it("leaves out a variant whose SKU another product has", async () => {
    const report = await load(
      file(aRow({ Handle: "a", "Variant SKU": "X" }), aRow({ Handle: "b", "Variant SKU": "X" })),
    );
    expect(report).toMatchObject({ created: 1, failed: 1, errors: [{ line: 3, column: "Variant SKU", handle: "b" }] });
  });

  it("keeps what the seller decided here", async () => {
    const text = file(aRow({ Handle: "mug" }));
    await load(text);
    const [product] = await products();
    const ctx = testContext(database.db);
    const { archiveProduct } = await import("../index");
    await archiveProduct(ctx, { sellerId: seller.id, productId: product!.id });
    expect(await load(text)).toMatchObject({ unchanged: 1 });
    expect(await products()).toMatchObject([{ status: "ARCHIVED" }]);
    await expect(publishProduct(ctx, { sellerId: seller.id, productId: product!.id })).rejects.toThrow("picture");
    await updateProduct(ctx, { sellerId: seller.id, productId: product!.id, slug: "my-mug" });
    await load(text);
    expect(await products()).toMatchObject([{ slug: "my-mug" }]);
  });

  it("reports a missing quotation mark and keeps what came before", async () => {
    const report = await load(`${file(aRow({ Handle: "mug" }))}cup,"Cup,never closed\nmore,"\nand more`);
    expect(report.created).toBe(1);
    expect(report.failed).toBeGreaterThan(0);
  });

  it.skipIf(!existsSync(naughtyStrings))("takes naughty strings as the text they are", async () => {
    const strings = (JSON.parse(readFileSync(naughtyStrings, "utf8")) as string[]).filter((text) => text.trim() !== "");
    const report = await load(
      file(
        ...strings.map((text, index) =>
          aRow({
            Handle: `n-${String(index).padStart(4, "0")}`,
            Title: text.slice(0, 250),
            "Body (HTML)": text,
            Vendor: text.slice(0, 200),
            Tags: text.slice(0, 50),
          }),
        ),
      ),
    );
    const untitled = report.errors.filter((error) => error.column === "Title").length;
    expect(report).toMatchObject({ created: strings.length - untitled, failed: untitled });
    expect(untitled).toBeLessThan(10);
    for (const product of await products()) {
      const tags = product.description.match(/<[^>]*>/g)?.join("") ?? "";
      expect(tags).not.toMatch(/<(script|iframe|img|svg|object|style)|javascript:|\son\w+=/i);
    }
  });

  it("streams ten thousand rows", async () => {
    async function* rows() {
      yield Buffer.from(`${HEADER}\n`);
      for (let index = 0; index < 5000; index++) {
        const handle = `item-${index}`;
        yield Buffer.from(
          `${aRow({ Handle: handle, Title: `Item ${index}`, "Option1 Name": "Size", "Option1 Value": "S", "Variant SKU": `S-${index}` })}\n${row({ Handle: handle, "Option1 Value": "M", "Variant Price": "11.00", "Variant SKU": `M-${index}` })}\n`,
        );
      }
    }
    const report = await importProducts(testContext(database.db), { sellerId: seller.id, stream: rows() });
    expect(report).toMatchObject({ created: 5000, failed: 0 });
  }, 90_000);
});

function groupBy(cells: Record<string, string>[]): Map<string, Record<string, string>[]> {
  const groups = new Map<string, Record<string, string>[]>();
  for (const each of cells) groups.set(each.Handle ?? "", [...(groups.get(each.Handle ?? "") ?? []), each]);
  return groups;
}
