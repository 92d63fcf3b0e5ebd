import type { PictureView } from "@emporia/contracts/common";
import { typedValues } from "@emporia/ui/remix/form-values.server";
import { data } from "@remix-run/node";
import type { RouteArgs } from "./api.server";
import { sessionCookie } from "./cookies.server";
import { withQuery } from "./paths";

const MOST = 6;
const MAX_BYTES = 20 * 1024 * 1024;

/** The photos of a form, taken out of it. */
export function takePhotos(form: FormData): File[] {
  const photos = form.getAll("photos").filter((each): each is File => each instanceof File && each.size > 0);
  form.delete("photos");
  return photos;
}

/** Hands the photos of a form on; what is refused is told at their field, with all that was typed. */
export async function sendPhotos(
  args: RouteArgs,
  order: { orderId: string; token: string | undefined },
  photos: readonly File[],
  form: FormData,
) {
  const address = withQuery(`${args.context.apiUrl}/orders/${order.orderId}/pictures`, { token: order.token });
  return sendPhotosTo(args, address, photos, form, MOST);
}

/** The same, to another of the API's doors. */
export async function sendPhotosTo(
  args: RouteArgs,
  address: string,
  photos: readonly File[],
  form: FormData,
  most: number,
) {
  const sent = await handOn(args, address, photos, most);
  if ("ids" in sent) return sent;
  const failure = { ok: false as const, fieldErrors: { photos: [sent.problem] }, values: typedValues(form) };
  return { refused: data(failure, { status: 422 }) };
}

/** Hands photos on to the API, one after the other. The first that is refused stops it. */
async function handOn(
  { request, context }: RouteArgs,
  address: string,
  photos: readonly File[],
  most: number,
): Promise<{ ids: string[] } | { problem: string }> {
  if (photos.length > most) return { problem: `Choose ${most} photos at most.` };
  const large = photos.find((photo) => photo.size > MAX_BYTES);
  if (large) return { problem: `${large.name} is larger than 20 MB.` };
  const session = sessionCookie.read(request);
  const ids: string[] = [];
  for (const photo of photos) {
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
