import { Link } from "@emporia/ui/primitives/link";
import type { ReactNode } from "react";

/** One choice of a facet. */
export interface FacetEntry {
  label: string;
  href: string;
  isOn: boolean;
  count?: number;
  /** How far below the first of its list. */
  depth?: number;
}

const MOST_SHOWN = 8;

export function FacetList({
  title,
  entries,
  children,
}: {
  title: string;
  entries: readonly FacetEntry[];
  children?: ReactNode;
}) {
  if (entries.length === 0 && !children) return null;
  const isOnLate = entries.findIndex((each) => each.isOn) >= MOST_SHOWN;
  return (
    <section>
      <h2 className="mb-1.5 font-sans text-sm font-medium tracking-normal">{title}</h2>
      <ul>
        {entries.slice(0, MOST_SHOWN).map((entry) => (
          <FacetLink key={entry.href} entry={entry} />
        ))}
      </ul>
      {entries.length > MOST_SHOWN && (
        <details open={isOnLate}>
          <summary className="inline-flex min-h-9 items-center text-sm text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
            {entries.length - MOST_SHOWN} more
          </summary>
          <ul>
            {entries.slice(MOST_SHOWN).map((entry) => (
              <FacetLink key={entry.href} entry={entry} />
            ))}
          </ul>
        </details>
      )}
      {children}
    </section>
  );
}

function FacetLink({ entry }: { entry: FacetEntry }) {
  return (
    <li>
      <Link
        href={entry.href}
        rel="nofollow"
        preventScrollReset
        aria-current={entry.isOn ? "true" : undefined}
        style={entry.depth ? { paddingInlineStart: `${Math.min(entry.depth, 4)}rem` } : undefined}
        className="group flex min-h-8 items-center gap-2.5 text-sm text-muted no-underline hover:text-ink aria-[current=true]:font-medium aria-[current=true]:text-ink pointer-coarse:min-h-11"
      >
        <span
          aria-hidden="true"
          className="grid size-4 shrink-0 place-items-center rounded-[3px] border border-line-strong bg-surface group-hover:border-ink group-aria-[current=true]:border-accent group-aria-[current=true]:bg-accent"
        >
          {entry.isOn && (
            <svg
              viewBox="0 0 12 12"
              aria-hidden="true"
              className="size-3 text-on-accent"
              fill="none"
              stroke="currentColor"
              strokeWidth="2.25"
            >
              <path d="m2 6.5 2.75 2.75L10 3.5" />
            </svg>
          )}
        </span>
        <span className="min-w-0 grow truncate">{entry.label}</span>
        {entry.count !== undefined && (
          <span className="figures shrink-0 text-xs">{entry.count.toLocaleString("en-US")}</span>
        )}
      </Link>
    </li>
  );
}
