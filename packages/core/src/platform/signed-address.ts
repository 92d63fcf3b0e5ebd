import { DAY_MS } from "./clock";
import type { Ctx } from "./ctx";
import { isId, isSignedId, signId } from "./ids";

type Signer = Pick<Ctx, "clock" | "services">;

/**
 * An id that opens something for a day or two, to be put into an address: `<id>.<day>.<signature>`. It is the same all
 * day long, so that what it leads to can be kept by the browser that asked.
 */
function signForDays(ctx: Signer, purpose: string, id: string): string {
  const lastDay = Math.floor(ctx.clock.now().getTime() / DAY_MS) + 1;
  const signed = `${id}.${lastDay}`;
  return `${signed}.${signId(ctx.services.settings.linkSecret, purpose, signed)}`;
}

/** The id in an address, and whether what came with it opens it now. Undefined when there is none. */
function readSigned(ctx: Signer, purpose: string, text: string): { id: string; isOpen: boolean } | undefined {
  const [id = "", lastDay, signature, ...rest] = text.split(".");
  if (!isId(id)) return undefined;
  if (lastDay === undefined || signature === undefined || rest.length > 0) return { id, isOpen: false };
  const isOurs = isSignedId(ctx.services.settings.linkSecret, purpose, `${id}.${lastDay}`, signature);
  return { id, isOpen: isOurs && Number(lastDay) * DAY_MS + DAY_MS > ctx.clock.now().getTime() };
}

const PICTURE = "picture";

/** The address of a picture that only who may see its order can open. */
export function privatePictureUrl(ctx: Signer, mediaId: string): string {
  return `/media/${signForDays(ctx, PICTURE, mediaId)}`;
}

/** The picture that an address names, and whether it opens one that is not for everybody. */
export function readPictureAddress(ctx: Signer, text: string): { id: string; isOpen: boolean } | undefined {
  return readSigned(ctx, PICTURE, text);
}
