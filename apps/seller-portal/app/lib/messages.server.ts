import { mostMessagePictures } from "@emporia/contracts/message-limits";
import { openThreadInput } from "@emporia/contracts/messages";
import { typedValues } from "@emporia/ui/remix/form-values.server";
import { submit } from "@emporia/ui/remix/submit.server";
import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { sendPicture } from "./media.server";

const saidInput = openThreadInput.omit({ about: true, pictureIds: true });

/** Sends what a form says, its pictures first; `tell` says it in its place, and where to go then. */
export async function sayMessage(
  { request, context }: { request: Request; context: AppLoadContext },
  form: FormData,
  tell: (said: { text: string; key: string; pictureIds: string[] }) => Promise<string>,
) {
  const photos = form.getAll("photos").filter((each): each is File => each instanceof File && each.size > 0);
  form.delete("photos");
  const refuse = (problem: string) =>
    data({ ok: false as const, fieldErrors: { photos: [problem] }, values: typedValues(form) }, { status: 422 });
  return submit(form, saidInput, async (input) => {
    if (photos.length > mostMessagePictures) return refuse(`Choose ${mostMessagePictures} pictures at most.`);
    const pictureIds: string[] = [];
    for (const photo of photos) {
      const answer = await sendPicture(request, context, photo, "/messages/pictures?as=shop");
      if ("problem" in answer) return refuse(answer.problem);
      pictureIds.push(answer.picture.id);
    }
    throw redirect(await tell({ ...input, pictureIds }));
  });
}
