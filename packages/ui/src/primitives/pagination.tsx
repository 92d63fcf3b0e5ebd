import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "./button";

export interface PaginationProps {
  /** What is paged: "Orders". */
  label: string;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** Between the two: "1–24 of 310 products". */
  summary?: ReactNode;
}

/** Links to the page before and after. Nothing at all when there is only one page and nothing to say. */
export function Pagination({ label, previousHref, nextHref, summary }: PaginationProps) {
  if (!previousHref && !nextHref && !summary) return null;
  return (
    <nav aria-label={`${label}, pages`} className="flex min-h-11 items-center justify-between gap-4 py-4">
      <span className="flex min-w-28 justify-start">
        {previousHref && (
          <ButtonLink href={previousHref} rel="prev" icon={<ArrowLeft />}>
            Previous
          </ButtonLink>
        )}
      </span>
      {summary && <p className="figures text-center text-sm text-muted">{summary}</p>}
      <span className="flex min-w-28 justify-end">
        {nextHref && (
          <ButtonLink href={nextHref} rel="next" className="flex-row-reverse" icon={<ArrowRight />}>
            Next
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
