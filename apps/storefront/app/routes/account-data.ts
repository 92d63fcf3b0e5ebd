import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";

/** All that is kept of the signed-in shopper, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { fileName, json } = await read(args, apiFor(args).accounts.data.query());
  return new Response(json, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
