import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";

/** Codes of one use to keep, as CSV: all of a promotion, or of one batch. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const batchId = new URL(request.url).searchParams.get("batch") ?? undefined;
  const { codes } = apiFor(request, context).promotions.staff;
  const file = await page(request, codes.file.query({ promotionId: params.promotionId ?? "", batchId }));
  return new Response(file.text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
