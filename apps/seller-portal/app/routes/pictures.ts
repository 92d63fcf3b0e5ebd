import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { sendPicture } from "~/lib/media.server";

export const loader = () => redirect("/products");

/** One picture for the product editor, which shows how far it is. */
export async function action({ request, context }: ActionFunctionArgs) {
  const file = (await readForm(request)).get("picture");
  if (!(file instanceof File)) return Response.json({ problem: "Choose a picture." }, { status: 422 });
  const answer = await sendPicture(request, context, file);
  return Response.json(answer, { status: "picture" in answer ? 200 : 422 });
}
