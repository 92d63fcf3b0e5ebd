import "./styles.css";
import { fontPreloads } from "@emporia/ui/lib/font-preloads";
import { Document } from "@emporia/ui/remix/document";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useNonce } from "@emporia/ui/remix/nonce";
import { themeOf } from "@emporia/ui/remix/theme.server";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ShopShell } from "~/components/shop-shell";
import { shortened } from "~/lib/crumbs";
import { marketsOf } from "~/lib/markets.server";
import { listCategories } from "~/lib/top-categories.server";
import { viewerOf } from "~/lib/viewer.server";

export async function loader(args: LoaderFunctionArgs) {
  const [categories, viewer, { markets, market }] = await Promise.all([
    listCategories(args),
    viewerOf(args),
    marketsOf(args),
  ]);
  return {
    origin: args.context.publicUrl,
    sellerPortalUrl: args.context.sellerPortalUrl,
    theme: themeOf(args.request),
    nav: categories.slice(0, 9).map(({ name, slug }) => ({ name: shortened(name), slug })),
    viewer,
    market,
    markets: markets.map(({ code, name, currency }) => ({ code, name, currency })),
  };
}

/** Moving about changes nothing here, nor does a step of the checkout; signing in, the cart and an order do. */
export function shouldRevalidate(change: ShouldRevalidateFunctionArgs) {
  const { formMethod, formAction = "", currentUrl, nextUrl, defaultShouldRevalidate } = change;
  if (formMethod && formMethod !== "GET")
    return !formAction.startsWith("/checkout/") || !nextUrl.pathname.startsWith("/checkout/");
  if (currentUrl.pathname.startsWith("/checkout/") && !nextUrl.pathname.startsWith("/checkout/")) return true;
  return currentUrl.href === nextUrl.href && defaultShouldRevalidate;
}

export const links: LinksFunction = () => [
  ...fontPreloads,
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
  { rel: "icon", href: "/icon-192.png", sizes: "192x192", type: "image/png" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = () => [{ title: "Emporia" }];

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <Document app="storefront" theme={data?.theme} nonce={useNonce()}>
      {children}
    </Document>
  );
}

export default function App() {
  const isQuiet = useMatches().some((match) => (match.handle as { isQuiet?: boolean } | undefined)?.isQuiet);
  return (
    <ShopShell isQuiet={isQuiet}>
      <Outlet />
    </ShopShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <ShopShell>
      <ErrorPage error={error} element="div" />
    </ShopShell>
  );
}
