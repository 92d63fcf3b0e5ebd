import { chooseTheme } from "@emporia/ui/remix/theme.server";
import type { ActionFunctionArgs } from "@remix-run/node";

export const action = ({ request }: ActionFunctionArgs) => chooseTheme(request);
