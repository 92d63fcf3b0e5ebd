import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { keepShop } from "~/lib/session.server";

export const loader = () => redirect("/");

export async function action({ request, context }: ActionFunctionArgs) {
  const sellerId = String((await readForm(request)).get("sellerId"));
  return redirect("/", { headers: { "Set-Cookie": keepShop(request, context, sellerId) } });
}
