import type { PictureView } from "@emporia/contracts/common";
import type { RouteArgs } from "./api.server";
import { sessionCookie } from "./cookies.server";
import { withQuery } from "./paths";

const MOST = 6;
const MAX_BYTES = 20 * 1024 * 1024;

/** Hands photos of a return on to the API, one after the other. The first that is refused stops it. */
export async function sendReturnPhotos(
  { request, context }: RouteArgs,
  order: { orderId: string; token: string | undefined },
  photos: readonly File[],
): Promise<{ ids: string[] } | { problem: string }> {
  if (photos.length > MOST) return { problem: `Choose ${MOST} photos at most.` };
  const large = photos.find((photo) => photo.size > MAX_BYTES);
  if (large) return { problem: `${large.name} is larger than 20 MB.` };
  const session = sessionCookie.read(request);
  const ids: string[] = [];
  for (const photo of photos) {
    const address = withQuery(`${context.apiUrl}/orders/${order.orderId}/pictures`, { token: order.token });
    const response = await fetch(address, {
      method: "POST",
      headers: {
        "content-type": photo.type.startsWith("image/") ? photo.type : "application/octet-stream",
        "x-request-id": context.requestId,
        "x-emporia-client": context.shopperAddress,
        "x-emporia-key": context.internalKey,
        ...(session ? { authorization: `Bearer ${session}` } : {}),
      },
      body: await photo.arrayBuffer(),
    }).catch(() => undefined);
    const body: unknown = await response?.json().catch(() => undefined);
    if (!response?.ok) return { problem: messageIn(body) ?? `${photo.name} could not be kept. Try again in a moment.` };
    ids.push((body as PictureView).id);
  }
  return { ids };
}

function messageIn(body: unknown): string | undefined {
  const error = (body as { error?: { message?: unknown } } | undefined)?.error;
  return typeof error?.message === "string" ? error.message : undefined;
}
