import { page } from "@emporia/ui/remix/tool-page.server";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";

/** Leads to a product as shoppers would see it; the address it has is made anew each time. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { own } = apiFor(request, context).catalog;
  const { url } = await page(request, own.previewLink.query({ productId: params.productId ?? "" }));
  return redirect(url);
}
