import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { sendProductFile } from "~/lib/product-files.server";

export const loader = () => redirect("/products/import");

/** A product file on its way, for the page that shows how far it is. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await sendProductFile(request, context);
  return Response.json(sent, { status: "importId" in sent ? 200 : 422 });
}
