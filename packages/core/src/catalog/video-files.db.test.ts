import { createProductInput, updateProductInput } from "@emporia/contracts/catalog";
import {
  aCategory,
  actor,
  aSeller,
  FakeClock,
  FakeMediaStore,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { DAY_MS } from "../platform/index";
import {
  addModel,
  addVideo,
  createProduct,
  deleteVideo,
  duplicateProduct,
  finishUpload,
  finishVideoUpload,
  getProductPage,
  readModel,
  readVideo,
  removeProduct,
  removeUnusedVideos,
  startUpload,
  updateProduct,
  videoOwner,
} from "./index";

const bytes = () => new Uint8Array([1, 2, 3, 4, 5]);

describe("P-45 a video that a shop uploads", () => {
  const database = useDatabase();
  let clock: FakeClock;
  let media: FakeMediaStore;
  let seller: TestSeller;
  let other: TestSeller;
  beforeEach(async () => {
    clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
    media = new FakeMediaStore();
    [seller, other] = [await aSeller(database.db), await aSeller(database.db)];
  });
  const ctx = (of = seller) => {
    const given = testContext(database.db, { clock, actor: actor({ id: of.ownerId, memberships: [of.membership] }) });
    return { ...given, services: { ...given.services, media } };
  };
  const upload = (of = seller) => addVideo(ctx(of), { sellerId: of.id, bytes: bytes() });
  const create = async (videos: z.input<typeof createProductInput>["videos"], of = seller) => {
    const category = await aCategory(database.db);
    const given = { name: "Mug", basePrice: 1800, categoryId: category.id, videos };
    return createProduct(ctx(of), { ...createProductInput.parse(given), sellerId: of.id });
  };
  const change = (productId: string, fields: Omit<z.input<typeof updateProductInput>, "productId">) =>
    updateProduct(ctx(), { ...updateProductInput.parse({ ...fields, productId }), sellerId: seller.id });
  const jobsFor = async (key: string) => {
    const { rows } = await database.pool.query("select 1 from graphile_worker._private_jobs where key like $1", [
      `%${key}%`,
    ]);
    return rows.length;
  };

  it("is shown by the address that its upload answers, and read whole or by its parts", async () => {
    const video = await upload();
    expect(video).toEqual({
      id: video.id,
      url: `/media/${video.id}/video.mp4`,
      ...{ width: 1280, height: 720, durationMs: 12_000, size: 5 },
    });
    const product = await create([{ url: video.url, title: "On the wheel" }]);
    expect(product.videos).toMatchObject([{ provider: "upload", url: video.url, title: "On the wheel" }]);
    expect((await change(product.id, { videos: product.videos })).version).toBe(product.version);
    const { product: shown } = await getProductPage(ctx(), { ref: product.id });
    expect(shown.media).toMatchObject([
      { kind: "video", provider: "upload", watchUrl: video.url, embedUrl: video.url },
    ]);

    const read = async (range: { first: number; last: number } | null) => {
      const { open, size } = await readVideo(ctx(), { videoId: video.id, rangeOf: () => range });
      expect(size).toBe(5);
      return Buffer.concat(await (await open()).toArray());
    };
    expect([...(await read(null))]).toEqual([1, 2, 3, 4, 5]);
    expect([...(await read({ first: 1, last: 2 }))]).toEqual([2, 3]);
    for (const videoId of ["nonsense", product.id])
      await expect(readVideo(ctx(), { videoId, rangeOf: () => null })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is shown by its own shop alone, and sent by who keeps its products", async () => {
    const video = await upload();
    const strange = { code: "NOT_FOUND", message: expect.stringContaining("This video") };
    await expect(create([{ url: video.url }], other)).rejects.toMatchObject(strange);
    await expect(create([{ url: "/media/01930000-0000-7000-8000-000000000000/video.mp4" }])).rejects.toMatchObject(
      strange,
    );
    for (const url of ["/media/x/video.mp4", `${video.url}?x`, `/media/${video.id}/640.webp`])
      await expect(create([{ url }]), url).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    expect(videoOwner(ctx(), null)).toBe(seller.id);
    expect(() => videoOwner(ctx(), other.id)).toThrow();
    expect(() => videoOwner(testContext(database.db), null)).toThrow();
  });

  it("is one of fifty a day", async () => {
    for (let nth = 0; nth < 50; nth++) await upload();
    await expect(upload()).rejects.toMatchObject({ code: "VIDEO_REFUSED" });
    await upload(other);
    clock.advance(DAY_MS + 1);
    await upload();
  });

  it("is deleted once no product has shown it for a day, and never before", async () => {
    const [shown, left] = [await upload(), await upload()];
    const product = await create([{ url: shown.url }]);
    const copy = await duplicateProduct(ctx(), { sellerId: seller.id, productId: product.id });
    await removeUnusedVideos(ctx());
    expect(await jobsFor(left.id)).toBe(0);
    clock.advance(DAY_MS + 1);
    await removeUnusedVideos(ctx());
    expect([await jobsFor(left.id), await jobsFor(shown.id)]).toEqual([1, 0]);
    await expect(create([{ url: left.url }])).rejects.toMatchObject({ code: "NOT_FOUND" });
    await change(product.id, { videos: [] });
    await removeUnusedVideos(ctx());
    expect(await jobsFor(shown.id)).toBe(0);
    await removeProduct(ctx(), { sellerId: seller.id, productId: copy.id });
    await removeUnusedVideos(ctx());
    expect(await jobsFor(shown.id)).toBe(1);
    const objectKey = `videos/${shown.id}.mp4`;
    await deleteVideo(ctx(), { objectKey });
    await deleteVideo(ctx(), { objectKey });
    expect(media.videos.has(objectKey)).toBe(false);
  });

  it("comes by the bucket as well: the same for a repeat, only to its shop, and never as a picture", async () => {
    const { upload: sent } = await startUpload(ctx(), { sellerId: seller.id, contentType: "video/mp4", size: 5 });
    const uploadId = sent?.id ?? "";
    const finish = (of = seller) => finishVideoUpload(ctx(of), { sellerId: of.id, uploadId });
    await expect(finish()).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    media.uploads.set(`uploads/${uploadId}`, bytes());
    await expect(finish(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(finishUpload(ctx(), { sellerId: seller.id, uploadId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [first, second] = await Promise.all([finish(), finish()]);
    expect(second).toEqual(first);
    expect(await finish()).toEqual(first);
    expect(await jobsFor(uploadId)).toBe(1);
    const { upload: picture } = await startUpload(ctx(), { sellerId: seller.id, contentType: "image/png", size: 5 });
    media.uploads.set(`uploads/${picture?.id}`, bytes());
    const asVideo = finishVideoUpload(ctx(), { sellerId: seller.id, uploadId: picture?.id ?? "" });
    await expect(asVideo).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  describe("a 3-D model", () => {
    const send = (of = seller) => addModel(ctx(of), { sellerId: of.id, bytes: bytes() });

    it("stands among the videos, is told apart from them, and is read whole", async () => {
      const [video, model] = [await upload(), await send()];
      expect(model).toEqual({ id: model.id, url: `/media/${model.id}/model.glb`, triangles: 12, size: 5 });
      const product = await create([{ url: video.url }, { url: model.url, title: "From all sides", afterPictures: 0 }]);
      expect(product.videos).toMatchObject([
        { provider: "upload" },
        { provider: "model", url: model.url, title: "From all sides" },
      ]);
      expect((await change(product.id, { videos: product.videos })).version).toBe(product.version);
      const { product: shown } = await getProductPage(ctx(), { ref: product.id });
      expect(shown.media).toMatchObject([
        { kind: "video" },
        { kind: "model", title: "From all sides", url: model.url, poster: null },
      ]);
      const { open, size } = await readModel(ctx(), { modelId: model.id });
      expect([size, [...Buffer.concat(await (await open()).toArray())]]).toEqual([5, [1, 2, 3, 4, 5]]);
      for (const modelId of ["nonsense", video.id])
        await expect(readModel(ctx(), { modelId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("is shown by its own shop alone, as what it is, and sent fifty times a day", async () => {
      const model = await send();
      const strange = { code: "NOT_FOUND", message: expect.stringContaining("This model") };
      await expect(create([{ url: model.url }], other)).rejects.toMatchObject(strange);
      await expect(create([{ url: `/media/${model.id}/video.mp4` }])).rejects.toMatchObject({ code: "NOT_FOUND" });
      for (let nth = 1; nth < 50; nth++) await send();
      await expect(send()).rejects.toMatchObject({ code: "MODEL_REFUSED" });
      await send(other);
    });

    it("is deleted once neither its product nor a copy has shown it for a day", async () => {
      const [shown, left] = [await send(), await send()];
      const product = await create([{ url: shown.url }]);
      const copy = await duplicateProduct(ctx(), { sellerId: seller.id, productId: product.id });
      expect(copy.videos).toMatchObject([{ provider: "model", url: shown.url }]);
      clock.advance(DAY_MS + 1);
      await removeUnusedVideos(ctx());
      expect([await jobsFor(left.id), await jobsFor(shown.id)]).toEqual([1, 0]);
      await change(product.id, { videos: [] });
      await removeProduct(ctx(), { sellerId: seller.id, productId: copy.id });
      await removeUnusedVideos(ctx());
      expect(await jobsFor(shown.id)).toBe(1);
    });
  });
});
