import "./styles.css";
import { Document } from "@emporia/ui/remix/document";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useNonce } from "@emporia/ui/remix/nonce";
import { themeOf } from "@emporia/ui/remix/theme.server";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";

export function loader({ request }: LoaderFunctionArgs) {
  return { theme: themeOf(request) };
}

export const meta: MetaFunction = () => [{ title: "Emporia Admin" }];
export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <Document app="admin" theme={data?.theme} nonce={useNonce()} isPrivate>
      {children}
    </Document>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} searchAction={null} signInHref="/sign-in" />;
}
