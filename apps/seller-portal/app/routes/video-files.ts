import { finishUploadInput, startVideoUploadInput } from "@emporia/contracts/catalog";
import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import { problemOf } from "~/lib/media.server";
import { sendFilm } from "~/lib/video-files.server";

export const loader = () => redirect("/products");

/** One video or 3-D model for the product editor, which shows how far it is: through us, or a video in two calls to the bucket itself. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sending = new URL(request.url).searchParams.get("file");
  if (sending !== null) {
    const sent = await sendFilm(request, context, sending === "model" ? "model" : "video");
    return Response.json(sent, { status: "file" in sent ? 200 : 422 });
  }
  const form = await readForm(request);
  const { catalog } = apiFor(request, context);
  if (form.get("intent") === "start") {
    const input = startVideoUploadInput.safeParse({ contentType: form.get("type"), size: Number(form.get("size")) });
    return input.success ? answer(catalog.startVideoUpload.mutate(input.data)) : Response.json({ upload: null });
  }
  const input = finishUploadInput.safeParse({ uploadId: form.get("uploadId") });
  if (!input.success) return Response.json({ problem: "Choose a video." }, { status: 422 });
  return answer(catalog.finishVideoUpload.mutate(input.data).then((file) => ({ file })));
}

async function answer(asked: Promise<object>): Promise<Response> {
  try {
    return Response.json(await asked);
  } catch (error) {
    return Response.json({ problem: problemOf(error, "The video could not be kept.") }, { status: 422 });
  }
}
