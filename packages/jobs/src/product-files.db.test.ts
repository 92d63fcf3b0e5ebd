import {
  applyBulkEdit,
  checkImport,
  createBulkEdit,
  getBulkEdit,
  getImport,
  startImport,
  undoBulkEdit,
  uploadProductFile,
} from "@emporia/core/catalog";
import { searchProducts } from "@emporia/core/search";
import { aSeller, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { runJobs } from "./testing";

const database = useDatabase();

it("a file is checked and imported, its prices changed and changed back, and search agrees each time", async () => {
  const ctx = testContext(database.db);
  const { id: sellerId } = await aSeller(database.db);
  const only = (name: string) => name.startsWith("catalog.advance");
  const count = 1_000;
  const stream = (async function* () {
    yield "Handle,Title,Published,Variant Price,Variant Inventory Qty\n";
    for (let at = 0; at < count; at++) yield `mug-${at},Quillon mug ${at},true,10.00,5\n`;
  })();
  const { id: importId } = await uploadProductFile(ctx, { sellerId, fileName: "mugs.csv", stream });
  await checkImport(ctx, { sellerId, importId, publishes: true, overwrites: true });
  await runJobs(ctx, { only });
  expect(await getImport(ctx, { sellerId, importId })).toMatchObject({ status: "CHECKED", created: count });
  await startImport(ctx, { sellerId, importId });
  await runJobs(ctx, { only });
  expect(await getImport(ctx, { sellerId, importId })).toMatchObject({ status: "DONE", created: count });

  const priced = async (amount: number) => {
    const query = { q: "quillon", priceMin: amount, priceMax: amount, inStock: true, limit: 1 };
    return (await searchProducts(ctx, query as Parameters<typeof searchProducts>[1])).total;
  };
  const action = { type: "price", mode: "percent", value: 1000, rounding: "cent" } as const;
  const { id: bulkEditId } = await createBulkEdit(ctx, { sellerId, filter: {}, action });
  await runJobs(ctx, { only });
  expect(await getBulkEdit(ctx, { sellerId, bulkEditId })).toMatchObject({ status: "CHECKED", changed: count });
  expect(await priced(1000)).toBe(count);
  await applyBulkEdit(ctx, { sellerId, bulkEditId });
  await runJobs(ctx, { only });
  expect(await getBulkEdit(ctx, { sellerId, bulkEditId })).toMatchObject({ status: "DONE", changed: count });
  expect(await priced(1100)).toBe(count);
  await undoBulkEdit(ctx, { sellerId, bulkEditId });
  await runJobs(ctx, { only });
  expect(await getBulkEdit(ctx, { sellerId, bulkEditId })).toMatchObject({ status: "UNDONE", changed: count });
  expect([await priced(1000), await priced(1100)]).toEqual([count, 0]);
}, 180_000);
