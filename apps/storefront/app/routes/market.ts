import { assertSameOrigin } from "@emporia/ui/remix/same-origin.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { marketCookie } from "~/lib/cookies.server";
import { marketsOf } from "~/lib/markets.server";
import { safeNext } from "~/lib/safe-next";

/** Shops in another market from now on, on the same page; prices and places in the list were of the one before. */
export async function action(args: ActionFunctionArgs) {
  assertSameOrigin(args.request);
  const form = await args.request.formData();
  const { markets } = await marketsOf(args);
  const chosen = markets.find((market) => market.code === form.get("market"));
  if (!chosen) throw new Response("There is no such market.", { status: 400 });
  const next = new URL(safeNext(form.get("next"), "/"), "http://shop.invalid");
  for (const name of ["min", "max", "cursor", "page"]) next.searchParams.delete(name);
  return redirect(next.pathname + next.search, {
    headers: { "Set-Cookie": marketCookie.set(args.request, chosen.code) },
  });
}
