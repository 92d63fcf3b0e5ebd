import { typedValues } from "@emporia/ui/remix/form-values.server";
import { type AppLoadContext, data } from "@remix-run/node";
import { sendPicture } from "./media.server";

/** The photos of a form, taken out of it. */
export function takePhotos(form: FormData): File[] {
  const photos = form.getAll("photos").filter((each): each is File => each instanceof File && each.size > 0);
  form.delete("photos");
  return photos;
}

/** Hands the photos of a form on to one of the API's doors; what is refused is told at their field, with all that was typed. */
export async function sendPhotos(
  { request, context }: { request: Request; context: AppLoadContext },
  door: string,
  photos: readonly File[],
  form: FormData,
  most: number,
) {
  const refused = (problem: string) => ({
    refused: data(
      { ok: false as const, fieldErrors: { photos: [problem] }, values: typedValues(form) },
      { status: 422 },
    ),
  });
  if (photos.length > most) return refused(`Choose ${most} photos at most.`);
  const ids: string[] = [];
  for (const photo of photos) {
    const answer = await sendPicture(request, context, photo, door);
    if ("problem" in answer) return refused(answer.problem);
    ids.push(answer.picture.id);
  }
  return { ids };
}
