import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import { currencyOf } from "~/lib/money-currency";

/** A statement to keep, as CSV or PDF. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { period = "", format } = params;
  if (format !== "csv" && format !== "pdf") throw new Response("There is no such file.", { status: 404 });
  const file = await page(
    request,
    apiFor(request, context).payouts.statementFile.query({
      ...{ period, format, currency: currencyOf(new URL(request.url).searchParams) },
    }),
  );
  return new Response(Buffer.from(file.content, "base64"), {
    headers: {
      "content-type": file.contentType,
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
