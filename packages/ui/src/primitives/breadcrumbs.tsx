import { Link } from "./link";

export interface Crumb {
  label: string;
  /** The last crumb is the page itself and needs none. */
  href?: string | undefined;
}

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-x-2 text-[0.8125rem] text-muted">
        {crumbs.map((crumb, at) => (
          <li key={`${at}-${crumb.label}`} className="flex min-w-0 items-center gap-2">
            {crumb.href ? (
              <Link
                href={crumb.href}
                prefetch="intent"
                className="inline-flex min-h-9 items-center whitespace-nowrap underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
              >
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="line-clamp-1 max-w-[60vw] break-all text-ink sm:max-w-md">
                {crumb.label}
              </span>
            )}
            {/* After the name, so that no line begins with it. */}
            {at < crumbs.length - 1 && <span aria-hidden="true">/</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
