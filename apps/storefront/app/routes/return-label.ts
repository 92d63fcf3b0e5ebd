import { pdfAnswer } from "@emporia/ui/remix/pdf-answer.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";

/** The label of a return of one's own, or of one whose order's link one has. */
export async function loader(args: LoaderFunctionArgs) {
  const { orderId = "", returnId = "" } = args.params;
  const token = new URL(args.request.url).searchParams.get("token")?.slice(0, 200) || undefined;
  return pdfAnswer(await read(args, apiFor(args).labels.returnPdf.query({ orderId, returnId, token })));
}
