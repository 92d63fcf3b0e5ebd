import { aPaidOrder, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { DAY_MS, newId } from "../platform/index";
import {
  addPicture,
  deletePicture,
  fetchPicture,
  getOwnProduct,
  getProductPage,
  isPublicAddress,
  PictureRefused,
  readPicture,
  removeUnusedPictures,
  setPictureFocus,
} from "./index";
import { checkedUrl, fetchPublicPicture, PictureUnfetchable } from "./picture-fetcher";

describe("pictures", () => {
  const database = useDatabase();

  async function pendingPicture(productId: string, sellerId: string): Promise<string> {
    const id = newId();
    await database.db
      .insertInto("media")
      .values({ id, seller_id: sellerId, source_url: `https://pictures.example/${id}.jpg` })
      .execute();
    await database.db
      .insertInto("product_media")
      .values({ product_id: productId, media_id: id, position: 0 })
      .execute();
    return id;
  }
  const media = (id: string) =>
    database.db
      .selectFrom("media")
      .where("id", "=", id)
      .select(["object_key", "fetch_attempts", "fetch_error"])
      .executeTakeFirst();

  it("are read by their id, which is looked up once", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const picture = await addPicture(ctx, { sellerId: seller.id, bytes: new Uint8Array([7]) });
    const read = () => readPicture(ctx, { mediaId: picture.id, width: 640, format: "webp" });
    expect((await read()).bytes).toEqual(new Uint8Array([7]));
    database.takeStatements();
    await read();
    expect(database.takeStatements()).toEqual([]);
    for (const mediaId of [newId(), "../../etc/passwd"])
      await expect(readPicture(ctx, { mediaId, width: 640, format: "webp" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });

  it("say what must be seen where they are cut, in listings and on the page, for their seller only", async () => {
    const ctx = testContext(database.db);
    const [seller, other] = [await aSeller(database.db), await aSeller(database.db)];
    const product = await aProduct(database.db, seller);
    const { id: mediaId } = await addPicture(ctx, { sellerId: seller.id, bytes: new Uint8Array([1]) });
    await database.db
      .insertInto("product_media")
      .values({ product_id: product.id, media_id: mediaId, position: 0 })
      .execute();
    await setPictureFocus(ctx, { sellerId: seller.id, mediaId, x: 20, y: 80 });
    const focus = { x: 20, y: 80 };
    expect((await getProductPage(ctx, { ref: product.id })).product.pictures).toMatchObject([{ id: mediaId, focus }]);
    const { card } = await database.db
      .selectFrom("product_listings")
      .where("product_id", "=", product.id)
      .select("card")
      .executeTakeFirstOrThrow();
    expect(card).toMatchObject({ picture: { focus } });
    const own = await getOwnProduct(ctx, { sellerId: seller.id, productId: product.id });
    expect(own.pictures).toMatchObject([{ focus }]);
    await expect(setPictureFocus(ctx, { sellerId: other.id, mediaId, x: 0, y: 0 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("that nothing shows are swept a day later, files and rows; what is shown or was bought stays", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    await database.db.deleteFrom("media").execute();
    const upload = async () => (await addPicture(ctx, { sellerId: seller.id, bytes: new Uint8Array([1]) })).id;
    const [shown, ofVariant, logo, banner, bought, forgotten] = await Promise.all(Array.from({ length: 6 }, upload));
    const { db } = database;
    await db.insertInto("product_media").values({ product_id: product.id, media_id: shown!, position: 0 }).execute();
    await db.updateTable("variants").set({ media_id: ofVariant! }).where("id", "=", product.variantId).execute();
    await db
      .updateTable("sellers")
      .set({ logo_media_id: logo!, banner_media_id: banner! })
      .where("id", "=", seller.id)
      .execute();
    await aPaidOrder(ctx);
    await db
      .updateTable("order_items")
      .set({ picture: JSON.stringify({ id: bought }) })
      .execute();
    const never = newId();
    await db
      .insertInto("media")
      .values({
        id: never,
        seller_id: seller.id,
        source_url: "https://x.example/never.jpg",
        created_at: ctx.clock.now(),
      })
      .execute();

    ctx.clock.advance(DAY_MS - 1000);
    expect(await removeUnusedPictures(ctx)).toBe(0);
    ctx.clock.advance(2000);
    const fresh = await upload();
    expect(await removeUnusedPictures(ctx)).toBe(2);
    expect(await removeUnusedPictures(ctx)).toBe(0);
    const { rows: jobs } = await sql<{ payload: { objectKey: string } }>`
      select job.payload from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      where task.identifier = 'catalog.deletePicture'
    `.execute(db);
    expect(jobs.map((job) => job.payload)).toEqual([{ objectKey: `pictures/${forgotten}` }]);
    for (const job of jobs) await deletePicture(ctx, job.payload);
    for (const id of [shown!, ofVariant!, logo!, banner!, bought!, fresh]) {
      expect(await media(id)).toBeDefined();
      expect(ctx.media.pictures.has(`pictures/${id}`)).toBe(true);
    }
    for (const id of [forgotten!, never]) expect(await media(id)).toBeUndefined();
    expect(ctx.media.pictures.has(`pictures/${forgotten}`)).toBe(false);
  });

  it("imported by address show once they are fetched, and are fetched once", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    const mediaId = await pendingPicture(product.id, seller.id);
    let calls = 0;
    const fetcher = async () => new Uint8Array([++calls]);
    await fetchPicture(ctx, { mediaId }, fetcher);
    await fetchPicture(ctx, { mediaId }, fetcher);
    expect(calls).toBe(1);
    const { card } = await database.db
      .selectFrom("product_listings")
      .where("product_id", "=", product.id)
      .select("card")
      .executeTakeFirstOrThrow();
    expect(card).toMatchObject({ picture: { id: mediaId, url: `/media/${mediaId}` } });
  });

  it("that cannot be fetched stay pending: tried again later, then left alone", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const mediaId = await pendingPicture((await aProduct(database.db, seller)).id, seller.id);
    let calls = 0;
    const broken = async () => {
      calls++;
      throw new Error("getaddrinfo ENOTFOUND");
    };
    for (let attempt = 1; attempt <= 8; attempt++) await fetchPicture(ctx, { mediaId }, broken);
    expect(calls).toBe(5);
    expect(await media(mediaId)).toEqual({ object_key: null, fetch_attempts: 5, fetch_error: "getaddrinfo ENOTFOUND" });
  });

  it.each([new PictureUnfetchable("The server answered 404."), new PictureRefused("This is no picture.")])(
    "are not asked for again after “$message”",
    async (error) => {
      const ctx = testContext(database.db);
      const seller = await aSeller(database.db);
      const mediaId = await pendingPicture((await aProduct(database.db, seller)).id, seller.id);
      await fetchPicture(ctx, { mediaId }, () => Promise.reject(error));
      expect(await media(mediaId)).toMatchObject({ fetch_attempts: 5, fetch_error: error.message });
    },
  );
});

describe("where pictures are fetched from", () => {
  it.each([
    ["8.8.8.8", true],
    ["2606:4700::1111", true],
    ["127.0.0.1", false],
    ["10.1.2.3", false],
    ["172.16.0.1", false],
    ["192.168.1.1", false],
    ["169.254.169.254", false],
    ["100.64.0.1", false],
    ["0.0.0.0", false],
    ["::1", false],
    ["::ffff:127.0.0.1", false],
    ["::ffff:8.8.8.8", false],
    ["64:ff9b::7f00:1", false],
    ["2002:7f00:1::", false],
    ["fd00::1", false],
    ["fe80::1", false],
    ["localhost", false],
  ])("%s is public: %s", (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  it.each([
    "http://pictures.example/a.jpg",
    "file:///etc/passwd",
    "https://user:secret@pictures.example/a.jpg",
    "https://pictures.example:8443/a.jpg",
    "https://127.0.0.1/a.jpg",
    "https://2130706433/a.jpg",
    "https://0x7f.1/a.jpg",
    "https://[::1]/a.jpg",
    "https://[::ffff:169.254.169.254]/",
    "nonsense",
  ])("%s is refused before anything is sent", (address) => {
    expect(() => checkedUrl(address)).toThrow(PictureUnfetchable);
  });

  it("refuses a name that leads to our own machine", async () => {
    await expect(fetchPublicPicture("https://localhost/a.jpg")).rejects.toBeInstanceOf(PictureUnfetchable);
  });
});
