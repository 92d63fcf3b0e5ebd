import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createDiskStore, createS3Store, ingestPicture, type ObjectStore, PictureRefused, renditionOf } from "./index";
import { createMediaStore } from "./media-store";

let dir: string;
let store: ObjectStore;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "media-"));
  store = createDiskStore(dir);
});
afterAll(() => rm(dir, { recursive: true }));

/** 60 × 40, red left of blue; what a viewer must see whatever the orientation tag says. */
const upright = async () => {
  const red = await sharp({ create: { width: 30, height: 40, channels: 3, background: "#ff0000" } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 60, height: 40, channels: 3, background: "#0000ff" } })
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer();
};
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: "#888888", noise: { type: "gaussian", mean: 128, sigma: 30 } },
  })
    .blur(3)
    .jpeg({ quality: 90 })
    .toBuffer();

const refusalOf = async (attempt: Promise<unknown>): Promise<string> => {
  const error = await attempt.catch((thrown: unknown) => thrown);
  if (!(error instanceof PictureRefused)) throw new Error(`expected a refusal, got ${error}`);
  expect(error.message).toMatch(/[A-Z].*\. .*\.$/);
  return error.code;
};

it.each([1, 2, 3, 4, 5, 6, 7, 8])("turns EXIF orientation %i upright", async (orientation) => {
  // The inverse of what the tag asks a viewer to do.
  const stored = sharp(await upright());
  if (orientation === 2) stored.flop();
  if (orientation === 3) stored.rotate(180);
  if (orientation === 4) stored.flip();
  if (orientation === 5) stored.rotate(270).flop();
  if (orientation === 6) stored.rotate(270);
  if (orientation === 7) stored.rotate(90).flop();
  if (orientation === 8) stored.rotate(90);
  const pixels = await stored.png().toBuffer();
  const tagged = await sharp(pixels).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
  const { master, width, height } = await ingestPicture(tagged);
  expect([width, height]).toEqual([60, 40]);
  const { data } = await sharp(master).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * 60 + x) * 3, (y * 60 + x) * 3 + 3)];
  for (const y of [3, 36]) {
    expect(at(5, y)[0]).toBeGreaterThan(200);
    expect(at(55, y)[2]).toBeGreaterThan(200);
  }
});

it("strips place and every other metadata", async () => {
  const gps = { IFD0: { Artist: "Ada" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } };
  const tagged = await sharp(await upright())
    .withExif(gps)
    .jpeg()
    .toBuffer();
  expect((await sharp(tagged).metadata()).exif).toBeDefined();
  const found = await sharp((await ingestPicture(tagged)).master).metadata();
  expect([found.exif, found.icc, found.xmp, found.iptc]).toEqual([undefined, undefined, undefined, undefined]);
});

it("scales a 12-megapixel photo to 2400 px and names its colour", async () => {
  const photo = await noise(4000, 3000);
  const { width, height, contentType, dominantColor } = await ingestPicture(photo);
  expect([width, height, contentType]).toEqual([2400, 1800, "image/webp"]);
  expect(dominantColor).toMatch(/^#[0-9a-f]{6}$/);
});

it("stands a picture one can see through on white, whatever colour lies under its transparency", async () => {
  const clear = sharp({ create: { width: 80, height: 80, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  const { dominantColor } = await ingestPicture(await clear.png().toBuffer());
  expect(dominantColor).toMatch(/^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/);
});

it.each(["png", "webp", "avif", "gif"] as const)("takes %s", async (format) => {
  const { width, height } = await ingestPicture(
    await sharp(await upright())
      .toFormat(format)
      .toBuffer(),
  );
  expect([width, height]).toEqual([60, 40]);
});

it("takes the first frame of an animation", async () => {
  const frames = [
    await upright(),
    await sharp(await upright())
      .negate()
      .toBuffer(),
  ];
  const animated = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  expect(await ingestPicture(animated)).toMatchObject({ width: 60, height: 40 });
});

it("refuses what is no picture, with a sentence that helps", async () => {
  const photo = await noise(400, 300);
  expect(await refusalOf(ingestPicture(photo.subarray(0, photo.length / 2)))).toBe("DAMAGED");
  expect(await refusalOf(ingestPicture(Buffer.from("no picture at all")))).toBe("NOT_A_PICTURE");
  expect(await refusalOf(ingestPicture(Buffer.alloc(0)))).toBe("NOT_A_PICTURE");
  expect(await refusalOf(ingestPicture(Buffer.from("%PDF-1.7 …")))).toBe("NOT_A_PICTURE");
  expect(await refusalOf(ingestPicture(Buffer.alloc(20 * 1024 * 1024 + 1)))).toBe("TOO_LARGE");
});

it("refuses a decompression bomb by its dimensions", async () => {
  const bomb = await sharp({ create: { width: 12_000, height: 9000, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  expect(bomb.length).toBeLessThan(2_000_000);
  expect(await refusalOf(ingestPicture(bomb))).toBe("TOO_MANY_PIXELS");
});

it("refuses SVG from strangers and takes it from our own seed", async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="50"><rect width="80" height="50" fill="#0a0"/></svg>',
  );
  for (const hidden of [
    svg,
    Buffer.concat([Buffer.from("\ufeff \n"), svg]),
    Buffer.from(`<?xml version="1.0"?>${svg}`),
  ])
    expect(await refusalOf(ingestPicture(hidden))).toBe("SVG_REFUSED");
  expect(await ingestPicture(svg, { allowSvg: true })).toMatchObject({ width: 80, height: 50 });
});

it("keeps objects on disk and never half of one", async () => {
  await store.put("a/b.webp", Buffer.from("one"), "image/webp");
  await store.put("a/b.webp", Buffer.from("two"), "image/webp");
  expect((await store.get("a/b.webp"))?.bytes.toString()).toBe("two");
  await store.put("a/odd.bin", Buffer.from("x"), "text/plain");
  expect((await store.get("a/odd.bin"))?.contentType).toBe("text/plain");
  expect([await store.exists("a/b.webp"), await store.exists("a"), await store.exists("a/c")]).toEqual([
    true,
    false,
    false,
  ]);
  await store.delete("a/b.webp");
  await store.delete("a/b.webp");
  expect(await store.get("a/b.webp")).toBeUndefined();
  expect((await readdir(join(dir, "a"))).filter((name) => name.endsWith(".new"))).toEqual([]);
});

it.each(["../x", "a/../../x", "/etc/passwd", "a//b", "a\\b", "a/\0", "", ".hidden", "a/.."])(
  "refuses the key %j",
  async (key) => {
    await expect(store.get(key)).rejects.toThrow("no key");
    await expect(store.put(key, Buffer.from("x"), "text/plain")).rejects.toThrow("no key");
  },
);

it("makes a rendition once, however many ask, and keeps it", async () => {
  const { master } = await ingestPicture(await noise(2000, 1000));
  await store.put("p/one.webp", master, "image/webp");
  const put = vi.spyOn(store, "put");
  const all = await Promise.all(Array.from({ length: 5 }, () => renditionOf(store, "p/one.webp", 640, "avif")));
  expect(put).toHaveBeenCalledTimes(1);
  expect(new Set(all.map((one) => one?.bytes.toString("base64"))).size).toBe(1);
  expect(all[0]?.contentType).toBe("image/avif");
  expect(await sharp(all[0]?.bytes).metadata()).toMatchObject({ width: 640, height: 320 });
  expect((await renditionOf(store, "p/one.webp", 640, "avif"))?.contentType).toBe("image/avif");
  expect(put).toHaveBeenCalledTimes(1);
  put.mockRestore();
});

it("never enlarges, offers few widths, and knows what is missing", async () => {
  await store.put("p/small.webp", (await ingestPicture(await upright())).master, "image/webp");
  const found = await renditionOf(store, "p/small.webp", 1600, "webp");
  expect(await sharp(found?.bytes).metadata()).toMatchObject({ width: 60, format: "webp" });
  await expect(renditionOf(store, "p/small.webp", 500 as 640, "webp")).rejects.toThrow(RangeError);
  expect(await renditionOf(store, "p/none.webp", 320, "webp")).toBeUndefined();
});

it("deletes a picture in all its sizes, and only that one", async () => {
  const pictures = createMediaStore(store);
  const bytes = await upright();
  const [one, other] = [await pictures.putPicture("one", bytes), await pictures.putPicture("other", bytes)];
  for (const { objectKey } of [one, other]) await pictures.readPicture(objectKey, 320, "webp");
  await pictures.deletePicture(one.objectKey);
  await pictures.deletePicture(one.objectKey);
  const kept = (await readdir(join(dir, "pictures"))).filter((file) => !file.endsWith(".type")).sort();
  expect(kept).toEqual(["other", "other.320.webp"]);
  expect(await pictures.readPicture(one.objectKey, 320, "webp")).toBeUndefined();
});

it("speaks S3", async () => {
  const kept = new Map<string, { body: Buffer; type: string }>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const path = (request.url ?? "").split("?")[0] ?? "";
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const found = kept.get(path);
      if (request.method === "PUT")
        kept.set(path, { body: Buffer.concat(chunks), type: request.headers["content-type"] ?? "" });
      if (request.method === "DELETE") kept.delete(path);
      if (request.method === "PUT") response.writeHead(200).end();
      else if (request.method === "DELETE") response.writeHead(204).end();
      else if (found)
        response
          .writeHead(200, { "content-type": found.type, "content-length": found.body.length })
          .end(request.method === "HEAD" ? undefined : found.body);
      else
        response
          .writeHead(404, { "content-type": "application/xml" })
          .end(request.method === "HEAD" ? undefined : "<Error><Code>NoSuchKey</Code></Error>");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const s3 = createS3Store({ bucket: "media", region: "eu-1", endpoint, accessKeyId: "a", secretAccessKey: "b" });
  await s3.put("p/x.webp", Buffer.from("bytes"), "image/webp");
  expect([...kept.keys()]).toEqual(["/media/p/x.webp"]);
  expect((await s3.get("p/x.webp"))?.contentType).toBe("image/webp");
  expect([await s3.exists("p/x.webp"), await s3.exists("p/y.webp")]).toEqual([true, false]);
  expect(await s3.get("p/y.webp")).toBeUndefined();
  await s3.delete("p/x.webp");
  expect(kept.size).toBe(0);

  const picture = await upright();
  const { directUploads } = createMediaStore(s3);
  const wanted = { contentType: "image/png", size: picture.byteLength, forMs: 900_000 };
  const granted = await directUploads?.grant("uploads/1", wanted);
  const address = new URL(granted?.url ?? "");
  expect(address.origin).toBe(endpoint);
  expect(address.searchParams.get("X-Amz-Expires")).toBe("900");
  expect(address.searchParams.get("X-Amz-SignedHeaders")).toBe("content-length;content-type;host");
  expect(address.search.toLowerCase()).not.toContain("checksum");
  const other = await directUploads?.grant("uploads/1", { ...wanted, size: wanted.size + 1 });
  expect(new URL(other?.url ?? "").searchParams.get("X-Amz-Signature")).not.toBe(
    address.searchParams.get("X-Amz-Signature"),
  );
  expect(await directUploads?.read("uploads/1", wanted.size)).toBeUndefined();
  await fetch(address, { method: "PUT", headers: granted?.headers ?? {}, body: new Uint8Array(picture) });
  expect(kept.get("/media/uploads/1")?.type).toBe("image/png");
  expect(Buffer.from((await directUploads?.read("uploads/1", wanted.size)) ?? [])).toEqual(picture);
  await expect(directUploads?.read("uploads/1", wanted.size - 1)).rejects.toMatchObject({ code: "PICTURE_REFUSED" });
  await directUploads?.delete("uploads/1");
  expect(kept.size).toBe(0);
  expect(createMediaStore(store).directUploads).toBeNull();
  await expect(s3.get("../x")).rejects.toThrow("no key");
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
