import { createS3Store } from "@emporia/adapters/media";
import { createMediaStore } from "@emporia/adapters/media/media-store";
import { avcC, mp4Of, pictures } from "@emporia/adapters/media/mp4-testing";
import { startBucket, type TestBucket } from "@emporia/adapters/media/testing";
import {
  finishUpload,
  finishVideoUpload,
  readPicture,
  readVideo,
  removeOldUploads,
  removeUnusedPictures,
  startUpload,
} from "@emporia/core/catalog";
import { DAY_MS, HOUR_MS } from "@emporia/core/platform";
import { aSeller, FakeClock, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runJobs } from "./testing";

describe("a picture that goes straight to the bucket", () => {
  const database = useDatabase();
  let clock = new FakeClock(new Date());
  let bucket: TestBucket;
  let seller: TestSeller;
  let photo: Buffer;
  beforeAll(async () => {
    bucket = await startBucket(() => clock.now());
    seller = await aSeller(database.db);
    photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#c33" } })
      .jpeg()
      .toBuffer();
  });
  beforeEach(() => {
    clock = new FakeClock(new Date());
  });
  afterAll(() => bucket.close());

  const store = () => createS3Store(bucket.options);
  const world = () => {
    const ctx = testContext(database.db, { clock });
    return { ...ctx, services: { ...ctx.services, media: createMediaStore(store()) } };
  };
  async function started(size: number) {
    const { upload } = await startUpload(world(), { sellerId: seller.id, contentType: "image/jpeg", size });
    if (!upload) throw new Error("There is a bucket.");
    return upload;
  }
  const send = async (url: string, headers: Record<string, string>, bytes: Uint8Array) => {
    const answer = await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) });
    return /<Code>(\w+)/.exec(await answer.text())?.[1] ?? answer.status;
  };
  const finish = (uploadId: string) => finishUpload(world(), { sellerId: seller.id, uploadId });
  const isThere = (key: string) => store().exists(key);

  it("is taken by its address, taken in, shown in every width, and what was sent is deleted", async () => {
    const { id, url, headers } = await started(photo.byteLength);
    await expect(finish(id)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    expect(await send(url, headers, photo)).toBe(200);
    expect(await store().get(`uploads/${id}`)).toEqual({ bytes: photo, contentType: "image/jpeg" });
    expect(await finish(id)).toMatchObject({ id, width: 900, height: 600 });
    const shown = await readPicture(world(), { mediaId: id, width: 320, format: "webp" });
    expect(await sharp(shown.bytes).metadata()).toMatchObject({ width: 320, format: "webp" });
    await runJobs(world());
    expect([await isThere(`uploads/${id}`), await isThere(`pictures/${id}`)]).toEqual([false, true]);
    expect(await finish(id)).toMatchObject({ id });
  });

  it("is refused by the address when it has another type or length, goes elsewhere or comes too late", async () => {
    const { id, url, headers } = await started(photo.byteLength);
    const refused = "SignatureDoesNotMatch";
    expect(await send(url, headers, Buffer.concat([photo, Buffer.alloc(1)]))).toBe(refused);
    expect(await send(url, headers, photo.subarray(1))).toBe(refused);
    expect(await send(url, { "content-type": "text/html" }, photo)).toBe(refused);
    expect(await send(url, {}, photo)).toBe(refused);
    expect(await send(url.replace("/uploads/", "/pictures/"), headers, photo)).toBe(refused);
    clock.advance(15 * 60_000 + 1000);
    expect(await send(url, headers, photo)).toBe("AccessDenied");
    expect(await isThere(`uploads/${id}`)).toBe(false);
  });

  it("is refused by name when it is no picture, or when a bucket that minds no length took more than was announced", async () => {
    const text = Buffer.from("<script>alert(1)</script>");
    const lying = await started(text.byteLength);
    expect(await send(lying.url, lying.headers, text)).toBe(200);
    await expect(finish(lying.id)).rejects.toMatchObject({ code: "PICTURE_REFUSED" });

    const long = await started(photo.byteLength);
    await store().put(`uploads/${long.id}`, Buffer.concat([photo, Buffer.alloc(1)]), "image/jpeg");
    await expect(finish(long.id)).rejects.toThrow("larger than the file that was announced");
  });

  it("P-45 brings a video as well, which is checked and stripped before it can be shown", async () => {
    const film = { kind: "vide", entry: pictures("avc1", avcC()), samples: [Buffer.from("PICTURE")], sampleTime: 900 };
    const bytes = mp4Of({ tracks: [film], between: Buffer.from("a place") });
    const sendVideo = async (body: Buffer) => {
      const given = { sellerId: seller.id, contentType: "video/mp4" as const, size: body.byteLength };
      const { upload } = await startUpload(world(), given);
      expect(await send(upload?.url ?? "", upload?.headers ?? {}, body)).toBe(200);
      return upload?.id ?? "";
    };
    const text = await sendVideo(Buffer.from("<script>alert(1)</script>"));
    const take = (uploadId: string) => finishVideoUpload(world(), { sellerId: seller.id, uploadId });
    await expect(take(text)).rejects.toMatchObject({ code: "VIDEO_REFUSED" });
    const id = await sendVideo(bytes);
    expect(await take(id)).toMatchObject({ id, width: 64, height: 80, durationMs: 900, size: bytes.byteLength });
    const { open } = await readVideo(world(), { videoId: id, rangeOf: () => null });
    const kept = Buffer.concat(await (await open()).toArray());
    expect([kept.length, kept.includes("PICTURE"), kept.includes("a place")]).toEqual([bytes.length, true, false]);
    const first = bytes.indexOf("PICTURE");
    const part = await readVideo(world(), { videoId: id, rangeOf: () => ({ first, last: first + 6 }) });
    expect(Buffer.concat(await (await part.open()).toArray()).toString()).toBe("PICTURE");
    await runJobs(world());
    expect([await isThere(`uploads/${id}`), await isThere(`videos/${id}.mp4`)]).toEqual([false, true]);
  });

  it("is deleted when nobody takes it in, and when no product shows it", async () => {
    const [left, unused] = [await started(photo.byteLength), await started(photo.byteLength)];
    for (const { url, headers } of [left, unused]) expect(await send(url, headers, photo)).toBe(200);
    await finish(unused.id);
    await readPicture(world(), { mediaId: unused.id, width: 640, format: "avif" });
    clock.advance(2 * HOUR_MS);
    await removeOldUploads(world());
    await runJobs(world());
    expect([await isThere(`uploads/${left.id}`), await isThere(`pictures/${unused.id}`)]).toEqual([false, true]);
    await expect(finish(left.id)).rejects.toMatchObject({ code: "NOT_FOUND" });

    clock.advance(DAY_MS);
    await removeUnusedPictures(world());
    await runJobs(world());
    for (const key of [`pictures/${unused.id}`, `pictures/${unused.id}.640.avif`])
      expect(await isThere(key), key).toBe(false);
  });
});
