import { pdfAnswer } from "@emporia/ui/remix/pdf-answer.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";

/** Packing slips, or the pick list, of the orders that were ticked or of all that wait. */
export async function loader({ request, context, params: { paper } }: LoaderFunctionArgs) {
  if (paper !== "slips" && paper !== "pick-list") throw new Response("There is no such paper.", { status: 404 });
  const asked = new URL(request.url).searchParams.getAll("order");
  const { seller } = apiFor(request, context).orders;
  const sellerOrderIds = asked.length > 0 ? asked : undefined;
  return pdfAnswer(await page(request, seller.packingPaper.query({ paper, sellerOrderIds })));
}
