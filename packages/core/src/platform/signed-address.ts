import { DAY_MS, HOUR_MS } from "./clock";
import type { Ctx } from "./ctx";
import { isId, isSignedId, signId } from "./ids";

type Signer = Pick<Ctx, "clock" | "services">;

/**
 * An id that opens something for once or twice a span of time, to be put into an address: `<id>.<span>.<signature>`. It
 * is the same all that span long, so that what it leads to can be kept by the browser that asked.
 */
function sign(ctx: Signer, purpose: string, id: string, spanMs: number): string {
  const last = Math.floor(ctx.clock.now().getTime() / spanMs) + 1;
  const signed = `${id}.${last}`;
  return `${signed}.${signId(ctx.services.settings.linkSecret, purpose, signed)}`;
}

/** The id in an address, and whether what came with it opens it now. Undefined when there is none. */
function readSigned(
  ctx: Signer,
  purpose: string,
  text: string,
  spanMs: number,
): { id: string; isOpen: boolean } | undefined {
  const [id = "", last, signature, ...rest] = text.split(".");
  if (!isId(id)) return undefined;
  if (last === undefined || signature === undefined || rest.length > 0) return { id, isOpen: false };
  const isOurs = isSignedId(ctx.services.settings.linkSecret, purpose, `${id}.${last}`, signature);
  return { id, isOpen: isOurs && Number(last) * spanMs + spanMs > ctx.clock.now().getTime() };
}

const PICTURE = "picture";

/** The address of a picture that only who may see its order can open. */
export function privatePictureUrl(ctx: Signer, mediaId: string): string {
  return `/media/${sign(ctx, PICTURE, mediaId, DAY_MS)}`;
}

/** The picture that an address names, and whether it opens one that is not for everybody. */
export function readPictureAddress(ctx: Signer, text: string): { id: string; isOpen: boolean } | undefined {
  return readSigned(ctx, PICTURE, text, DAY_MS);
}

const PREVIEW = "preview";

/** The address at which a product is seen as it was written last, by whoever has it, for an hour or two. */
export function previewUrl(ctx: Signer, productId: string): string {
  // What ends like a file is one to web servers.
  const token = sign(ctx, PREVIEW, productId, HOUR_MS).replaceAll(".", "~");
  return `${ctx.services.settings.storefrontUrl}/preview/${token}`;
}

/** The product that the last part of such an address opens now. */
export function readPreviewToken(ctx: Signer, token: string): string | undefined {
  const read = readSigned(ctx, PREVIEW, token.replaceAll("~", "."), HOUR_MS);
  return read?.isOpen ? read.id : undefined;
}
