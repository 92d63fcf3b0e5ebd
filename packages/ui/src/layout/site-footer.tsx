import type { ReactNode } from "react";
import { Link } from "../primitives/link";
import type { NavItem } from "./site-header";
import { Wordmark } from "./wordmark";

export interface SiteFooterProps {
  columns: readonly { title: string; links: readonly NavItem[] }[];
  /** A sentence under the name. */
  tagline: string;
  /** The theme switch. */
  end?: ReactNode;
  legal: string;
}

export function SiteFooter({ columns, tagline, end, legal }: SiteFooterProps) {
  return (
    <footer className="mt-24 border-t">
      <div className="shell grid gap-x-8 gap-y-10 py-12 sm:grid-cols-2 lg:grid-cols-[2fr_repeat(3,1fr)] lg:py-16">
        <div>
          <Wordmark />
          <p className="mt-2 max-w-xs text-sm text-muted">{tagline}</p>
        </div>
        {columns.map((column) => (
          <nav key={column.title} aria-label={column.title}>
            <h2 className="mb-2 font-sans text-sm font-medium tracking-normal">{column.title}</h2>
            <ul>
              {column.links.map((link) => (
                <li key={link.href}>
                  <Link
                    href={link.href}
                    className="inline-flex min-h-9 items-center text-sm text-muted underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
                  >
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <div className="shell flex flex-wrap items-center justify-between gap-4 border-t py-5 text-[0.8125rem] text-muted">
        <p>{legal}</p>
        {end}
      </div>
    </footer>
  );
}
