import { finishUploadInput, startUploadInput } from "@emporia/contracts/catalog";
import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import { problemOf, sendPicture } from "~/lib/media.server";

export const loader = () => redirect("/products");

/** One picture for the product editor, which shows how far it is: through us, or in two calls to the bucket itself. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { catalog } = apiFor(request, context);
  switch (form.get("intent")) {
    case "start": {
      const input = startUploadInput.safeParse({ contentType: form.get("type"), size: Number(form.get("size")) });
      return input.success ? answer(catalog.startUpload.mutate(input.data)) : Response.json({ upload: null });
    }
    case "finish": {
      const input = finishUploadInput.safeParse({ uploadId: form.get("uploadId") });
      if (!input.success) return Response.json({ problem: "Choose a picture." }, { status: 422 });
      return answer(catalog.finishUpload.mutate(input.data).then((picture) => ({ picture })));
    }
    default: {
      const file = form.get("picture");
      if (!(file instanceof File)) return Response.json({ problem: "Choose a picture." }, { status: 422 });
      const sent = await sendPicture(request, context, file);
      return Response.json(sent, { status: "picture" in sent ? 200 : 422 });
    }
  }
}

async function answer(asked: Promise<object>): Promise<Response> {
  try {
    return Response.json(await asked);
  } catch (error) {
    return Response.json({ problem: problemOf(error) }, { status: 422 });
  }
}
