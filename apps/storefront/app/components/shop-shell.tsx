import { SiteFooter } from "@emporia/ui/layout/site-footer";
import { SiteHeader } from "@emporia/ui/layout/site-header";
import { SkipLink } from "@emporia/ui/layout/skip-link";
import { Wordmark } from "@emporia/ui/layout/wordmark";
import { Link } from "@emporia/ui/primitives/link";
import { ThemeSwitch } from "@emporia/ui/primitives/theme-switch";
import { ToastProvider } from "@emporia/ui/primitives/toast";
import { useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { CartDrawerProvider } from "~/components/cart-drawer-provider";
import { MarketSwitch } from "~/components/market-switch";
import { SearchBox } from "~/components/search-box";
import { useKeptPages, useOffline } from "~/lib/offline";
import { categoryPath } from "~/lib/paths";
import { useRootData } from "~/lib/root-data";
import type { Viewer } from "~/lib/viewer.server";

export interface ShopShellProps {
  /** While somebody pays: no categories and no search that lead away. */
  isQuiet?: boolean;
  children: ReactNode;
}

/** The frame of every page. */
export function ShopShell({ isQuiet = false, children }: ShopShellProps) {
  const root = useRootData();
  useKeptPages();
  return (
    <ToastProvider>
      <CartDrawerProvider>
        <SkipLink />
        <NavigationBar />
        <OfflineNotice />
        {isQuiet ? <QuietHeader /> : <Header />}
        <main id="main" tabIndex={-1} className="min-h-[60vh] outline-none">
          {children}
        </main>
        <SiteFooter
          tagline="A market hall for things made in small numbers, by people whose names you can know."
          columns={[
            {
              title: "Shop",
              links: [
                { href: "/search?sort=newest", label: "New arrivals" },
                { href: "/search?sort=best_selling", label: "Best sellers" },
                { href: "/collections", label: "Collections" },
                ...(root?.nav.slice(0, 3).map((each) => ({ href: categoryPath(each), label: each.name })) ?? []),
              ],
            },
            {
              title: "Your orders",
              links: [
                { href: "/orders/find", label: "Find an order" },
                { href: "/withdrawal", label: "Withdraw from contract" },
                { href: "/account/orders", label: "Order history" },
                { href: "/account", label: "Your account" },
                { href: "/cart", label: "Your cart" },
              ],
            },
            {
              title: "Sell with us",
              links: [
                { href: "/sell", label: "Sell on Emporia" },
                ...(root ? [{ href: root.sellerPortalUrl, label: "Seller portal" }] : []),
              ],
            },
          ]}
          end={
            <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
              {!isQuiet && <MarketSwitch />}
              <ThemeSwitch theme={root?.theme} />
            </div>
          }
          legal="Emporia. Every shop sells and sends its own goods."
        />
      </CartDrawerProvider>
    </ToastProvider>
  );
}

function Header() {
  const root = useRootData();
  const viewer = useViewer();
  const { pathname, search } = useLocation();
  const words = pathname === "/search" ? (new URLSearchParams(search).get("q") ?? "") : "";
  return (
    <SiteHeader
      nav={(root?.nav ?? []).map((each) => ({
        href: categoryPath(each),
        label: each.name,
        isCurrent: pathname === categoryPath(each),
      }))}
      menu={[
        { href: "/account/orders", label: "Your orders" },
        { href: "/orders/find", label: "Find an order" },
        { href: "/sell", label: "Sell on Emporia" },
      ]}
      search={<SearchBox key={words} defaultValue={words} />}
      account={
        viewer?.user
          ? { href: "/account", label: `Account of ${viewer.user.firstName}` }
          : { href: signInHref(pathname, search), label: "Sign in" }
      }
      cart={{ href: "/cart", count: viewer?.cartCount ?? 0 }}
    />
  );
}

function signInHref(pathname: string, search: string): string {
  return pathname === "/" || /^\/(login|register|forgot|reset|verify)/.test(pathname)
    ? "/login"
    : `/login?next=${encodeURIComponent(pathname + search)}`;
}

function QuietHeader() {
  return (
    <header className="border-b">
      <div className="shell flex h-16 items-center justify-between gap-4">
        <Wordmark />
        <Link href="/cart" className="inline-flex min-h-11 items-center text-sm underline-offset-4 hover:underline">
          Back to the cart
        </Link>
      </div>
    </header>
  );
}

/**
 * Who is looking. A page from a shared cache knows nobody, so it asks once it is there;
 * a page made for one person has the answer in it.
 */
function useViewer(): Viewer | undefined {
  const given = useRootData()?.viewer;
  const isUnknown = given !== undefined && given.user === null && given.cartCount === 0;
  const [asked, setAsked] = useState<Viewer>();
  useEffect(() => {
    if (!isUnknown) return;
    const stop = new AbortController();
    fetch("/me-bar", { signal: stop.signal, headers: { accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .then((viewer?: Viewer) => setAsked(viewer))
      .catch(() => {});
    return () => stop.abort();
  }, [isUnknown]);
  return isUnknown ? (asked ?? given) : given;
}

function OfflineNotice() {
  const isOffline = useOffline();
  return (
    <div role="status">
      {isOffline && (
        <p className="bg-warn-wash px-4 py-2.5 text-center text-sm text-warn">
          You are offline. Pages that you have read show prices and stock as they were; the cart waits for the
          connection.
        </p>
      )}
    </div>
  );
}

/** A line along the top while the next page is on its way. */
function NavigationBar() {
  const { state, formMethod } = useNavigation();
  if (state === "idle" || formMethod === "POST") return null;
  return (
    <div aria-hidden="true" className="fixed inset-x-0 top-0 z-[80] h-0.5 overflow-hidden">
      <div className="h-full w-full origin-left animate-breathe bg-accent" />
    </div>
  );
}
