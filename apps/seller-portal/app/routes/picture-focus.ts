import { setPictureFocusInput } from "@emporia/contracts/catalog";
import { submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";

export const loader = () => redirect("/products");

/** What of a picture must be seen where it is cut: kept at once, as the picture itself was. */
export function action({ request, context }: ActionFunctionArgs) {
  return submit(request, setPictureFocusInput, (input) =>
    apiFor(request, context).catalog.setPictureFocus.mutate(input),
  );
}
