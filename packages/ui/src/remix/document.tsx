import { Links, Meta, Scripts, ScrollRestoration } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Theme } from "../lib/theme";
import { LinkProvider } from "../primitives/link";
import { RemixLink } from "./remix-link";
import { ThemeScript } from "./theme-script";

export interface DocumentProps {
  app: "storefront" | "seller" | "admin";
  theme?: Theme | undefined;
  nonce?: string | undefined;
  lang?: string | undefined;
  /** More for the head: preloads, structured data. */
  head?: ReactNode;
  /** Pages that must not be found: the tools. */
  isPrivate?: boolean | undefined;
  children: ReactNode;
}

const paper = { storefront: ["#faf7f1", "#171411"], seller: ["#f8f8f6", "#131415"], admin: ["#f8f8f6", "#131415"] };

/** The HTML around every page of an app, error pages too. */
export function Document({ app, theme, nonce, lang = "en", head, isPrivate, children }: DocumentProps) {
  const [light, dark] = paper[app];
  return (
    <html lang={lang} data-app={app} data-theme={theme} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={theme === "dark" ? dark : light} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={theme === "light" ? light : dark} />
        {isPrivate && <meta name="robots" content="noindex, nofollow" />}
        <ThemeScript nonce={nonce} />
        <Meta />
        <Links />
        {head}
      </head>
      <body>
        <LinkProvider link={RemixLink}>{children}</LinkProvider>
        <ScrollRestoration {...(nonce ? { nonce } : {})} />
        <Scripts {...(nonce ? { nonce } : {})} />
      </body>
    </html>
  );
}
