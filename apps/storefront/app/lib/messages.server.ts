import { mostMessagePictures } from "@emporia/contracts/message-limits";
import { openThreadInput, readThreadInput } from "@emporia/contracts/messages";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { apiFor, type RouteArgs, read } from "./api.server";
import { withQuery } from "./paths";
import { sendPhotosTo, takePhotos } from "./return-photos.server";

interface GuestOrder {
  orderId?: string | undefined;
  token?: string | undefined;
}

/**
 * A conversation of theirs and a key for what they write next. With `isSeen` it counts as read from then on; a link of a
 * mail is opened by programs too, and its page says itself that it was seen.
 */
export async function loadThread(args: RouteArgs, threadId: string, order: GuestOrder & { isSeen?: boolean } = {}) {
  const { messages } = apiFor(args);
  const cursor = cursorOf(new URL(args.request.url).searchParams)?.slice(0, 500) || undefined;
  const { isSeen = false, ...guest } = order;
  const thread = await read(args, messages.get.query({ threadId, ...guest, cursor, limit: 30 }));
  const latest = thread.messages.at(-1);
  // Who cannot be told that it was read reads it all the same.
  if (isSeen && thread.unread > 0 && latest && cursor === undefined)
    await messages.markRead.mutate({ threadId, messageId: latest.id }).catch(() => undefined);
  return { thread, isLatest: cursor === undefined, messageKey: crypto.randomUUID() };
}

const saidInput = openThreadInput.omit({ about: true, pictureIds: true });

/** Counts a conversation as read up to what was seen of it. Who cannot be told that it was read reads it all the same. */
export async function markSeen(args: RouteArgs, order: GuestOrder, form: FormData) {
  return submit(form, readThreadInput, async ({ threadId, messageId }) => {
    await apiFor(args)
      .messages.markRead.mutate({ threadId, messageId, ...order })
      .catch(() => undefined);
    return { ok: true as const };
  });
}

/** Sends what a form says, its pictures first; `tell` says it in its place, and where to go then. */
export async function sayMessage(
  args: ActionFunctionArgs,
  order: GuestOrder,
  tell: (said: { text: string; key: string; pictureIds: string[] }) => Promise<string>,
  given?: FormData,
) {
  const form = given ?? (await readForm(args.request));
  const photos = takePhotos(form);
  return submit(form, saidInput, async (input) => {
    const address = withQuery(`${args.context.apiUrl}/messages/pictures`, { ...order });
    const sent = await sendPhotosTo(args, address, photos, form, mostMessagePictures);
    if ("refused" in sent) return sent.refused;
    throw redirect(await tell({ ...input, pictureIds: sent.ids }));
  });
}
