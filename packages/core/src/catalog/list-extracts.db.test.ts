import { plainText } from "@emporia/contracts/plain-text";
import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { listExtracts } from "./list-extracts";
import { updateProduct } from "./update-product";

const database = useDatabase();

it("SF-02 says of visible products how their description begins, four facts and when they are sent", async () => {
  const { db } = database;
  const seller = await aSeller(db);
  const shown = await aProduct(db, seller, { name: "Kettle" });
  const draft = await aProduct(db, seller, { name: "Secret kettle", status: "DRAFT" });
  const specs = ["Height", "Width", "Depth", "Volume", "Weight"].map((name) => ({ name, value: `${name} of it` }));
  const description = `<p>Boils <strong>fast</strong> &amp; quietly.</p><p>${"It whistles in the morning. ".repeat(200)}</p>`;
  await sql`update products set specs = ${JSON.stringify(specs)} where id = ${shown.id}`.execute(db);
  await updateProduct(testContext(db), { sellerId: seller.id, productId: shown.id, description });

  const { products } = await listExtracts(testContext(db), { productIds: [shown.id, draft.id] });
  expect(products).toEqual([
    {
      id: shown.id,
      excerpt: expect.stringMatching(/^Boils fast & quietly\. It whistles.*…$/),
      specs: specs.slice(0, 4),
      processingDays: expect.any(Number),
      awayUntil: null,
      laterBy: null,
      city: expect.any(String),
      state: expect.any(String),
    },
  ]);
  expect(products[0]?.excerpt.length).toBeLessThanOrEqual(240);
});

it("reads no tag that was cut in its middle, and keeps a short text whole", () => {
  expect(plainText("<p>Round</p><ul><li>Blue</li><li class", 100)).toBe("Round Blue");
  expect(plainText("", 100)).toBe("");
});
