import { chooseTheme } from "@emporia/ui/remix/theme.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";

export const loader = () => redirect("/");
export const action = ({ request }: ActionFunctionArgs) => chooseTheme(request);
