import { bulkActionInput } from "@emporia/contracts/bulk-edits";
import {
  applyBulkEdit,
  archiveProduct,
  createBulkEdit,
  getBulkEdit,
  getOwnProduct,
  publishProduct,
  removeProduct,
  schedulePublication,
} from "@emporia/core/catalog";
import {
  aCategory,
  aPaidOrder,
  aPictureOf,
  FakeClock,
  type TestProduct,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { runJobs } from "./testing";

const DAY = 86_400_000;

describe("a product that is withdrawn", () => {
  const database = useDatabase();
  const clock = new FakeClock(new Date());
  const ctx = () => testContext(database.db, { clock });
  /** Complete, ordered once, and to be published tomorrow. */
  const aScheduled = async (status: "DRAFT" | "ARCHIVED", isTrusted = true) => {
    const { products } = await aPaidOrder(ctx());
    const [{ id: productId, sellerId }] = products as [TestProduct];
    const category = await aCategory(database.db);
    await database.db
      .updateTable("products")
      .set({ status, category_id: category.id })
      .where("id", "=", productId)
      .execute();
    await database.db.updateTable("sellers").set({ is_trusted: isTrusted }).where("id", "=", sellerId).execute();
    await aPictureOf(database.db, { id: productId, sellerId });
    const own = { sellerId, productId };
    await schedulePublication(ctx(), { ...own, publishAt: new Date(clock.now().getTime() + DAY).toISOString() });
    return own;
  };
  const aDayLater = async (own: Awaited<ReturnType<typeof aScheduled>>) => {
    clock.advance(DAY);
    await runJobs(ctx());
    const { status, publishAt, moderation } = await getOwnProduct(ctx(), own);
    return { status, publishAt, isWaiting: moderation?.status === "WAITING" };
  };
  const withdrawn = { status: "ARCHIVED", publishAt: null, isWaiting: false };
  const changeAll = async (own: { sellerId: string }, status: "PUBLISHED" | "ARCHIVED") => {
    const action = bulkActionInput.parse({ type: "status", status });
    const { id } = await createBulkEdit(ctx(), { sellerId: own.sellerId, filter: {}, action });
    await runJobs(ctx());
    await applyBulkEdit(ctx(), { sellerId: own.sellerId, bulkEditId: id });
    await runJobs(ctx());
    return getBulkEdit(ctx(), { sellerId: own.sellerId, bulkEditId: id });
  };

  it("stays so when it was to be published later and is deleted after an order", async () => {
    const own = await aScheduled("ARCHIVED");
    expect(await removeProduct(ctx(), own)).toMatchObject({ outcome: "archived" });
    expect(await aDayLater(own)).toEqual(withdrawn);
  });

  it("stays so when what is archived and to be published later is archived", async () => {
    const own = await aScheduled("ARCHIVED");
    expect(await archiveProduct(ctx(), own)).toMatchObject({ publishAt: null });
    expect(await aDayLater(own)).toEqual(withdrawn);
  });

  it("waits for staff no more when what is archived is archived", async () => {
    const own = await aScheduled("ARCHIVED", false);
    expect((await publishProduct(ctx(), own)).moderation).toMatchObject({ status: "WAITING" });
    await archiveProduct(ctx(), own);
    expect(await aDayLater(own)).toEqual(withdrawn);
  });

  it.each(["DRAFT", "ARCHIVED"] as const)("stays so when it was %s and many are archived at once", async (status) => {
    const own = await aScheduled(status);
    expect(await changeAll(own, "ARCHIVED")).toMatchObject({ status: "DONE", changed: 1, failed: 0 });
    expect(await aDayLater(own)).toEqual(withdrawn);
  });

  it("has no other time to come once many are published at once", async () => {
    const own = await aScheduled("DRAFT");
    await changeAll(own, "PUBLISHED");
    await database.db.updateTable("products").set({ status: "ARCHIVED" }).where("id", "=", own.productId).execute();
    expect(await aDayLater(own)).toEqual(withdrawn);
  });
});
