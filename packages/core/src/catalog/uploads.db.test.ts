import { actor, aSeller, FakeClock, FakeMediaStore, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "../platform/index";
import { PictureRefused } from "./errors";
import { deleteUploaded, finishUpload, readPicture, removeOldUploads, startUpload } from "./index";

const database = useDatabase();
let seller: TestSeller;
let other: TestSeller;
beforeAll(async () => {
  [seller, other] = [await aSeller(database.db), await aSeller(database.db)];
});

function world() {
  const media = new FakeMediaStore();
  const clock = new FakeClock();
  const ctx = testContext(database.db, {
    actor: actor({ id: seller.ownerId, memberships: [seller.membership] }),
    clock,
  });
  return { media, clock, ctx: { ...ctx, services: { ...ctx.services, media } } };
}

async function started({ ctx }: ReturnType<typeof world>) {
  const { upload } = await startUpload(ctx, { sellerId: seller.id, contentType: "image/png", size: 3 });
  if (!upload) throw new Error("There is a bucket.");
  return { ...upload, key: `uploads/${upload.id}` };
}

const jobsFor = async (uploadId: string) => {
  const { rows } = await database.pool.query("select 1 from graphile_worker._private_jobs where key like $1", [
    `%${uploadId}%`,
  ]);
  return rows.length;
};

describe("a picture that a browser sends to the bucket itself", () => {
  it("is taken in once it has arrived, the same for a repeat, and only by its shop", async () => {
    const given = world();
    const { ctx, media } = given;
    const upload = await started(given);
    expect(upload).toMatchObject({ headers: { "content-type": "image/png" }, expiresAt: "2026-11-02T10:15:00.000Z" });
    const finish = (sellerId = seller.id) => finishUpload(ctx, { sellerId, uploadId: upload.id });
    await expect(finish()).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    media.uploads.set(upload.key, new Uint8Array([1, 2, 3]));
    await expect(finish(other.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [first, second] = await Promise.all([finish(), finish()]);
    expect(first).toEqual(second);
    expect(await finish()).toEqual(first);
    expect(first).toMatchObject({ id: upload.id, url: `/media/${upload.id}`, width: 1200 });
    expect((await readPicture(ctx, { mediaId: upload.id, width: 320, format: "webp" })).bytes).toEqual(
      new Uint8Array([1, 2, 3]),
    );
    expect(await jobsFor(upload.id)).toBe(1);
    await deleteUploaded(ctx, { uploadId: upload.id });
    expect(media.uploads.size).toBe(0);
  });

  it("is refused by name like any other, and can be sent again until its time is over", async () => {
    const given = world();
    const upload = await started(given);
    given.media.uploads.set(upload.key, new Uint8Array([1]));
    const { putPicture } = given.media;
    given.media.putPicture = () => Promise.reject(new PictureRefused("This is no picture. Choose a JPEG."));
    const finish = () => finishUpload(given.ctx, { sellerId: seller.id, uploadId: upload.id });
    await expect(finish()).rejects.toMatchObject({ code: "PICTURE_REFUSED" });
    given.media.putPicture = putPicture;
    expect((await finish()).id).toBe(upload.id);
  });

  it("is deleted when nobody took it in, and not while somebody still may", async () => {
    const given = world();
    const upload = await started(given);
    given.media.uploads.set(upload.key, new Uint8Array([1]));
    given.clock.advance(HOUR_MS);
    expect(await removeOldUploads(given.ctx)).toBe(0);
    given.clock.advance(HOUR_MS);
    expect(await removeOldUploads(given.ctx)).toBeGreaterThanOrEqual(1);
    expect(await jobsFor(upload.id)).toBe(1);
    await expect(finishUpload(given.ctx, { sellerId: seller.id, uploadId: upload.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("goes through us where there is no bucket", async () => {
    const given = world();
    given.media.directUploads = null;
    const asked = { sellerId: seller.id, contentType: "image/png", size: 3 } as const;
    expect(await startUpload(given.ctx, asked)).toEqual({ upload: null });
  });
});
