import { ErrorPage } from "@emporia/ui/remix/error-page";
import type { MetaFunction } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";

export function loader() {
  throw new Response("There is nothing at this address.", { status: 404 });
}

export const action = loader;

export const meta: MetaFunction = () => [{ title: "Nothing here · Emporia" }, { name: "robots", content: "noindex" }];

export default function NothingHere() {
  return null;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
