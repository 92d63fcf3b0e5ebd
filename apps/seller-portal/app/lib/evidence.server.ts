import { typedValues } from "@emporia/ui/remix/form-values.server";
import { type AppLoadContext, data } from "@remix-run/node";
import { sendPicture } from "./media.server";

const MOST = 6;

/** The photos of a form, taken out of it. */
export function takePhotos(form: FormData): File[] {
  const photos = form.getAll("photos").filter((each): each is File => each instanceof File && each.size > 0);
  form.delete("photos");
  return photos;
}

/** Hands photos of the shop's side of a complaint on; what is refused is told at their field, with all that was typed. */
export async function sendEvidence(
  request: Request,
  context: AppLoadContext,
  complaintId: string,
  photos: readonly File[],
  form: FormData,
) {
  const refused = (problem: string) => ({
    refused: data(
      { ok: false as const, fieldErrors: { photos: [problem] }, values: typedValues(form) },
      { status: 422 },
    ),
  });
  if (photos.length > MOST) return refused(`Choose ${MOST} photos at most.`);
  const ids: string[] = [];
  for (const photo of photos) {
    const answer = await sendPicture(request, context, photo, `/complaints/${complaintId}/pictures`);
    if ("problem" in answer) return refused(answer.problem);
    ids.push(answer.picture.id);
  }
  return { ids };
}
