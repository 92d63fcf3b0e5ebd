import { pdfAnswer } from "@emporia/ui/remix/pdf-answer.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";

/** An invoice or a credit note of the shop. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { seller } = apiFor(request, context).invoices;
  return pdfAnswer(await page(request, seller.pdf.query({ invoiceId: params.invoiceId ?? "" })));
}
