import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { checkKey, type ObjectStore } from "./object-store";

const TYPES: Record<string, string> = {
  ".avif": "image/avif",
  ".webp": "image/webp",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".gif": "image/gif",
  ".mp4": "video/mp4",
  ".pdf": "application/pdf",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
};

/**
 * Keeps objects as files below `dir`. The content type follows the key's ending; where it does not, it lies beside the
 * object in a `.type` file.
 */
export function createDiskStore(dir: string): ObjectStore {
  const pathOf = (key: string) => join(dir, ...checkKey(key));
  return {
    async put(key, bytes, contentType) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      if (TYPES[extname(path)] !== contentType) await replace(`${path}.type`, Buffer.from(contentType));
      await replace(path, bytes);
    },
    async get(key) {
      const path = pathOf(key);
      const bytes = await orUndefined(readFile(path));
      if (!bytes) return undefined;
      const told = await orUndefined(readFile(`${path}.type`, "utf8"));
      return { bytes, contentType: told ?? TYPES[extname(path)] ?? "application/octet-stream" };
    },
    async read(key, { first, last }) {
      const file = await orUndefined(open(pathOf(key)));
      return file?.createReadStream({ start: first, end: last });
    },
    async delete(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await rm(`${path}.type`, { force: true });
    },
    exists: async (key) => (await orUndefined(stat(pathOf(key))))?.isFile() ?? false,
  };
}

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = `${path}.${randomUUID()}.new`;
  try {
    await writeFile(fresh, bytes);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

async function orUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
    throw error;
  }
}
