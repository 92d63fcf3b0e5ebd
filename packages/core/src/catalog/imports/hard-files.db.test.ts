import { aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { inspectFile } from "../product-file/inspect-file";
import { importProducts } from "./import-products";

const HEADER =
  "Handle,Title,Body (HTML),Vendor,Tags,Published,Status,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Variant Weight Unit";
const columns = HEADER.split(",");
const row = (cells: Record<string, string>) =>
  columns.map((column) => `"${(cells[column] ?? "").replaceAll('"', '""')}"`).join(",");

describe("a product file with hard content", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const load = (text: string | Buffer) =>
    importProducts(testContext(database.db), {
      sellerId: seller.id,
      stream: (async function* () {
        yield Buffer.from(text as string);
      })(),
    });
  const take = (...rows: Record<string, string>[]) => load([HEADER, ...rows.map(row)].join("\n"));
  const products = async () => {
    const { rows } = await sql<{
      handle: string;
      name: string;
      description: string;
      status: string;
      tags: string[];
      variants: {
        sku: string | null;
        barcode: string | null;
        amount: number | null;
        compareAt: number | null;
        onHand: number;
        grams: number;
        unit: string;
        options: string[];
      }[];
      pictures: string[] | null;
    }>`
      select handle, name, description, status, tags, (
        select json_agg(json_build_object('sku', variant.sku, 'barcode', variant.barcode, 'amount', price.amount,
          'compareAt', price.compare_at_amount, 'onHand', level.on_hand, 'grams', variant.weight_grams,
          'unit', variant.weight_unit, 'options', variant.option_values) order by variant.position)
        from variants variant join stock_levels level on level.variant_id = variant.id
        left join prices price on price.variant_id = variant.id where variant.product_id = products.id
      ) as variants, (
        select json_agg(media.source_url order by shown.position) from product_media shown
        join media on media.id = shown.media_id where shown.product_id = products.id
      ) as pictures
      from products where seller_id = ${seller.id} order by handle
    `.execute(database.db);
    return rows;
  };

  it("may mix its line ends, and have some within quotes", async () => {
    const text =
      'Handle,Title,Body (HTML),Variant Price\r\na,A,"one\r\ntwo\rthree\nfour",1\rb,B,,2\n\r\n\nc,C,,x\n\rd,D,,4';
    const report = await load(text);
    expect(report).toMatchObject({ created: 3, failed: 1 });
    // The line that a person sees in an editor.
    expect(report.errors).toMatchObject([{ line: 9, handle: "c" }]);
    expect((await products())[0]?.description).toBe("one\r\ntwo\rthree\nfour");
  });

  it.each([
    ["commas", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
    ["bars", "|"],
  ])("may part its cells by %s, with the others within quotes", async (_name, mark) => {
    const cells = [
      ["Handle", '"Title, full; of | marks"', "Title", "Variant Price"],
      ["mug", '"a,b;c|d"', '"Mug; blue, tall"', "5"],
    ];
    await load(cells.map((each) => each.join(mark)).join("\n"));
    expect(await products()).toMatchObject([{ name: "Mug; blue, tall" }]);
  });

  it.each([
    ["UTF-8", (text: string) => Buffer.from(text)],
    ["UTF-8 with a mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, little end first", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16, big end first", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
    ["UTF-16 without a mark", (text: string) => Buffer.from(text, "utf16le")],
    ["Windows-1252", (text: string) => Buffer.from(text.replace("–", "\u0096").replace("€", "\u0080"), "latin1")],
  ])("may be %s", async (_name, encode) => {
    await load(encode("Handle,Title,Variant Price\nmug,Crème brûlée – 5 €,5"));
    expect(await products()).toMatchObject([{ name: "Crème brûlée – 5 €" }]);
  });

  it("may turn out to be Windows-1252 late", async () => {
    // The last row comes after the first piece of a megabyte that is read.
    const long = { "Body (HTML)": "a ".repeat(45_000), "Variant Price": "1" };
    const many = Array.from({ length: 15 }, (_, at) => row({ ...long, Handle: `m-${at}`, Title: "Mug" }));
    const last = row({ Handle: "zz", Title: "Caf\u00e9", "Variant Price": "1" });
    await load(Buffer.from([HEADER, ...many, last].join("\n"), "latin1"));
    expect((await products()).at(-1)).toMatchObject({ handle: "zz", name: "Café" });
  });

  it("may have a hundred rows for a product, with others between them, and rows of pictures alone", async () => {
    const variants = Array.from({ length: 100 }, (_, at) => ({
      Handle: "shirt",
      Title: at === 0 ? "Shirt" : "",
      "Option1 Name": at === 0 ? "Size" : "",
      "Option1 Value": `S-${at}`,
      "Variant Price": "10",
    }));
    const others = variants.map((_, at) => ({ Handle: `other-${at}`, Title: "Other", "Variant Price": "1" }));
    const pictures = [3, 1, 2].map((at) => ({
      Handle: "SHIRT",
      "Image Src": `https://pictures.example/${at}.jpg`,
      "Image Position": String(at),
    }));
    const report = await take(...variants.flatMap((each, at) => [each, others[at] ?? {}]), ...pictures);
    expect(report).toMatchObject({ created: 101, failed: 0 });
    const shirt = (await products()).find((each) => each.handle === "shirt");
    expect(shirt?.variants).toHaveLength(100);
    expect(shirt?.pictures).toEqual([1, 2, 3].map((at) => `https://pictures.example/${at}.jpg`));
  });

  it("may leave SKUs blank, not use one twice, and guard codes by an apostrophe", async () => {
    const report = await take(
      { Handle: "a", Title: "A", "Variant Price": "1", "Variant SKU": "", "Variant Barcode": "'0012" },
      { Handle: "b", Title: "B", "Variant Price": "1", "Variant SKU": " " },
      { Handle: "c", Title: "C", "Variant Price": "1", "Variant SKU": "'00123" },
      { Handle: "d", Title: "D", "Variant Price": "1", "Variant SKU": "00123" },
      { Handle: "e", Title: "E", "Variant Price": "1", "Variant SKU": "\u00a0E\u200b" },
    );
    expect(report.errors).toEqual([
      { line: 5, column: "Variant SKU", handle: "d", message: "Another variant has the SKU 00123." },
    ]);
    const codes = (await products()).flatMap(({ variants }) => variants.map(({ sku, barcode }) => [sku, barcode]));
    expect(codes).toEqual([
      [null, "0012"],
      [null, null],
      ["00123", null],
      ["E", null],
    ]);
  });

  it("has prices that are zero, missing, hidden in spaces, and too odd to take", async () => {
    const report = await take(
      { Handle: "a", Title: "Free", "Variant Price": "0.00" },
      { Handle: "b", Title: "Missing" },
      { Handle: "c", Title: "Spaced", "Variant Price": "\u00a01\u00a0234,50\u200b" },
      { Handle: "d", Title: "Odd", "Variant Price": "1e3" },
      { Handle: "e", Title: "Below", "Variant Price": "-1" },
    );
    expect(report.errors.map(({ line, message }) => [line, message])).toEqual([
      [3, "The price is missing."],
      [5, "“1e3” is not a price."],
      [6, "“-1” is not a price."],
    ]);
    expect((await products()).map(({ variants }) => variants[0]?.amount)).toEqual([0, 123450]);
    // What is there keeps its price when the file has none.
    expect(await take({ Handle: "c", Title: "Spaced" })).toMatchObject({ unchanged: 1, failed: 0 });
  });

  it("has stock below nothing, weights in all units, and each status", async () => {
    const stock = (quantity: string) => ({ "Variant Inventory Tracker": "shopify", "Variant Inventory Qty": quantity });
    const weight = (unit: string) => ({ "Variant Grams": "500", "Variant Weight Unit": unit });
    const each = (Handle: string, given: object) => ({ Handle, Title: Handle, "Variant Price": "1", ...given });
    const report = await take(
      each("a", { ...stock("-7"), ...weight("lb"), Status: "active", Published: "true" }),
      each("b", { ...stock("3"), ...weight("OZ"), Status: "draft", Published: "true" }),
      each("c", { ...stock("2.0"), ...weight("g"), Status: "archived" }),
      each("d", { ...stock(""), ...weight("kg"), Status: "unlisted", Published: "true" }),
      each("e", { ...stock("1"), Status: "gone" }),
      each("f", { ...stock("1.5") }),
      each("g", { ...stock("1"), ...weight("stone") }),
    );
    expect(report.errors.map(({ handle, column }) => `${handle} ${column}`)).toEqual([
      "e Status",
      "f Variant Inventory Qty",
      "g Variant Weight Unit",
    ]);
    const kept = (await products()).map(({ status, variants: [first] }) => [status, first?.onHand, first?.unit]);
    expect(kept).toEqual([
      ["PUBLISHED", 0, "lb"],
      ["DRAFT", 3, "oz"],
      ["ARCHIVED", 2, "g"],
      ["DRAFT", 0, "kg"],
    ]);
  });

  it("has descriptions with scripts, styles and frames, which do not get in", async () => {
    await take({
      Handle: "a",
      Title: "<script>alert(1)</script>",
      "Body (HTML)":
        '<style>p{}</style><p onclick="x()">Good <b>mug</b></p><script>alert(1)</script><iframe src="//e"></iframe><a href="javascript:x()">a</a><img src=x onerror=x()><svg onload=x()>',
      "Variant Price": "1",
    });
    const [product] = await products();
    expect(product?.name).toBe("<script>alert(1)</script>");
    expect(product?.description).toBe('<p>Good <b>mug</b></p><a rel="nofollow noopener ugc">a</a>');
  });

  it("has spaces that do not break and signs of no width, which part nothing", async () => {
    const report = await take(
      {
        Handle: "\u200bmug\u00a0",
        Title: "\ufeffMug\u00a0blue\u00a0",
        "Variant Price": "\u200b5\u00a0",
        Published: "\u00a0true\u200b",
      },
      { Handle: "mug", "Image Src": " https://pictures.example/a.jpg\u200b" },
      { Handle: "\u200b", Title: "Nothing to see", "Variant Price": "1" },
      { Handle: "none", Title: "\u200b\u00a0", "Variant Price": "1" },
    );
    expect(report.errors.map(({ message }) => message)).toEqual([
      "The handle is missing.",
      "The product has no title.",
    ]);
    expect(await products()).toMatchObject([
      { handle: "mug", name: "Mug\u00a0blue", status: "PUBLISHED", pictures: ["https://pictures.example/a.jpg"] },
    ]);
  });

  it("says only what its columns say: what it has no column for stays", async () => {
    const full = {
      Handle: "mug",
      Title: "Mug",
      Vendor: "Kiln",
      Tags: "blue",
      "Variant SKU": "M",
      "Variant Price": "5",
    };
    await take({
      ...full,
      "Variant Grams": "300",
      "Variant Inventory Tracker": "shopify",
      "Variant Inventory Qty": "4",
    });
    const [before] = await products();
    expect(await load("Handle,Title,Variant Price\nmug,Mug,7")).toMatchObject({ updated: 1, failed: 0 });
    const [after] = await products();
    expect(after).toEqual({ ...before, variants: [{ ...before?.variants[0], amount: 700 }] });
    expect(await load("Handle,Title,Tags\nmug,Mug,red")).toMatchObject({ updated: 1, failed: 0 });
    expect((await products())[0]).toEqual({ ...after, tags: ["red"] });
    expect(await load("Handle,Title\nnew,New")).toMatchObject({ created: 0, failed: 1 });
  });

  it("names variants by their SKU where it has no options, and where their options changed", async () => {
    const size = (value: string, sku: string) => ({ Handle: "shirt", "Option1 Value": value, "Variant SKU": sku });
    const first = { Title: "Shirt", "Option1 Name": "Size" };
    await take(
      { ...first, ...size("S", "T-S"), "Variant Price": "10" },
      { ...size("M", "T-M"), "Variant Price": "10" },
    );
    const { rows: ids } = await sql`select id from variants where seller_id = ${seller.id} order by id`.execute(
      database.db,
    );
    const report = await load("Handle,Title,Variant SKU,Variant Price\nshirt,Shirt,T-M,12\nshirt,,T-X,13");
    expect(report).toMatchObject({ updated: 1, failed: 1, errors: [{ line: 3, column: "Variant SKU" }] });
    expect((await products())[0]?.variants.map(({ options, amount }) => [options, amount])).toEqual(
      expect.arrayContaining([
        [["S"], 1000],
        [["M"], 1200],
      ]),
    );
    await take(
      { ...first, ...size("Small", "T-S"), "Variant Price": "10" },
      { ...size("M", "T-M"), "Variant Price": "12" },
    );
    const { rows: after } = await sql`select id from variants where seller_id = ${seller.id} order by id`.execute(
      database.db,
    );
    expect(after).toEqual(ids);
    expect((await products())[0]?.variants.map(({ options }) => options)).toEqual([["Small"], ["M"]]);
  });

  it("cannot hold the reader up with what is endless", async () => {
    const spaces = " ".repeat(400_000);
    const report = await take({ Handle: `a${spaces}b`, Title: `${spaces}x`, "Variant Price": `1${spaces}2` });
    expect(report.failed).toBe(1);
    expect(await load(`Handle,Title\n"${"x".repeat(1_500_000)}`)).toMatchObject({ created: 0, failed: 1 });
    const wide = `Handle,Title\nmug,Mug${",".repeat(5_000_000)}\ncup,Cup`;
    expect(await load(wide)).toMatchObject({
      failed: 1,
      errors: [{ line: 2, message: "This row has more than 2,000 cells; nothing after it was read." }],
    });
    const header = async function* () {
      yield `Handle${",".repeat(5_000_000)}\nmug`;
    };
    await expect(inspectFile(header())).rejects.toThrow("more than 2,000 cells");
  }, 40_000);
});
