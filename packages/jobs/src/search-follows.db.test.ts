import { type Core, createCore, createLogger } from "@emporia/adapters";
import { findServer } from "@emporia/adapters/meilisearch/testing";
import { coreConfig } from "@emporia/config";
import { bulkActionInput } from "@emporia/contracts/bulk-edits";
import { searchProductsInput } from "@emporia/contracts/catalog";
import {
  applyBulkEdit,
  approveSubmission,
  archiveProduct,
  createBulkEdit,
  getBulkEdit,
  getOwnProduct,
  listSubmissions,
  publishProduct,
  removeProduct,
  returnSubmission,
  schedulePublication,
  updateProduct,
} from "@emporia/core/catalog";
import { adjustStock } from "@emporia/core/inventory";
import { getSearchState, searchProducts } from "@emporia/core/search";
import {
  approveSeller,
  endVacation,
  reinstateSeller,
  rejectSeller,
  setVacation,
  suspendSeller,
} from "@emporia/core/sellers";
import { aCategory, actor, aPictureOf, aProduct, aSeller, type TestProduct, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
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
    const found = async (filters: { q?: string; priceMax?: number; priceMin?: number; inStock?: boolean } = {}) => {
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

    it("SRC-04 SF-06 keeps what a shop on a break does not sell, marked until it is back", async () => {
      const { sellerId } = own();
      const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const { rows } = await sql<{ id: string }>`
        select owner_user_id as id from sellers where id = ${sellerId}`.execute(database.db);
      const owner = core.context({ actor: actor({ id: rows[0]?.id ?? "" }), correlationId: "test" });
      const card = async () => {
        const { items } = await searchProducts(ctx(), searchProductsInput.parse({ q: "samovar" }));
        return items.map(({ id, isAway = false, isPurchasable }) => ({ id, isAway, isPurchasable }));
      };
      const about = { sellerId, mode: "CLOSED", from: day(-1), until: day(5), message: "" } as const;
      await setVacation(owner, about);
      await expect.poll(card, soon).toEqual([{ id: product.id, isAway: true, isPurchasable: false }]);
      await endVacation(owner, { sellerId });
      await expect.poll(card, soon).toEqual([{ id: product.id, isAway: false, isPurchasable: true }]);
    });

    /** A product with a name of its own, complete, in a shop as it is said to be. */
    const another = async (
      name: string,
      shop: Parameters<typeof aSeller>[1] = {},
      status: "DRAFT" | "PUBLISHED" = "PUBLISHED",
    ) => {
      const category = await aCategory(database.db);
      const made = await aProduct(database.db, await aSeller(database.db, shop), {
        name,
        status,
        categoryId: category.id,
      });
      await aPictureOf(database.db, made);
      return {
        own: { sellerId: made.sellerId, productId: made.id },
        isFound: { total: 1, ids: [made.id] },
        found: () => found({ q: name }),
      };
    };
    /** Until the index has heard of all that was written before: it says the last thing that was. */
    const caughtUp = async () => {
      const last = await another(markers.pop() ?? "");
      await expect.poll(last.found, soon).toEqual(last.isFound);
    };
    // Unlike each other, or one would be taken for a typo of another.
    const markers = ["Quartz", "Fjord", "Zinnia", "Ocelot"];

    it("finds a shop's products once it is approved, and never those of one that is rejected", async () => {
      const [taken, refused] = [
        await another("Teapot", { status: "PENDING" }),
        await another("Strainer", { status: "PENDING" }),
      ];
      await caughtUp();
      expect([await taken.found(), await refused.found()]).toEqual([nothing, nothing]);
      await approveSeller(ctx(), { sellerId: taken.own.sellerId });
      await rejectSeller(ctx(), { sellerId: refused.own.sellerId, reason: "Its papers are those of another shop." });
      await expect.poll(taken.found, soon).toEqual(taken.isFound);
      await caughtUp();
      expect(await refused.found()).toEqual(nothing);
    });

    it("forgets a product that is deleted", async () => {
      const doomed = await another("Tealight");
      await expect.poll(doomed.found, soon).toEqual(doomed.isFound);
      expect(await removeProduct(ctx(), doomed.own)).toMatchObject({ outcome: "deleted" });
      await expect.poll(doomed.found, soon).toEqual(nothing);
    });

    it("finds what staff look at first once they have approved it, not while it waits or was sent back", async () => {
      const held = await another("Infuser", { isTrusted: false }, "DRAFT");
      const waiting = async () => {
        const { items } = await listSubmissions(ctx(), { limit: 24 });
        const submission = items.find(({ productId }) => productId === held.own.productId);
        return { submissionId: submission?.id ?? "", version: submission?.version ?? 0 };
      };
      await publishProduct(ctx(), held.own);
      await caughtUp();
      expect(await held.found()).toEqual(nothing);
      await returnSubmission(ctx(), { ...(await waiting()), reason: "Show it from the front.", note: "" });
      await caughtUp();
      expect(await held.found()).toEqual(nothing);
      await publishProduct(ctx(), held.own);
      await approveSubmission(ctx(), await waiting());
      await expect.poll(held.found, soon).toEqual(held.isFound);
    });

    it("finds a product whose time to be published has come", async () => {
      const later = await another("Trivet", {}, "DRAFT");
      await schedulePublication(ctx(), { ...later.own, publishAt: new Date(Date.now() + 1500).toISOString() });
      expect(await later.found()).toEqual(nothing);
      await expect.poll(later.found, soon).toEqual(later.isFound);
    });

    it("leaves out what many were archived with", async () => {
      const one = await another("Caddy");
      await expect.poll(one.found, soon).toEqual(one.isFound);
      const { sellerId } = one.own;
      const action = bulkActionInput.parse({ type: "status", status: "ARCHIVED" });
      const { id: bulkEditId } = await createBulkEdit(ctx(), { sellerId, filter: {}, action });
      const status = async () => (await getBulkEdit(ctx(), { sellerId, bulkEditId })).status;
      await expect.poll(status, soon).toBe("CHECKED");
      await applyBulkEdit(ctx(), { sellerId, bulkEditId });
      await expect.poll(one.found, soon).toEqual(nothing);
      await expect.poll(status, soon).toBe("DONE");
    });
  });
