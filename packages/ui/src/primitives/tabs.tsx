import { useEffect, useRef } from "react";
import { Link } from "./link";

const tabClass =
  "relative -mb-px flex min-h-11 shrink-0 items-center gap-2 border-b-2 border-transparent px-1 text-sm font-medium text-muted no-underline transition-colors hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink focus-visible:-outline-offset-2";
const rowClass = "flex gap-6 overflow-x-auto border-b";

/** Lists are not counted further. */
const mostCounted = 10_000;

function Count({ children }: { children: number | undefined }) {
  if (children === undefined) return null;
  return (
    <span className="figures rounded-full bg-sunken px-1.5 py-0.5 text-2xs text-muted">
      {children > mostCounted ? `${mostCounted.toLocaleString("en-US")}+` : children.toLocaleString("en-US")}
    </span>
  );
}

export interface TabLink {
  href: string;
  label: string;
  count?: number | undefined;
  isCurrent: boolean;
}

/** Tabs that live in the URL: links, one of them current. Where they do not fit, the row is scrolled to the current one. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const row = useRef<HTMLElement>(null);
  const current = tabs.find(({ isCurrent }) => isCurrent)?.href;
  useEffect(() => {
    const tab = current && row.current?.querySelector<HTMLElement>("[aria-current=page]");
    // Not scrollIntoView, which may move the page as well.
    if (row.current && tab)
      row.current.scrollLeft =
        tab.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={row} aria-label={label} className={rowClass}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          preventScrollReset
          aria-current={tab.isCurrent ? "page" : undefined}
          className={tabClass}
        >
          {tab.label}
          <Count>{tab.count}</Count>
        </Link>
      ))}
    </nav>
  );
}
