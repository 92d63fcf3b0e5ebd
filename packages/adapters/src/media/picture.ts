import type { Sharp } from "sharp";
import { loadSharp } from "./sharp";

const MAX_BYTES = 20 * 1024 * 1024;
const usual = { megapixels: 50, longSide: 2400 };

export type PictureProblem = "TOO_LARGE" | "TOO_MANY_PIXELS" | "NOT_A_PICTURE" | "SVG_REFUSED" | "DAMAGED";

/** A picture that was not taken in; the message tells the person what to do about it. */
export class PictureRefused extends Error {
  override readonly name = "PictureRefused";
  constructor(
    readonly code: PictureProblem,
    message: string,
  ) {
    super(message);
  }
}

export interface IngestedPicture {
  /** WebP, at most 2400 px on the long side unless told otherwise, upright, without metadata. */
  master: Buffer;
  contentType: "image/webp";
  /** Pixels of the master. */
  width: number;
  height: number;
  /** `#rrggbb`, for the place the picture will take while it loads. */
  dominantColor: string;
}

const FORMATS = new Set(["jpeg", "png", "webp", "avif", "heif", "gif"]);

/**
 * Takes a picture in: checked, turned upright, stripped of metadata and encoded anew. Of an animation the first frame.
 * @throws PictureRefused with a sentence for the person who sent it
 */
export async function ingestPicture(
  bytes: Uint8Array,
  options: { allowSvg?: boolean; megapixels?: number; longSide?: number } = {},
): Promise<IngestedPicture> {
  const { megapixels, longSide } = { ...usual, ...options };
  if (bytes.byteLength > MAX_BYTES)
    throw new PictureRefused(
      "TOO_LARGE",
      "This picture is larger than 20 MB. Save it smaller or with more compression.",
    );
  if (looksLikeMarkup(bytes) && !options.allowSvg)
    throw new PictureRefused("SVG_REFUSED", "SVG and HTML files are not accepted. Export the picture as PNG or JPEG.");
  if (bytes.byteLength === 0) throw notAPicture();
  const { default: sharp } = await loadSharp();
  const open = () =>
    sharp(bytes, { limitInputPixels: megapixels * 1e6, failOn: "error", pages: 1, sequentialRead: true });
  await check(open(), { allowSvg: options.allowSvg ?? false, megapixels });
  try {
    const { data, info } = await open()
      .rotate()
      .resize(longSide, longSide, { fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .webp({ quality: 90 })
      .toBuffer({ resolveWithObject: true });
    // Statistics are of a file, not of a pipeline: what is seen through must have become white in one before.
    const opaque = await sharp(data)
      .resize(64, 64, { fit: "inside" })
      .flatten({ background: "#ffffff" })
      .png()
      .toBuffer();
    const { dominant } = await sharp(opaque).stats();
    const hex = (value: number) => Math.round(value).toString(16).padStart(2, "0");
    return {
      master: data,
      contentType: "image/webp",
      width: info.width,
      height: info.height,
      dominantColor: `#${hex(dominant.r)}${hex(dominant.g)}${hex(dominant.b)}`,
    };
  } catch {
    throw new PictureRefused("DAMAGED", "This picture is damaged or incomplete. Export it again and retry.");
  }
}

async function check(
  picture: Sharp,
  { allowSvg, megapixels }: { allowSvg: boolean; megapixels: number },
): Promise<void> {
  const found = await picture.metadata().catch((error: unknown) => {
    if (error instanceof Error && /pixel limit/i.test(error.message)) throw tooManyPixels(megapixels);
    return undefined;
  });
  const isKnown = found?.format !== undefined && (FORMATS.has(found.format) || (allowSvg && found.format === "svg"));
  if (!found || !isKnown || !found.width || !found.height) throw notAPicture();
  if (found.width * found.height > megapixels * 1e6) throw tooManyPixels(megapixels);
}

const notAPicture = () =>
  new PictureRefused("NOT_A_PICTURE", "This file is not a picture we can read. Use JPEG, PNG, WebP, AVIF or GIF.");

const tooManyPixels = (megapixels: number) =>
  new PictureRefused(
    "TOO_MANY_PIXELS",
    `This picture has more than ${megapixels} megapixels. Scale it down and try again.`,
  );

/** No raster format begins with "<", in whatever encoding; markup does, after white space and byte order marks. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 256)).toString("latin1");
  if (head.startsWith("\x1f\x8b")) return true;
  return /^[\s\0\xef\xbb\xbf\xfe\xff]*</.test(head);
}
