import { cx } from "@emporia/ui/lib/cx";
import { Link } from "@emporia/ui/primitives/link";
import { LayoutGrid, Rows3 } from "lucide-react";
import { type Filters, pathOf } from "~/lib/filters";

const views = [
  { view: undefined, label: "Grid", Icon: LayoutGrid },
  { view: "list", label: "List with descriptions", Icon: Rows3 },
] as const;

/** The same products as pictures or with descriptions. It stays on the page it is on. */
export function ViewSwitch({ path, filters }: { path: string; filters: Filters }) {
  return (
    <nav aria-label="Show as">
      <ul className="flex rounded-md border border-line-strong bg-surface">
        {views.map(({ view, label, Icon }) => (
          <li key={label}>
            <Link
              href={pathOf(path, { ...filters, view })}
              rel="nofollow"
              preventScrollReset
              aria-current={filters.view === view ? "true" : undefined}
              className={cx(
                "grid size-10 place-items-center rounded-[calc(var(--radius-md)-1px)] pointer-coarse:size-11",
                filters.view === view ? "bg-sunken text-ink" : "text-muted hover:text-ink",
              )}
            >
              <Icon aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
              <span className="sr-only">{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
