import { Search, ShoppingBag, User } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "../lib/cx";
import { buttonClass } from "../primitives/button";
import { Link } from "../primitives/link";
import { SideSheet } from "./side-sheet";
import { Wordmark } from "./wordmark";

export interface NavItem {
  href: string;
  label: string;
  isCurrent?: boolean | undefined;
}

export interface SiteHeaderProps {
  /** The categories. */
  nav: readonly NavItem[];
  cart: { href: string; count: number };
  account: { href: string; label: string };
  /** Usually `<SearchForm>`. */
  search: ReactNode;
  /** More links, in the menu on phones only: orders, wishlist, selling. */
  menu?: readonly NavItem[] | undefined;
  /** More buttons before account and cart. */
  extra?: ReactNode;
}

export function SiteHeader({ nav, cart, account, search, menu = [], extra }: SiteHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b bg-paper">
      <div className="shell flex flex-wrap items-center gap-x-4 lg:gap-x-8">
        <div className="flex h-16 items-center gap-1">
          <SideSheet id="site-menu" label="Menu" className="lg:hidden">
            <nav aria-label="Menu" className="flex flex-col">
              {[...nav, ...menu].map((item) => (
                <Link
                  key={item.href}
                  href={item.href}
                  aria-current={item.isCurrent ? "page" : undefined}
                  className="flex min-h-12 items-center border-b font-display text-lg aria-[current=page]:text-accent-ink"
                >
                  {item.label}
                </Link>
              ))}
            </nav>
          </SideSheet>
          <Wordmark />
        </div>
        <div className="order-last w-full min-w-0 pb-3 lg:order-none lg:w-auto lg:grow lg:py-0">{search}</div>
        <div className="ml-auto flex items-center gap-1">
          {extra}
          <Link href={account.href} className={buttonClass({ variant: "ghost", iconOnly: true })} title={account.label}>
            <User aria-hidden="true" className="size-5" />
            <span className="sr-only">{account.label}</span>
          </Link>
          <Link href={cart.href} className={cx(buttonClass({ variant: "ghost", iconOnly: true }), "relative -mr-2.5")}>
            <ShoppingBag aria-hidden="true" className="size-5" />
            <span className="sr-only">
              Cart, {cart.count === 1 ? "1 item" : `${cart.count.toLocaleString("en-US")} items`}
            </span>
            {cart.count > 0 && (
              <span
                aria-hidden="true"
                className="figures absolute top-1 right-0.5 min-w-4.5 rounded-full bg-accent px-1 text-center text-2xs leading-4.5 font-semibold text-on-accent"
              >
                {cart.count > 99 ? "99+" : cart.count}
              </span>
            )}
          </Link>
        </div>
      </div>
      {nav.length > 0 && (
        <nav aria-label="Categories" className="shell hidden lg:block">
          <ul className="-ml-3 flex overflow-x-auto">
            {nav.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  prefetch="intent"
                  aria-current={item.isCurrent ? "page" : undefined}
                  className="flex min-h-11 items-center border-b-2 border-transparent px-3 text-sm whitespace-nowrap text-muted transition-colors hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink focus-visible:-outline-offset-2"
                >
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

export interface SearchFormProps {
  action?: string | undefined;
  name?: string | undefined;
  label?: string | undefined;
  placeholder?: string | undefined;
  defaultValue?: string | undefined;
  /** Kept across the search: hidden fields. */
  children?: ReactNode;
}

/** A GET form, so that a search is a link that can be shared. */
export function SearchForm(props: SearchFormProps) {
  const { action = "/search", name = "q", label = "Search products and shops", defaultValue, children } = props;
  return (
    <search>
      <form action={action} className="relative flex items-center">
        <input
          type="search"
          name={name}
          aria-label={label}
          placeholder={props.placeholder ?? label}
          defaultValue={defaultValue}
          enterKeyHint="search"
          autoComplete="off"
          className="min-h-11 w-full rounded-full border border-line-strong bg-surface pr-12 pl-5 text-base transition-colors hover:border-ink focus:border-focus focus:outline-2 focus:outline-focus sm:text-[0.9375rem]"
        />
        <button
          type="submit"
          className="absolute right-0 grid size-11 place-items-center rounded-full text-muted hover:text-ink"
        >
          <Search aria-hidden="true" className="size-4.5" />
          <span className="sr-only">Search</span>
        </button>
        {children}
      </form>
    </search>
  );
}
