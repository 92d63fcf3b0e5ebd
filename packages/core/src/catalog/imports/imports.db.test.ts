import { aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { advanceImport } from "./advance-import";
import { cancelImport } from "./cancel-import";
import { checkImport } from "./check-import";
import { failedRows } from "./failed-rows";
import { getImport } from "./get-import";
import { listImports } from "./list-imports";
import { removeOldFiles } from "./remove-old-files";
import { startImport } from "./start-import";
import { uploadProductFile } from "./upload-product-file";

describe("an import", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const ctx = () => testContext(database.db);
  async function* stream(text: string | Buffer) {
    yield Buffer.from(text as string);
  }
  const upload = (text: string | Buffer, fileName = "spring.csv") =>
    uploadProductFile(ctx(), { sellerId: seller.id, fileName, stream: stream(text) });
  const own = (importId: string) => ({ sellerId: seller.id, importId });
  const check = async (importId: string, given: Partial<Parameters<typeof checkImport>[1]> = {}) => {
    await checkImport(ctx(), { ...own(importId), publishes: true, overwrites: true, ...given });
    await advanceImport(ctx(), { importId });
    return getImport(ctx(), own(importId));
  };
  const file = (count: number, price = "10.00") =>
    [
      "Handle,Title,Published,Variant SKU,Variant Price,Variant Inventory Qty,Variant Inventory Tracker",
      ...Array.from({ length: count }, (_, at) => `mug-${at},Mug ${at},true,SKU-${at},${price},5,shopify`),
    ].join("\n");
  const everything = async () => {
    const { rows } = await sql`
      select (select count(*) from products)::int as products, (select count(*) from domain_events)::int as events,
        (select count(*) from stock_movements)::int as movements, (select count(*) from media)::int as media,
        (select count(*) from prices)::int as prices
    `.execute(database.db);
    return rows[0];
  };

  it("is uploaded, checked, imported and told of", async () => {
    const uploaded = await upload(file(3));
    expect(uploaded).toMatchObject({ status: "UPLOADED", fileName: "spring.csv", productCount: null });
    const before = await everything();
    const checked = await check(uploaded.id);
    expect(checked).toMatchObject({ status: "CHECKED", productCount: 3, doneCount: 3, created: 3, failed: 0 });
    expect(checked.preview[0]).toMatchObject({ line: 2, handle: "mug-0", name: "Mug 0", outcome: "created" });
    expect(await everything()).toEqual(before);
    await startImport(ctx(), own(uploaded.id));
    await advanceImport(ctx(), { importId: uploaded.id });
    expect(await getImport(ctx(), own(uploaded.id))).toMatchObject({ status: "DONE", created: 3, doneCount: 3 });
    expect((await listImports(ctx(), { sellerId: seller.id, limit: 10 })).items).toHaveLength(1);
  });

  it("says in a check what would change, and changes it", async () => {
    const first = await upload(file(2));
    await check(first.id);
    await startImport(ctx(), own(first.id));
    await advanceImport(ctx(), { importId: first.id });
    const second = await upload(file(3, "12.00").replace("Mug 1,", "Cup 1,"));
    const checked = await check(second.id);
    expect(checked).toMatchObject({ created: 1, updated: 2, unchanged: 0 });
    expect(checked.preview[1]?.changes).toEqual([
      { field: "Name", before: "Mug 1", after: "Cup 1" },
      { field: "Price", before: "10.00", after: "12.00" },
    ]);
    expect(await check(second.id, { overwrites: false })).toMatchObject({ created: 1, updated: 0, skipped: 2 });
    await startImport(ctx(), own(second.id));
    await advanceImport(ctx(), { importId: second.id });
    expect(await getImport(ctx(), own(second.id))).toMatchObject({ created: 1, updated: 0, skipped: 2 });
  });

  it("refuses, by row, compare-at prices that promise more than shops may take off, in a check too (P-99)", async () => {
    const priced = (rows: string[]) =>
      ["Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price", ...rows].join(
        "\n",
      );
    const run = async (text: string) => {
      const { id } = await upload(text);
      const checked = await check(id);
      await startImport(ctx(), own(id));
      await advanceImport(ctx(), { importId: id });
      const done = await getImport(ctx(), own(id));
      expect(done).toMatchObject({ created: checked.created, updated: checked.updated, failed: checked.failed });
      expect(done.problems).toEqual(checked.problems);
      return done;
    };
    const prices = async () => {
      const { rows } = await sql<{ sku: string; amount: number; compare: number | null }>`
        select variants.sku, prices.amount::int as amount, prices.compare_at_amount::int as compare from variants
        join prices on prices.variant_id = variants.id where variants.seller_id = ${seller.id} order by sku
      `.execute(database.db);
      return rows.map(({ sku, amount, compare }) => [sku, amount, compare]);
    };
    await run(priced(["mug,Mug,Size,S,OLD,10.00,100.00", "mug,,Size,M,M,10.00,20.00"]));
    await sql`update promotion_limits set max_basis_points = 5000`.execute(database.db);
    const message = "Emporia lets shops take off 50 % at most: name a lower price to compare with.";
    const refused = await run(
      priced([
        "mug,Mug,Size,S,OLD,10.00,90.00",
        "mug,,Size,M,M,9.00,20.00",
        "mug,,Size,L,L,10.00,20.01",
        "mug,,Size,XL,XL,10.00,20.00",
        "cup,Cup,,,CUP,10.00,30.00",
      ]),
    );
    expect(refused).toMatchObject({ created: 0, updated: 1, failed: 3 });
    const column = "Variant Compare At Price";
    expect(refused.problems).toEqual([
      expect.objectContaining({ line: 3, handle: "mug", column, message }),
      expect.objectContaining({ line: 4, handle: "mug", column, message }),
      expect.objectContaining({ line: 6, handle: "cup", column, message }),
    ]);
    expect(await prices()).toEqual([
      ["M", 1000, 2000],
      ["OLD", 1000, 9000],
      ["XL", 1000, 2000],
    ]);
  });

  it("keeps a gigabyte of a shop's files, and forgets the oldest imported ones for more", async () => {
    const ids = [(await upload(file(1))).id, (await upload(file(1))).id, (await upload(file(1))).id] as const;
    await sql`
      update product_imports set byte_count = 450 * 1024 * 1024, status = case when id = ${ids[0]} then status else 'DONE' end
      where id = any(${[...ids]}::uuid[])
    `.execute(database.db);
    await upload(file(1));
    const { rows } = await sql<{ import_id: string }>`
      select import_id from product_import_chunks where import_id = any(${[...ids]}::uuid[]) order by import_id
    `.execute(database.db);
    expect(rows.map((row) => row.import_id)).toEqual([ids[0], ids[2]]);
  });

  it("takes ten files at once, and no more", async () => {
    let go = () => {};
    const told = new Promise<void>((resolve) => {
      go = resolve;
    });
    const uploads = Array.from({ length: 11 }, async () => {
      async function* slowly() {
        await told;
        yield Buffer.from(file(1));
      }
      return uploadProductFile(ctx(), { sellerId: seller.id, fileName: "a.csv", stream: slowly() });
    });
    const refused = await Promise.race(uploads.map((each) => each.then(() => undefined).catch((error) => error)));
    expect(refused).toMatchObject({ code: "IMPORT_REFUSED" });
    go();
    const ends = await Promise.allSettled(uploads);
    expect(ends.filter((each) => each.status === "fulfilled")).toHaveLength(10);
  });

  it("goes on where it was, piece by piece, and no product is counted twice", async () => {
    const { id: importId } = await upload(file(170));
    await check(importId);
    await startImport(ctx(), own(importId));
    await advanceImport(ctx(), { importId }, 60);
    const half = await getImport(ctx(), own(importId));
    expect(half).toMatchObject({ status: "IMPORTING", created: 60, doneCount: 60, productCount: 170 });
    // Two workers at once: one of them gives up.
    await Promise.all([advanceImport(ctx(), { importId }), advanceImport(ctx(), { importId })]);
    for (let tries = 0; (await getImport(ctx(), own(importId))).status !== "DONE" && tries < 5; tries++)
      await advanceImport(ctx(), { importId });
    expect(await getImport(ctx(), own(importId))).toMatchObject({ status: "DONE", created: 170, doneCount: 170 });
    const { rows } = await sql`
      select sum(quantity)::int as units, count(*)::int as movements from stock_movements where seller_id = ${seller.id}
    `.execute(database.db);
    expect(rows).toEqual([{ units: 850, movements: 170 }]);
  });

  it.each([
    ["UTF-8", (text: string) => Buffer.from(text)],
    ["UTF-16", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["Windows-1252", (text: string) => Buffer.from(text, "latin1")],
  ])("gives the same in jobs that begin in the middle of a file as in one: %s", async (_name, encode) => {
    const rows = Array.from({ length: 70 }, (_, at) => {
      const late = at === 30 ? `\nmug-21,,"Last",G,MUG-${at}-G,12.00` : "";
      return `mug-${at},"Café\r\n${at}",Size,S,MUG-${at}-S,10.00\nmug-${at},,,M,MUG-${at}-M,${at === 50 ? "dear" : "11.00"}${late}`;
    });
    rows.splice(40, 0, ",Nobody,,,,5");
    rows.splice(60, 0, "cup,Cup,,,MUG-2-S,5");
    const text = ["Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price", ...rows].join("\n");
    const inOne = await check((await upload(encode(text))).id);
    const { id: importId } = await upload(encode(text));
    await checkImport(ctx(), { ...own(importId), publishes: true, overwrites: true });
    for (let job = 0; job < 7; job++) await advanceImport(ctx(), { importId }, 12);
    const inMany = await getImport(ctx(), own(importId));
    expect(inMany).toEqual({ ...inOne, id: importId, createdAt: inMany.createdAt, finishedAt: inMany.finishedAt });
    expect(inMany).toMatchObject({ status: "CHECKED", doneCount: 71, created: 70, failed: 3 });
    const { rows: kept } = await sql`
      select jsonb_array_length(restarts) as restarts, row_reach as reach,
        (select count(*) from product_import_skus where import_id = id)::int as skus
      from product_imports where id = ${importId}
    `.execute(database.db);
    expect(kept).toEqual([{ restarts: expect.any(Number), reach: 20, skus: 0 }]);
    expect(kept[0]).toMatchObject({ restarts: expect.toSatisfy((count: number) => count > 10) });
  });

  it("loses nothing and repeats nothing when its worker dies at any moment", async () => {
    const { id: importId } = await upload(file(120));
    await check(importId);
    await startImport(ctx(), own(importId));
    for (let life = 1; ; life++) {
      const dying = ctx();
      let breaths = life * 3;
      const clock = dying.clock;
      dying.clock = Object.assign(Object.create(Object.getPrototypeOf(clock)), clock, {
        now: () => {
          if (breaths-- === 0) throw new Error("killed");
          return clock.now();
        },
      });
      const died = await advanceImport(dying, { importId }).then(
        () => false,
        () => true,
      );
      if (!died) break;
    }
    expect(await getImport(ctx(), own(importId))).toMatchObject({ status: "DONE", created: 120, doneCount: 120 });
    const { rows } =
      await sql`select sum(quantity)::int as units from stock_movements where seller_id = ${seller.id}`.execute(
        database.db,
      );
    expect(rows).toEqual([{ units: 600 }]);
  });

  it("stops when it is cancelled, keeps what it did, and can be checked again", async () => {
    const { id: importId } = await upload(file(120));
    await check(importId);
    await startImport(ctx(), own(importId));
    await advanceImport(ctx(), { importId }, 50);
    expect(await cancelImport(ctx(), own(importId))).toMatchObject({ status: "CANCELLED", created: 50 });
    await advanceImport(ctx(), { importId });
    expect(await getImport(ctx(), own(importId))).toMatchObject({ status: "CANCELLED", created: 50 });
    await cancelImport(ctx(), own(importId));
    expect(await check(importId)).toMatchObject({ status: "CHECKED", created: 70, unchanged: 50 });
  });

  it("takes the meanings of columns that a person gives them", async () => {
    const text = "Code;What;Costs\nA-1;Mug;1.234,50\nA-2;Cup;9,5";
    const { id: importId } = await upload(text);
    const uploaded = await getImport(ctx(), own(importId));
    expect(uploaded).toMatchObject({
      delimiter: ";",
      columns: [
        { name: "Code", samples: ["A-1", "A-2"], field: null },
        { name: "What", field: null },
        { name: "Costs", field: null },
      ],
    });
    const options = { publishes: true, overwrites: true };
    await expect(checkImport(ctx(), { ...own(importId), ...options })).rejects.toMatchObject({
      details: { fieldErrors: { columns: "Say which column is the Handle and which the Title." } },
    });
    const twice = { ...own(importId), ...options, columns: ["handle", "title", "title"] as const };
    await expect(checkImport(ctx(), { ...twice, columns: [...twice.columns] })).rejects.toMatchObject({
      details: { fieldErrors: { "columns.2": "The column What means the same: choose one of the two." } },
    });
    expect(await check(importId, { columns: ["handle", "title", "price"] })).toMatchObject({ created: 2, failed: 0 });
  });

  it("gives back the products with problems, each row with its reason, and takes them corrected", async () => {
    const text = [
      "Handle,Title,Option1 Name,Option1 Value,Variant Price",
      'shirt,"Shirt, long",Size,S,10',
      "shirt,,,M,dear",
      "fine,Fine,,,5",
      ",Nobody,,,5",
    ].join("\n");
    const { id: importId } = await upload(text);
    const checked = await check(importId);
    expect(checked).toMatchObject({ created: 2, failed: 2 });
    expect(checked.problems).toEqual([
      { line: 3, column: "Variant Price", handle: "shirt", message: "“dear” is not a price." },
      { line: 5, column: "Handle", handle: "", message: "The handle is missing." },
    ]);
    const rows = async () => {
      let all = "";
      for await (const part of (await failedRows(ctx(), own(importId))).text) all += part;
      return all;
    };
    expect(await rows()).toBe(
      [
        "\uFEFFHandle,Title,Option1 Name,Option1 Value,Variant Price,Reason",
        'shirt,"Shirt, long",Size,S,10,',
        "shirt,,,M,dear,Variant Price: “dear” is not a price.",
        ",Nobody,,,5,Handle: The handle is missing.",
        "",
      ].join("\r\n"),
    );
    const corrected = (await rows()).replace(",dear,", ",12,").replace("\n,Nobody", "\nsomebody,Nobody");
    const second = await upload(corrected);
    expect(await check(second.id)).toMatchObject({ created: 2, failed: 0 });
  });

  it("finds a SKU in use twice, however far apart, and again after a restart", async () => {
    const rows = file(120).split("\n");
    rows[119] = rows[119]?.replace(/SKU-\d+/, "SKU-3") ?? "";
    const { id: importId } = await upload(rows.join("\n"));
    await checkImport(ctx(), { ...own(importId), publishes: true, overwrites: true });
    await advanceImport(ctx(), { importId }, 70);
    await advanceImport(ctx(), { importId });
    expect(await getImport(ctx(), own(importId))).toMatchObject({
      created: 119,
      problems: [{ line: 120, column: "Variant SKU", message: "Another variant has the SKU SKU-3." }],
    });
  });

  it("lets one file at a time into a shop", async () => {
    const one = await upload(file(1));
    const other = await upload(file(1));
    await checkImport(ctx(), { ...own(one.id), publishes: true, overwrites: true });
    const second = checkImport(ctx(), { ...own(other.id), publishes: true, overwrites: true });
    await expect(second).rejects.toMatchObject({ code: "IMPORT_REFUSED" });
    await advanceImport(ctx(), { importId: one.id });
    expect(await check(other.id)).toMatchObject({ status: "CHECKED" });
  });

  it("is nobody else's business", async () => {
    const { id: importId } = await upload(file(1));
    const stranger = { sellerId: (await aSeller(database.db)).id, importId };
    const asked = [
      () => getImport(ctx(), stranger),
      () => checkImport(ctx(), { ...stranger, publishes: true, overwrites: true }),
      () => startImport(ctx(), stranger),
      () => cancelImport(ctx(), stranger),
      () => failedRows(ctx(), stranger),
    ];
    for (const each of asked) await expect(each()).rejects.toMatchObject({ kind: "not_found" });
  });

  it.each([
    ["nothing", "", "The file is empty."],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "name the columns"],
  ])("refuses %s by name and keeps nothing", async (_name, bytes, sentence) => {
    await expect(upload(bytes)).rejects.toMatchObject({
      details: { fieldErrors: { file: expect.stringContaining(sentence) } },
    });
    expect((await listImports(ctx(), { sellerId: seller.id, limit: 10 })).items).toEqual([]);
  });

  it("refuses what is larger than the limit while it still arrives", async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent++;
        yield Buffer.alloc(8 * 1024 * 1024, "a,b\n");
      }
    }
    await expect(
      uploadProductFile(ctx(), { sellerId: seller.id, fileName: "endless.csv", stream: endless() }),
    ).rejects.toMatchObject({ details: { fieldErrors: { file: expect.stringContaining("larger than 100 MB") } } });
    expect(sent).toBe(13);
    const kept = sql`select from product_imports where seller_id = ${seller.id}`.execute(database.db);
    expect((await kept).rows).toEqual([]);
  }, 30_000);

  it("forgets files in time, and keeps the history", async () => {
    const { id: importId } = await upload(file(1));
    const later = ctx();
    later.clock.advance(91 * 86_400_000);
    await removeOldFiles(later);
    expect(await getImport(ctx(), own(importId))).toMatchObject({ id: importId });
    const { rows } = await sql`select from product_import_chunks where import_id = ${importId}`.execute(database.db);
    expect(rows).toEqual([]);
  });
});
