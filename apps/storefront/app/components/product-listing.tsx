import type { SearchProductsView } from "@emporia/contracts/catalog";
import { cx } from "@emporia/ui/lib/cx";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Pagination } from "@emporia/ui/primitives/pagination";
import { useNavigation } from "@remix-run/react";
import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import type { Extracts } from "~/lib/extracts.server";
import { countOf, type Filters, pageOf, pagePaths, pathOf, refined } from "~/lib/filters";
import { ActiveFilters } from "./active-filters";
import { Facets } from "./facets";
import { Products } from "./products";
import { SortForm } from "./sort-form";
import { ViewSwitch } from "./view-switch";

export interface ProductListingProps {
  /** Where this list lives. */
  path: string;
  filters: Filters;
  found: Pick<SearchProductsView, "items" | "previousCursor" | "nextCursor" | "total" | "facets" | "highlights">;
  /** What is said of the products where they are a list with descriptions. */
  extracts: Extracts;
  /** Facets that make no sense here: the shop on a shop's page. */
  without?: readonly ("categories" | "sellers")[];
  /** What is said where nothing is found and no filter is to blame. */
  empty: ReactNode;
}

const PAGE_SIZE = 24;

/** Filters, sort, products and the next page: all of it links and forms, so that every state has an address. */
export function ProductListing(props: ProductListingProps) {
  const { path, filters, found, extracts } = props;
  const { state, location } = useNavigation();
  const isChanging = state === "loading" && location?.pathname === path;
  const count = countOf(filters);
  const isFiltered = count > 0;
  // Nothing to narrow, to sort or to show in another way.
  if (found.total === 0 && !isFiltered)
    return (
      <>
        <p className="sr-only" role="status">
          0 products
        </p>
        {props.empty}
      </>
    );
  return (
    <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] lg:gap-10">
      {/* Opens the filters on a narrow screen, before JavaScript too, so that they are in the page once. */}
      <input id="show-filters" type="checkbox" className="peer sr-only lg:hidden" aria-label="Show filters" />
      <div className="mb-4 peer-focus-visible:[&>label]:outline-2 peer-focus-visible:[&>label]:outline-offset-2 lg:hidden">
        <label
          htmlFor="show-filters"
          className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-line-strong bg-surface px-4 text-sm font-medium hover:border-ink"
        >
          <SlidersHorizontal aria-hidden="true" className="size-4" />
          {count > 0 ? `Filters (${count})` : "Filters"}
        </label>
      </div>
      <aside
        aria-label="Filters"
        className="mb-6 hidden border-y bg-surface px-4 py-6 peer-checked:block lg:mb-0 lg:block lg:border-0 lg:bg-transparent lg:p-0"
      >
        <Facets {...props} />
      </aside>
      <div className="min-w-0">
        <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-b pb-3">
          <p className="figures text-sm text-muted" role="status">
            {found.total === 1 ? "1 product" : `${found.total.toLocaleString("en-US")} products`}
          </p>
          <div className="flex grow items-center justify-between gap-3 sm:grow-0">
            <SortForm path={path} filters={filters} />
            <ViewSwitch path={path} filters={filters} />
          </div>
        </div>
        <ActiveFilters {...props} />
        <div aria-busy={isChanging} className={cx("transition-opacity duration-150", isChanging && "opacity-50")}>
          <Products
            label="Products"
            filters={filters}
            items={found.items}
            extracts={extracts}
            highlights={found.highlights}
            empty={
              isFiltered ? (
                <EmptyState
                  title="Nothing fits all of these filters"
                  action={
                    <ButtonLink
                      variant="primary"
                      href={pathOf(path, { q: filters.q, sort: filters.sort, view: filters.view })}
                    >
                      Take all filters off
                    </ButtonLink>
                  }
                >
                  Try a wider price range, or show what is sold out as well.
                </EmptyState>
              ) : (
                props.empty
              )
            }
          />
        </div>
        <Pages {...props} />
      </div>
    </div>
  );
}

function Pages({ path, filters, found }: ProductListingProps) {
  const page = pageOf(filters, found);
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  if (page === 1 && !found.nextCursor) return null;
  return (
    <div className="mt-10 border-t">
      <Pagination
        label="Products"
        summary={`Page ${page.toLocaleString("en-US")} of ${Math.max(page, pages).toLocaleString("en-US")}`}
        {...pagePaths(path, filters, found)}
      />
      {page > 2 && (
        <p className="text-center">
          <Link
            href={pathOf(path, refined(filters, {}))}
            className="inline-flex min-h-11 items-center text-sm text-muted underline underline-offset-4 hover:text-ink"
          >
            Back to the first page
          </Link>
        </p>
      )}
    </div>
  );
}
