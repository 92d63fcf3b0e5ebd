import { aProduct, aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { listGrid } from "./list-grid";
import { saveGrid } from "./save-grid";

describe("the grid of prices and counts", () => {
  const database = useDatabase();
  let seller: TestSeller;
  beforeEach(async () => {
    seller = await aSeller(database.db);
  });
  const ctx = () => testContext(database.db);
  const save = (cells: Parameters<typeof saveGrid>[1]["cells"], sellerId = seller.id) =>
    saveGrid(ctx(), { sellerId, cells });
  const list = async (given: object = {}) => listGrid(ctx(), { sellerId: seller.id, limit: 50, ...given });

  it("shows products by name with their variants, page by page", async () => {
    await aProduct(database.db, seller, { name: "B", priceAmount: 500, onHand: 3 });
    await aProduct(database.db, seller, { name: "A", priceAmount: 1000, sizes: ["S", "M"] });
    const first = await list({ limit: 1 });
    expect(first.items).toMatchObject([{ name: "A", variants: [{ title: "S", price: 1000 }, { title: "M" }] }]);
    const second = await list({ limit: 1, cursor: first.nextCursor });
    expect(first.productCount).toBe(2);
    expect(second).toMatchObject({
      productCount: 2,
      items: [{ name: "B", variants: [{ price: 500, onHand: 3 }] }],
      nextCursor: null,
    });
    await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ kind: "invalid" });
  });

  it("saves what was changed, and nothing else", async () => {
    const shirt = await aProduct(database.db, seller, { priceAmount: 1000, sizes: ["S", "M"], onHand: 4 });
    const [s = "", m = ""] = shirt.variantIds;
    const answer = await save([
      { variantId: s, field: "price", value: 1200, before: 1000 },
      { variantId: m, field: "onHand", value: 9, before: 4 },
    ]);
    expect(answer).toEqual({ saved: 2, problems: [] });
    expect((await list()).items[0]?.variants).toMatchObject([
      { price: 1200, onHand: 4 },
      { price: 1000, onHand: 9 },
    ]);
    const { rows } = await sql`
      select quantity from stock_movements where seller_id = ${seller.id} order by position offset 2
    `.execute(database.db);
    expect(rows).toEqual([{ quantity: 5 }]);
  });

  it("tells by its cell what cannot be, what changed meanwhile and what is gone, and saves the rest", async () => {
    const one = await aProduct(database.db, seller, { priceAmount: 1000, onHand: 5 });
    const other = await aProduct(database.db, seller, { priceAmount: 700, onHand: 5 });
    await sql`update stock_levels set reserved = 3 where variant_id = ${one.variantId}`.execute(database.db);
    const gone = "01930000-0000-7000-8000-000000000000";
    const answer = await save([
      { variantId: one.variantId, field: "onHand", value: 1, before: 5 },
      { variantId: one.variantId, field: "price", value: 1100, before: 1000 },
      { variantId: other.variantId, field: "price", value: 900, before: 500 },
      { variantId: other.variantId, field: "onHand", value: 8, before: 5 },
      { variantId: gone, field: "price", value: 1, before: 1 },
    ]);
    expect(answer.saved).toBe(2);
    expect(answer.problems).toEqual(
      expect.arrayContaining([
        { variantId: one.variantId, field: "onHand", message: "3 are promised to orders: keep at least as many." },
        {
          variantId: other.variantId,
          field: "price",
          message: "It was changed to 7.00 meanwhile. Type yours again to change it.",
        },
        { variantId: gone, field: "price", message: "This variant is not there any more." },
      ]),
    );
    const kept = (await list()).items.flatMap(({ variants }) => variants.map(({ price, onHand }) => [price, onHand]));
    expect(kept.sort()).toEqual(
      [
        [1100, 5],
        [700, 8],
      ].sort(),
    );
  });

  it("touches nobody else's variants", async () => {
    const foreign = await aProduct(database.db, await aSeller(database.db), { priceAmount: 1000 });
    const answer = await save([{ variantId: foreign.variantId, field: "price", value: 1, before: 1000 }]);
    expect(answer).toMatchObject({ saved: 0, problems: [{ message: "This variant is not there any more." }] });
    const { rows } = await sql`select amount from prices where variant_id = ${foreign.variantId}`.execute(database.db);
    expect(rows).toEqual([{ amount: 1000 }]);
  });
});
