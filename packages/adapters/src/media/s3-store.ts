import { Readable } from "node:stream";
import { checkKey, type ObjectStore } from "./object-store";
import type * as Sdk from "./s3-client";

export interface S3StoreOptions {
  bucket: string;
  region: string;
  /** For S3-compatible services; addressed by path. */
  endpoint?: string;
  accessKeyId?: string;
  secretAccessKey?: string;
}

/** Keeps objects in a bucket. The SDK is loaded at the first use, so that a process that needs none pays nothing. */
export function createS3Store(options: S3StoreOptions): ObjectStore {
  const { bucket: Bucket, region, endpoint, accessKeyId, secretAccessKey } = options;
  let opened: Promise<{ s3: typeof Sdk; client: Sdk.S3Client }> | undefined;
  const open = () => {
    opened ??= import("./s3-client").then((s3) => ({
      s3,
      client: new s3.S3Client({
        region,
        // A checksum that is worked out of nothing would be signed into the address that a browser sends bytes to.
        requestChecksumCalculation: "WHEN_REQUIRED",
        ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
        ...(accessKeyId === undefined || secretAccessKey === undefined
          ? {}
          : { credentials: { accessKeyId, secretAccessKey } }),
      }),
    }));
    return opened;
  };
  const keyOf = (key: string) => checkKey(key).join("/");
  return {
    async put(key, bytes, contentType) {
      const { s3, client } = await open();
      await client.send(
        new s3.PutObjectCommand({
          Bucket,
          Key: keyOf(key),
          Body: bytes,
          ContentType: contentType,
          ContentLength: bytes.byteLength,
        }),
      );
    },
    async get(key) {
      const { s3, client } = await open();
      try {
        const found = await client.send(new s3.GetObjectCommand({ Bucket, Key: keyOf(key) }));
        const bytes = Buffer.from((await found.Body?.transformToByteArray()) ?? []);
        return { bytes, contentType: found.ContentType ?? "application/octet-stream" };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async read(key, { first, last }) {
      const { s3, client } = await open();
      try {
        const command = new s3.GetObjectCommand({ Bucket, Key: keyOf(key), Range: `bytes=${first}-${last}` });
        const { Body, ContentRange } = await client.send(command);
        if (!Body) return undefined;
        // Not every service that speaks S3 knows of ranges: it sends the whole.
        return ContentRange === undefined ? Readable.from(partOf(Body as Readable, first, last)) : (Body as Readable);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async delete(key) {
      const { s3, client } = await open();
      await client.send(new s3.DeleteObjectCommand({ Bucket, Key: keyOf(key) }));
    },
    grants: {
      async put(key, { contentType, size, forMs }) {
        const { s3, client } = await open();
        const command = new s3.PutObjectCommand({
          Bucket,
          Key: keyOf(key),
          ContentType: contentType,
          ContentLength: size,
        });
        // Both are signed, so that the bucket takes nothing else.
        const signableHeaders = new Set(["content-type", "content-length"]);
        const url = await s3.getSignedUrl(client, command, { expiresIn: Math.floor(forMs / 1000), signableHeaders });
        return { url, headers: { "content-type": contentType } };
      },
      async sizeOf(key) {
        const { s3, client } = await open();
        try {
          return (await client.send(new s3.HeadObjectCommand({ Bucket, Key: keyOf(key) }))).ContentLength ?? 0;
        } catch (error) {
          if (isMissing(error)) return undefined;
          throw error;
        }
      },
    },
    async exists(key) {
      const { s3, client } = await open();
      try {
        await client.send(new s3.HeadObjectCommand({ Bucket, Key: keyOf(key) }));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
  };
}

async function* partOf(whole: AsyncIterable<Buffer>, first: number, last: number): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const bytes of whole) {
    const part = bytes.subarray(Math.max(first - at, 0), Math.max(last + 1 - at, 0));
    at += bytes.length;
    if (part.length > 0) yield part;
    if (at > last) return;
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound");
