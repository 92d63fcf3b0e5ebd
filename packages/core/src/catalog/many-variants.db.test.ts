import { createProductInput, ownProductView, variantInput } from "@emporia/contracts/catalog";
import { aSeller, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { createProduct, getOwnProduct, updateProduct } from "./index";

describe("a product with two thousand variants", () => {
  const database = useDatabase();
  const ctx = () => testContext(database.db);
  const values = (count: number, prefix: string) => Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);
  const options = [
    { name: "Size", values: values(10, "S") },
    { name: "Colour", values: values(10, "C") },
    { name: "Length", values: values(5, "L") },
    { name: "Width", values: values(2, "W") },
    { name: "Finish", values: values(2, "F") },
  ];
  let seller: TestSeller;
  let own: { sellerId: string; productId: string };
  beforeAll(async () => {
    seller = await aSeller(database.db);
    const made = await createProduct(ctx(), {
      ...createProductInput.parse({ name: "Blind", basePrice: 5000, options }),
      sellerId: seller.id,
    });
    own = { sellerId: seller.id, productId: made.id };
  });
  const timed = async <Result>(what: string, work: () => Promise<Result>) => {
    database.takeStatements();
    const started = performance.now();
    const result = await work();
    const ms = performance.now() - started;
    const statements = database.takeStatements().length;
    console.log(`${what}: ${statements} statements, ${Math.round(ms)} ms`);
    return { result, statements };
  };
  const stored = () =>
    database.db.selectFrom("variants").where("product_id", "=", own.productId).select(["id", "updated_at"]).execute();

  it("is made from its five options, and opened in one statement", async () => {
    const { result, statements } = await timed("opening", async () =>
      ownProductView.parse(await getOwnProduct(ctx(), own)),
    );
    expect(result.variants).toHaveLength(2000);
    expect(result.variants[1]?.options).toEqual(["S1", "C1", "L1", "W1", "F2"]);
    expect(statements).toBe(1);
  });

  it("writes only the variants that changed", async () => {
    const before = await getOwnProduct(ctx(), own);
    const rows = new Map((await stored()).map((row) => [row.id, row.updated_at.getTime()]));
    const [first, second] = before.variants;
    const later = testContext(database.db);
    later.clock.advance(60_000);
    const { result, statements } = await timed("saving two of them", () =>
      updateProduct(later, {
        ...own,
        version: before.version,
        changedVariants: [
          variantInput.parse({ id: first?.id, options: first?.options, price: 6000, sku: "BLIND-1" }),
          variantInput.parse({ id: second?.id, options: second?.options, price: 5000, quantity: 7 }),
        ],
      }),
    );
    expect(result.variants[0]).toMatchObject({ price: { amount: 6000 }, sku: "BLIND-1" });
    expect(result.variants[1]).toMatchObject({ onHand: 7 });
    expect(result.variants[2]).toEqual(before.variants[2]);
    const written = (await stored()).filter((row) => rows.get(row.id) !== row.updated_at.getTime());
    expect(written.map((row) => row.id)).toEqual([first?.id]);
    expect(statements).toBeLessThan(30);
    const again = await updateProduct(ctx(), {
      ...own,
      changedVariants: [variantInput.parse({ id: first?.id, options: first?.options, price: 6000, sku: "BLIND-1" })],
    });
    expect(again.version).toBe(result.version);
  });

  it("takes new ones into their places and lets others go", async () => {
    const before = await getOwnProduct(ctx(), own);
    const gone = before.variants.filter((variant) => variant.options[0] === "S10").map((variant) => variant.id);
    const after = await updateProduct(ctx(), {
      ...own,
      options: [{ name: "Size", values: ["S0", ...values(9, "S")] }, ...options.slice(1)],
      removedVariantIds: gone,
      changedVariants: [variantInput.parse({ options: ["S0", "C1", "L1", "W1", "F1"], price: 100 })],
    });
    expect(after.variants).toHaveLength(1801);
    expect(after.variants[0]).toMatchObject({ options: ["S0", "C1", "L1", "W1", "F1"], price: { amount: 100 } });
    expect(after.variants[1]?.id).toBe(before.variants[0]?.id);
  });

  it("refuses both ways of saying it at once, and a combination that is there", async () => {
    const variant = variantInput.parse({ options: ["S1", "C1", "L1", "W1", "F1"], price: 100 });
    await expect(
      updateProduct(ctx(), { ...own, variants: [variant], changedVariants: [variant] }),
    ).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    const [, second] = (await getOwnProduct(ctx(), own)).variants;
    await expect(
      updateProduct(ctx(), {
        ...own,
        changedVariants: [{ ...variant, id: second?.id, options: ["S1", "C1", "L1", "W1", "F2"] }],
      }),
    ).rejects.toThrow("S1 / C1 / L1 / W1 / F2 is there twice.");
  });
});
