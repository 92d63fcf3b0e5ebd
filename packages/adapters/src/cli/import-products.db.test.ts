import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { aSeller, useDatabase } from "@emporia/testing";
import { afterAll, describe, expect, it } from "vitest";

const script = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../../scripts/import-products.mjs");

describe("pnpm import:products", () => {
  const database = useDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), "emporia-import-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(...words: string[]): Promise<{ code: number | null; out: string }> {
    return new Promise((resolve) => {
      const env = {
        NODE_ENV: "test" as const,
        PATH: path.dirname(process.execPath),
        DATABASE_URL: database.url,
        INIT_CWD: folder,
      };
      const child = spawn(process.execPath, [script, ...words], { env });
      let out = "";
      child.stdout.on("data", (chunk) => {
        out += chunk;
      });
      child.stderr.on("data", (chunk) => {
        out += chunk;
      });
      child.once("exit", (code) => resolve({ code, out }));
    });
  }

  it("imports a file named from where one stands, and says what it did", async () => {
    const seller = await aSeller(database.db);
    const text = "Handle,Title,Published,Variant Price\nmug,Mug,true,10.00\ncup,Cup,true,dear\n";
    writeFileSync(path.join(folder, "products.csv"), text);
    const first = await run("--seller", seller.shopSlug, "products.csv");
    expect(first.out).toContain("1 created, 0 updated, 0 unchanged, 1 not imported");
    expect(first.out).toContain("line 3, Variant Price, cup: “dear” is not a price.");
    expect(first.code).toBe(1);
    writeFileSync(path.join(folder, "products.csv"), text.replace("dear", "9"));
    expect(await run("--seller", seller.shopSlug, "products.csv")).toEqual({
      code: 0,
      out: "1 created, 0 updated, 1 unchanged, 0 not imported\n",
    });
  });

  it.each([
    [["products.csv"], "Usage: pnpm import:products"],
    [["--seller", "nobody", "products.csv"], "There is no shop with the address nobody."],
    [["--seller", "nobody", "missing.csv"], "There is no file missing.csv."],
  ])("refuses %j with a sentence", async (words, sentence) => {
    const { code, out } = await run(...words);
    expect(out).toContain(sentence);
    expect(out).not.toContain(" at ");
    expect(code).toBe(1);
  });
});
