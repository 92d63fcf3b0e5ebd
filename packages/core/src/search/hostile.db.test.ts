import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { searchProductsInput, suggestInput } from "@emporia/contracts/catalog";
import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { DomainError } from "../platform/index";
import { searchProducts, suggest } from "./index";
import { withinTime } from "./within-time";

const NAUGHTY = path.resolve(import.meta.dirname, "../../../../../shared/data/security/blns.json");

const database = useDatabase();
beforeAll(async () => {
  const seller = await aSeller(database.db, {});
  for (const name of ["Brass lamp", "مصباح نحاس", "黄銅のランプ", "Lampe à l'œuf"])
    await aProduct(database.db, seller, { name });
});

/** Finds something or nothing, or is refused with a sentence; never a bug. */
async function ask(q: string): Promise<string> {
  const ctx = testContext(database.db);
  let outcome = "answered";
  const input = searchProductsInput.safeParse({ q });
  if (!input.success) outcome = "refused";
  else
    try {
      await searchProducts(ctx, input.data);
      const typed = suggestInput.safeParse({ q: [...q].slice(0, 50).join("") });
      if (typed.success) await suggest(ctx, typed.data);
    } catch (error) {
      if (!(error instanceof DomainError)) throw new Error(`${JSON.stringify(q)}: ${error}`, { cause: error });
      outcome = "refused";
    }
  return outcome;
}

describe("hostile queries", () => {
  it.each([
    ["500 characters", "lamp ".repeat(100)],
    ["200 letters without a space", "a".repeat(200)],
    ["two hundred short words", "ab ".repeat(66)],
    ["operators", "lamp & | ! <-> :* 'brass' \\ ( ) <2>"],
    ["emoji", "🪔🏮💡 lamp 👩‍👩‍👧‍👦"],
    ["right to left", "\u202Eمصباح نحاس\u202C"],
    ["no letters at all", "%%__\\\\''\"\"--;;"],
    ["a null", "lamp\u0000brass"],
    ["half a letter", "lamp \uD83D"],
    ["marks upon marks", `la${"\u0301".repeat(150)}mp`],
    ["SQL", "'; drop table products; --"],
    ["only excluded words", "-lamp -brass"],
    ["open quotes", '"""lamp "'],
  ])("%s", async (_, q) => {
    await ask(q);
    expect(
      (await searchProducts(testContext(database.db), searchProductsInput.parse({ q: "lamp" }))).total,
    ).toBeGreaterThan(0);
  });

  it("nulls in any filter", async () => {
    const filters = searchProductsInput.parse({ tag: "a\u0000b", option: "color:\u0000", attribute: ["\u0000:oak"] });
    expect((await searchProducts(testContext(database.db), filters)).total).toBe(0);
    for (const ref of [{ category: "a\u0000b" }, { seller: "a\u0000,b" }])
      await expect(searchProducts(testContext(database.db), searchProductsInput.parse(ref))).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });

  it("refuses more than 200 characters by the name of the field", () => {
    const { error } = searchProductsInput.safeParse({ q: "a".repeat(201) });
    expect(error?.issues).toMatchObject([{ path: ["q"] }]);
  });

  it("finds what is written from right to left, and in letters without spaces", async () => {
    for (const q of ["مصباح", "黄銅のランプ", "oeuf"])
      expect((await searchProducts(testContext(database.db), searchProductsInput.parse({ q }))).total, q).toBe(1);
  });

  it.skipIf(!existsSync(NAUGHTY))(
    "the big list of naughty strings",
    async () => {
      for (const q of JSON.parse(readFileSync(NAUGHTY, "utf8")) as string[]) await ask(q);
    },
    120_000,
  );
});

it("cancels a statement that takes too long, and says so", async () => {
  await expect(
    withinTime(database.db, 100, async (db) => {
      await sql`select pg_sleep(3600)`.execute(db);
    }),
  ).rejects.toMatchObject({ code: "UNAVAILABLE" });
  const { rows } = await sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(
    database.db,
  );
  expect(rows).toEqual([{ limit: "30s" }]);
});
