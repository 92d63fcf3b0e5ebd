import type { AppLoadContext } from "@remix-run/node";
import { sendPicture } from "./media.server";

/**
 * Sends on what came along as files, where there was no JavaScript to send it ahead, and puts the ids into the form.
 * @returns a sentence for each picture that was not taken, by its field
 */
export async function keepShopPictures(
  request: Request,
  context: AppLoadContext,
  form: FormData,
): Promise<Record<string, string[]>> {
  const problems: Record<string, string[]> = {};
  for (const name of ["logoMediaId", "bannerMediaId"]) {
    const file = form.get(`${name}.file`);
    if (form.has(`${name}.remove`)) form.set(name, "");
    form.delete(`${name}.file`);
    form.delete(`${name}.remove`);
    if (!(file instanceof File) || file.size === 0) continue;
    const answer = await sendPicture(request, context, file);
    if ("picture" in answer) form.set(name, answer.picture.id);
    else problems[name] = [answer.problem];
  }
  return problems;
}
