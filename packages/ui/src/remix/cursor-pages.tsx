import { useLocation } from "@remix-run/react";
import { pageLinks } from "../lib/list-paths";
import { Pagination } from "../primitives/pagination";

export interface CursorPagesProps {
  /** What is paged: "Orders". */
  label: string;
  /** Of the list on this page; null on its last page. */
  nextCursor: string | null;
}

/** The pages of a list that goes on by a cursor, kept in the address. Nothing where one page is all there is. */
export function CursorPages({ label, nextCursor }: CursorPagesProps) {
  const { pathname, search } = useLocation();
  const { previousHref, nextHref, number } = pageLinks(pathname, search, nextCursor);
  return (
    <Pagination
      label={label}
      previousHref={previousHref}
      nextHref={nextHref}
      summary={previousHref || nextHref ? `Page ${number}` : undefined}
    />
  );
}
