import type { startUploadInput, startUploadView, startVideoUploadInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { after, type Ctx, MINUTE_MS, newId } from "../platform/index";
import { insertUpload } from "./queries/uploads";

const UPLOAD_MS = 15 * MINUTE_MS;

/** Where the bytes of an upload lie until they are taken in. */
export const uploadKey = (uploadId: string) => `uploads/${uploadId}`;

/**
 * Lets a seller's browser send a picture or a video of this type and size to the bucket itself, within 15 minutes. It is kept once
 * {@link finishUpload} or {@link finishVideoUpload} has taken it in. Null where there is no bucket to send it to.
 */
export async function startUpload(
  ctx: Ctx,
  input: (z.output<typeof startUploadInput> | z.output<typeof startVideoUploadInput>) & { sellerId: string },
): Promise<z.output<typeof startUploadView>> {
  const { directUploads } = ctx.services.media;
  if (!directUploads) return { upload: null };
  const { sellerId, contentType, size } = input;
  const [id, expiresAt] = [newId(), after(ctx.clock, UPLOAD_MS)];
  await insertUpload(ctx.db, { id, sellerId, contentType, size, now: ctx.clock.now(), expiresAt });
  const { url, headers } = await directUploads.grant(uploadKey(id), { contentType, size, forMs: UPLOAD_MS });
  return { upload: { id, url, headers, expiresAt: expiresAt.toISOString() } };
}
