import { Button } from "@emporia/ui/primitives/button";

/** Goes through the variants of a product that has more than one page of them. */
export function VariantPages({ from, count, rows, onPage }: VariantPagesProps) {
  const lastPage = Math.ceil(count / rows) - 1;
  if (lastPage <= 0) return null;
  return (
    <nav aria-label="Pages of variants" className="mt-4 flex flex-wrap items-center gap-3 text-sm">
      <Button size="sm" disabled={from === 0} onClick={() => onPage(from / rows - 1)}>
        Previous {rows}
      </Button>
      <span className="figures text-muted" aria-live="polite">
        {from + 1} to {Math.min(from + rows, count)} of {count.toLocaleString("en-US")}
      </span>
      <Button size="sm" disabled={from / rows === lastPage} onClick={() => onPage(from / rows + 1)}>
        Next {rows}
      </Button>
      <noscript>The others can be changed with JavaScript, or by a file.</noscript>
    </nav>
  );
}

export interface VariantPagesProps {
  /** Place of the first that is shown. */
  from: number;
  /** How many there are. */
  count: number;
  /** How many a page shows. */
  rows: number;
  onPage: (page: number) => void;
}
