import { describe, expect, it } from "vitest";
import { formatOf } from "./formats";
import type { Group } from "./group-rows";
import { readGroups } from "./read-groups";
import type { RowError } from "./read-rows";
import { type FileSurvey, surveyFile } from "./survey-file";

const EVERY = 10;
const encodings: [string, (text: string) => Buffer][] = [
  ["UTF-8", (text) => Buffer.from(text)],
  ["UTF-8 with a mark", (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16, little end first", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16, big end first", (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ["UTF-16 without a mark", (text) => Buffer.from(text, "utf16le")],
  ["Windows-1252", (text) => Buffer.from(text.replaceAll("🏺", "\u0080"), "latin1")],
  [
    "Windows-1252 that shows late",
    (text) => Buffer.from(text.replace(/[🏺é]/gu, "e").concat("\nzz,\u00e9,"), "latin1"),
  ],
];

/** A table whose cells have line ends of all kinds; every seventh row names no product. */
function table(products: number, rowsOf: (at: number) => string[] = (at) => [`p-${at}`, `p-${at}`]): string {
  const ends = ["\r\n", "\n", "\r", "\n\n"];
  let text = "Handle,Title,Body (HTML)\r\n";
  for (let at = 0; at < products; at++) {
    for (const [nth, handle] of rowsOf(at).entries())
      text += `${handle},"Vase ${at} 🏺, ""é""","one\r\ntwo ${"é".repeat(at)}\n${nth}"${ends[(at + nth) % ends.length]}`;
    if (at % 7 === 0) text += `,stray ${at},\n`;
  }
  return text;
}

/** In pieces that do not end where characters or rows do. */
const open = (file: Buffer, piece = 997) =>
  async function* (from: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < file.length; at += piece)
      if (at + piece > from) yield file.subarray(Math.max(at, from), at + piece);
  };
const format = (cells: readonly string[]) =>
  formatOf(cells.includes("SKU") ? "woocommerce" : "shopify", cells, ["handle", "title", "body"]);
const survey = (file: Buffer) => surveyFile(open(file)(0), { formatOf: format, every: EVERY });

async function read(
  file: Buffer,
  found?: Pick<FileSurvey, "reach" | "delimiter">,
  from?: FileSurvey["restarts"][number],
) {
  const errors: RowError[] = [];
  const groups: (Group | undefined)[] = [];
  const all = readGroups(open(file), {
    formatOf: format,
    onError: (error) => errors.push(error),
    reach: found?.reach ?? undefined,
    from: from && found && { ...from, delimiter: found.delimiter },
  });
  for await (const { group } of all) groups.push(group);
  return { groups, errors };
}

describe("a survey of a product file", () => {
  it.each(encodings)("finds places from where it reads the same as from the beginning: %s", async (_name, encode) => {
    const file = encode(table(85));
    const found = await survey(file);
    const whole = await read(file);
    expect(found.productCount).toBe(whole.groups.length);
    expect(found.restarts.map(({ product }) => product)).toEqual([10, 20, 30, 40, 50, 60, 70, 80]);
    expect(found.reach).toBe(1);
    expect(await read(file, found)).toEqual(whole);
    for (const restart of found.restarts) {
      const { groups, errors } = await read(file, found, restart);
      expect(groups).toEqual(whole.groups.slice(restart.product));
      expect(errors).toEqual(whole.errors.filter(({ line }) => line >= restart.line));
    }
  });

  it("tells of the rows without a product that come before one to begin with", async () => {
    const file = Buffer.from(
      `${table(10)},lost,\n${table(1, () => ["last"])
        .split("\r\n")
        .slice(1)
        .join("\r\n")}`,
    );
    const found = await survey(file);
    const { errors } = await read(file, found, found.restarts[0]);
    const whole = await read(file);
    expect(errors[0]).toEqual(whole.errors.at(-2));
    expect(errors).toHaveLength(2);
  });

  it("begins nowhere between rows of one product, and keeps as many as lie between them", async () => {
    const file = Buffer.from(table(60, (at) => (at === 42 ? ["p-15", `p-${at}`] : [`p-${at}`])));
    const found = await survey(file);
    const whole = await read(file);
    expect(found.restarts.map(({ product }) => product)).toEqual([10, 50]);
    expect(found.reach).toBe(27);
    expect(whole.groups[15]?.rows).toHaveLength(2);
    expect(await read(file, found)).toEqual(whole);
    for (const restart of found.restarts)
      expect((await read(file, found, restart)).groups).toEqual(whole.groups.slice(restart.product));
  });

  it("knows no such number where rows of a product are too far apart", async () => {
    const far = `Handle,Title,Body (HTML)\nfirst,First,\n${"between,Between,\n".repeat(20_100)}first,First again,\n`;
    const found = await survey(Buffer.from(far));
    expect(found).toMatchObject({ productCount: 2, reach: null });
  });

  it("begins at no variation whose parent, named by its ID, came before", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `${at + 1},simple,S-${at},Vase,,5`);
    rows[4] = "5,variable,S-4,Vase,,";
    rows.splice(25, 0, "99,variation,S-4-a,Vase,id:5,6");
    const file = Buffer.from(["ID,Type,SKU,Name,Parent,Regular price", ...rows].join("\n"));
    const found = await survey(file);
    expect(found.productCount).toBe(30);
    expect(found.restarts).toEqual([]);
    expect(found.reach).toBe(21);
  });
});
