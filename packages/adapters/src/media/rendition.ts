import type { ObjectStore, StoredObject } from "./object-store";
import { loadSharp } from "./sharp";

export const RENDITION_WIDTHS = [320, 640, 960, 1600] as const;
export const RENDITION_FORMATS = ["avif", "webp"] as const;
export type RenditionWidth = (typeof RENDITION_WIDTHS)[number];
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

const AT_ONCE = 2;
let running = 0;
const queue: (() => void)[] = [];
const inFlight = new WeakMap<ObjectStore, Map<string, Promise<StoredObject | undefined>>>();

/** Where a rendition of a master lies. */
export const renditionKey = (mediaKey: string, width: RenditionWidth, format: RenditionFormat) =>
  `${mediaKey}.${width}.${format}`;

/**
 * A master at one of the offered widths, never enlarged. The first request makes it and keeps it for ever; requests
 * for the same one meanwhile share that work, and at most two are made at a time.
 * @returns undefined when there is no such master
 * @throws RangeError for a width or format that is not offered
 */
export async function renditionOf(
  store: ObjectStore,
  mediaKey: string,
  width: RenditionWidth,
  format: RenditionFormat,
): Promise<StoredObject | undefined> {
  if (!RENDITION_WIDTHS.includes(width) || !RENDITION_FORMATS.includes(format))
    throw new RangeError(`Pictures come ${RENDITION_WIDTHS.join(", ")} px wide, as ${RENDITION_FORMATS.join(" or ")}.`);
  const key = renditionKey(mediaKey, width, format);
  const kept = await store.get(key);
  if (kept) return kept;
  const making = inFlight.get(store) ?? new Map<string, Promise<StoredObject | undefined>>();
  inFlight.set(store, making);
  const begun = making.get(key) ?? make(store, mediaKey, key, width, format).finally(() => making.delete(key));
  making.set(key, begun);
  return begun;
}

async function make(store: ObjectStore, mediaKey: string, key: string, width: number, format: RenditionFormat) {
  return inTurn(async () => {
    const master = await store.get(mediaKey);
    if (!master) return undefined;
    const { default: sharp } = await loadSharp();
    const resized = sharp(master.bytes).resize(width, undefined, { withoutEnlargement: true });
    const encoded =
      format === "avif" ? resized.avif({ quality: 55, effort: 1 }) : resized.webp({ quality: 78, effort: 3 });
    const made = { bytes: await encoded.toBuffer(), contentType: `image/${format}` };
    await store.put(key, made.bytes, made.contentType);
    return made;
  });
}

async function inTurn<T>(job: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
  else running += 1;
  try {
    return await job();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}
