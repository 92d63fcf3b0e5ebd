import { assertSameOrigin } from "@emporia/ui/remix/same-origin.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import { cartCookie, sessionCookie } from "~/lib/cookies.server";

export const loader = () => redirect("/");

/** Ends this session, or every one; the cart stays with the account. */
export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  assertSameOrigin(request);
  const isEverywhere = (await request.formData()).get("everywhere") === "true";
  const { auth } = apiFor(args);
  // A session that has ended already has nothing to end.
  await (isEverywhere ? auth.logoutEverywhere : auth.logout).mutate().catch(() => undefined);
  const headers = new Headers();
  headers.append("Set-Cookie", sessionCookie.clear(request));
  headers.append("Set-Cookie", cartCookie.clear(request));
  return redirect("/", { headers });
}
