import { mostMessagePictures } from "@emporia/contracts/message-limits";
import { openThreadInput } from "@emporia/contracts/messages";
import { submit } from "@emporia/ui/remix/submit.server";
import { type AppLoadContext, redirect } from "@remix-run/node";
import { sendPhotos, takePhotos } from "./photos.server";

const saidInput = openThreadInput.omit({ about: true, pictureIds: true });

/** Sends what a form says, its pictures first; `tell` says it in its place, and where to go then. */
export async function sayMessage(
  args: { request: Request; context: AppLoadContext },
  form: FormData,
  tell: (said: { text: string; key: string; pictureIds: string[] }) => Promise<string>,
) {
  const photos = takePhotos(form);
  return submit(form, saidInput, async (input) => {
    const sent = await sendPhotos(args, "/messages/pictures?as=shop", photos, form, mostMessagePictures);
    if ("refused" in sent) return sent.refused;
    throw redirect(await tell({ ...input, pictureIds: sent.ids }));
  });
}
