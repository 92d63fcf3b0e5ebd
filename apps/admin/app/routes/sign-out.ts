import { assertSameOrigin } from "@emporia/ui/remix/same-origin.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import { forgetSession } from "~/lib/session.server";

export const loader = () => redirect("/");

export async function action({ request, context }: ActionFunctionArgs) {
  assertSameOrigin(request);
  // Whether or not the API can be told, this browser forgets.
  await apiFor(request, context)
    .auth.logout.mutate()
    .catch(() => undefined);
  return redirect("/sign-in", { headers: { "Set-Cookie": forgetSession(request) } });
}
