import { type Core, createCore, createLogger } from "@emporia/adapters";
import { findServer } from "@emporia/adapters/meilisearch/testing";
import { coreConfig } from "@emporia/config";
import { searchProductsInput } from "@emporia/contracts/catalog";
import { archiveProduct, getOwnProduct, publishProduct, updateProduct } from "@emporia/core/catalog";
import { adjustStock } from "@emporia/core/inventory";
import { getSearchState, searchProducts } from "@emporia/core/search";
import { reinstateSeller, suspendSeller } from "@emporia/core/sellers";
import { aCategory, aPictureOf, aProduct, aSeller, type TestProduct, useDatabase } from "@emporia/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startWorker, type Worker } from "./start-worker";

const server = findServer(20_000 + (process.pid % 20_000));
server?.start();
afterAll(() => server?.stop());

const indexes = [
  { index: "PostgreSQL", env: {}, isThere: true },
  {
    index: "Meilisearch",
    env: { MEILI_URL: server?.url, MEILI_KEY: server?.key, MEILI_INDEX: `test_${process.pid}_follows` },
    isThere: server !== undefined,
  },
];

for (const { index, env, isThere } of indexes)
  describe.skipIf(!isThere)(`searching by ${index} beside a worker`, () => {
    const database = useDatabase();
    let core: Core;
    let worker: Worker;
    let product: TestProduct;
    const ctx = () => core.context({ actor: { kind: "system", name: "test" }, correlationId: "test" });
    /** The total is the index's own word; cards are read from the listings. */
    const found = async (filters: { priceMax?: number; priceMin?: number; inStock?: boolean } = {}) => {
      const query = searchProductsInput.parse({ q: "samovar", inStock: false, ...filters });
      const { items, total } = await searchProducts(ctx(), query);
      return { total, ids: items.map(({ id }) => id) };
    };
    const nothing = { total: 0, ids: [] };
    const theProduct = () => ({ total: 1, ids: [product.id] });
    const soon = { timeout: 25_000, interval: 20 };

    beforeAll(async () => {
      core = createCore(
        coreConfig({
          DATABASE_URL: database.url,
          LINK_SECRET: "0123456789abcdef",
          DATA_ENCRYPTION_KEYS: "k1:bm90LWEta2V5LWp1c3QtYW4tZXhhbXBsZS0zMi1ieSE=",
          STRIPE_STANDIN_URL: "http://127.0.0.1:9",
          SMTP_URL: "smtp://127.0.0.1:9",
          ...env,
        }),
        createLogger("worker", "silent"),
        { applicationName: "emporia-search-test" },
      );
      worker = await startWorker(core, createLogger("worker", "silent"), { concurrency: 2 });
      const category = await aCategory(database.db);
      product = await aProduct(database.db, await aSeller(database.db), {
        name: "Samovar",
        priceAmount: 4000,
        categoryId: category.id,
      });
      await aPictureOf(database.db, product);
      await vi.waitFor(async () => {
        const { engine, isAnswering } = await getSearchState(ctx());
        expect({ engine, isAnswering }).toMatchObject(
          index === "PostgreSQL" ? { engine: null } : { isAnswering: true },
        );
        expect(await found()).toEqual(theProduct());
      }, soon);
    });
    afterAll(async () => {
      await worker.stop();
      const { searchEngine } = core.services;
      await searchEngine?.drop(searchEngine.indexName);
      await core.close();
    });

    const own = () => ({ sellerId: product.sellerId, productId: product.id });

    it("finds a product by its new price, and no longer by the old one", async () => {
      const { variants } = await getOwnProduct(ctx(), own());
      const [variant] = variants;
      await updateProduct(ctx(), {
        ...own(),
        changedVariants: [
          {
            id: product.variantId,
            options: [],
            sku: variant?.sku ?? undefined,
            barcode: undefined,
            price: 9000,
            trackQuantity: true,
            allowBackorder: false,
            weightGrams: 400,
            weightUnit: "lb",
            taxable: true,
            requiresShipping: true,
          },
        ],
      });
      await expect.poll(() => found({ priceMin: 9000, priceMax: 9000 }), soon).toEqual(theProduct());
      await expect.poll(() => found({ priceMax: 4000 }), soon).toEqual(nothing);
    });

    it("leaves out what is sold out until there is stock again", async () => {
      const stock = (onHand: number) =>
        adjustStock(ctx(), { sellerId: product.sellerId, variantId: product.variantId, onHand, reason: "counted" });
      await stock(0);
      await expect.poll(() => found({ inStock: true }), soon).toEqual(nothing);
      expect(await found()).toEqual(theProduct());
      await stock(3);
      await expect.poll(() => found({ inStock: true }), soon).toEqual(theProduct());
    });

    it("leaves out a product that is withdrawn until it is published again", async () => {
      await archiveProduct(ctx(), own());
      await expect.poll(() => found(), soon).toEqual(nothing);
      await publishProduct(ctx(), own());
      await expect.poll(() => found(), soon).toEqual(theProduct());
    });

    it("leaves out a suspended shop's products until it is reinstated", async () => {
      const { sellerId } = own();
      await suspendSeller(ctx(), { sellerId, reason: "Until its papers are in order." });
      await expect.poll(() => found(), soon).toEqual(nothing);
      await reinstateSeller(ctx(), { sellerId });
      await expect.poll(() => found(), soon).toEqual(theProduct());
    });
  });
