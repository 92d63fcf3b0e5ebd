import { pdfAnswer } from "@emporia/ui/remix/pdf-answer.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";

/** An invoice or a credit note of one's own order, or of one whose link one has. */
export async function loader(args: LoaderFunctionArgs) {
  const { orderId = "", invoiceId = "" } = args.params;
  const token = new URL(args.request.url).searchParams.get("token")?.slice(0, 200) || undefined;
  return pdfAnswer(await read(args, apiFor(args).invoices.pdf.query({ orderId, invoiceId, token })));
}
