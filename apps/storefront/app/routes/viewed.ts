import { rememberViewedInput } from "@emporia/contracts/catalog";
import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import { sessionCookie } from "~/lib/cookies.server";

export const loader = () => redirect("/");

/**
 * Adds what this browser remembers to the account of who is signed in, and answers the latest of all their devices. Null
 * for everybody else, and when it cannot be told: the page has the browser's own memory.
 */
export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const input = rememberViewedInput.safeParse({ views: parsed(form.get("views")) });
  if (!input.success || sessionCookie.read(args.request) === undefined) return Response.json({ products: null });
  const found = await apiFor(args)
    .catalog.rememberViewed.mutate(input.data)
    .catch(() => ({ products: null }));
  return Response.json(found, { headers: { "Cache-Control": "private, no-store" } });
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
