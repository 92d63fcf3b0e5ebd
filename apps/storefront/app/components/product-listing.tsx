import type { SearchProductsView } from "@emporia/contracts/catalog";
import { ProductGrid } from "@emporia/ui/commerce/product-grid";
import { cx } from "@emporia/ui/lib/cx";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Pagination } from "@emporia/ui/primitives/pagination";
import { Select } from "@emporia/ui/primitives/select";
import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { SlidersHorizontal, X } from "lucide-react";
import type { ReactNode } from "react";
import {
  countOf,
  type Filters,
  majorText,
  nextPage,
  pageOf,
  pathOf,
  previousPage,
  refined,
  sortOptions,
  toggled,
} from "~/lib/filters";
import { productPath } from "~/lib/paths";

export interface ProductListingProps {
  /** Where this list lives. */
  path: string;
  filters: Filters;
  found: Pick<SearchProductsView, "items" | "nextCursor" | "total" | "facets">;
  /** Facets that make no sense here: the shop on a shop's page. */
  without?: readonly ("categories" | "sellers")[];
  /** What is said where nothing is found and no filter is to blame. */
  empty: ReactNode;
}

const PAGE_SIZE = 24;

/** Filters, sort, products and the next page: all of it links and forms, so that every state has an address. */
export function ProductListing(props: ProductListingProps) {
  const { path, filters, found } = props;
  const { state, location } = useNavigation();
  const isChanging = state === "loading" && location?.pathname === path;
  const count = countOf(filters);
  const isFiltered = count > 0;
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
          <SortForm path={path} filters={filters} />
        </div>
        <ActiveFilters {...props} />
        <div aria-busy={isChanging} className={cx("transition-opacity duration-150", isChanging && "opacity-50")}>
          <ProductGrid
            label="Products"
            products={found.items}
            href={productPath}
            heading="h2"
            priorityCount={4}
            empty={
              isFiltered ? (
                <EmptyState
                  title="Nothing fits all of these filters"
                  action={
                    <ButtonLink variant="primary" href={pathOf(path, { q: filters.q, sort: filters.sort })}>
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
  const page = pageOf(filters);
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  if (page === 1 && !found.nextCursor) return null;
  const previous = previousPage(filters);
  return (
    <div className="mt-10 border-t">
      <Pagination
        label="Products"
        summary={`Page ${page.toLocaleString("en-US")} of ${Math.max(page, pages).toLocaleString("en-US")}`}
        previousHref={previous && pathOf(path, previous)}
        nextHref={found.nextCursor ? pathOf(path, nextPage(filters, found.nextCursor)) : undefined}
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

function SortForm({ path, filters }: { path: string; filters: Filters }) {
  const submit = useSubmit();
  return (
    <Form action={path} className="flex items-center gap-2" onChange={(event) => submit(event.currentTarget)}>
      <HiddenFilters filters={filters} without={["sort"]} />
      <Select
        aria-label="Sort by"
        name="sort"
        key={filters.sort}
        defaultValue={filters.sort ?? (filters.q ? "relevance" : "best_selling")}
        options={sortOptions(Boolean(filters.q))}
        className="w-44"
      />
      <noscript>
        <Button type="submit">Sort</Button>
      </noscript>
    </Form>
  );
}

/** The filters that a form leaves as they are. */
function HiddenFilters({ filters, without }: { filters: Filters; without: readonly string[] }) {
  const query = new URL(pathOf("/", refined(filters, {})), "http://shop.invalid").searchParams;
  return [...query]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
}

function ActiveFilters({ path, filters, found, without = [] }: ProductListingProps) {
  const { facets } = found;
  const active: { label: string; change: Partial<Filters> }[] = [];
  if (filters.category && !without.includes("categories"))
    active.push({
      label: facets.categories.find((each) => each.slug === filters.category)?.name ?? filters.category,
      change: { category: undefined },
    });
  if (!without.includes("sellers"))
    for (const slug of filters.sellers ?? [])
      active.push({
        label: facets.sellers.find((each) => each.shopSlug === slug)?.shopName ?? slug,
        change: { sellers: toggled(filters.sellers, slug) },
      });
  for (const key of filters.options ?? [])
    active.push({ label: valueLabel(facets.options, key), change: { options: toggled(filters.options, key) } });
  for (const key of filters.attributes ?? [])
    active.push({
      label: valueLabel(facets.attributes, key),
      change: { attributes: toggled(filters.attributes, key) },
    });
  if (filters.tag) active.push({ label: `Tagged “${filters.tag}”`, change: { tag: undefined } });
  if (filters.priceMin !== undefined || filters.priceMax !== undefined)
    active.push({
      label: priceLabel(filters.priceMin ?? null, filters.priceMax ?? null),
      change: { priceMin: undefined, priceMax: undefined },
    });
  if (filters.ratingMin) active.push({ label: `${filters.ratingMin} stars and up`, change: { ratingMin: undefined } });
  if (filters.withSoldOut) active.push({ label: "Sold out as well", change: { withSoldOut: undefined } });
  if (active.length === 0) return null;
  return (
    <ul aria-label="Filters that are on" className="mb-6 flex flex-wrap gap-2">
      {active.map(({ label, change }) => (
        <li key={label}>
          <Link
            href={pathOf(path, refined(filters, change))}
            preventScrollReset
            className="inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-full bg-accent-wash px-3 text-sm text-ink no-underline hover:bg-sunken pointer-coarse:min-h-11"
          >
            <span className="sr-only">Take off: </span>
            <span className="truncate">{label}</span>
            <X aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Facets({ path, filters, found, without = [] }: ProductListingProps) {
  const { categories, sellers, prices, ratings, availability, options, attributes } = found.facets;
  const to = (change: Partial<Filters>) => pathOf(path, refined(filters, change));
  const soldOut = availability.all - availability.inStock;
  return (
    <div className="flex flex-col gap-7">
      {!without.includes("categories") && (
        <FacetList
          title="Category"
          entries={asTree(categories).map(({ category: each, depth }) => ({
            label: each.name,
            count: each.count,
            depth,
            isOn: filters.category === each.slug,
            href: to({ category: filters.category === each.slug ? undefined : each.slug }),
          }))}
        />
      )}
      {options.map((option) => (
        <FacetList
          key={option.name}
          title={option.name}
          entries={option.values.map(({ key, value, count }) => ({
            label: value,
            count,
            isOn: filters.options?.includes(key) === true,
            href: to({ options: toggled(filters.options, key) }),
          }))}
        />
      ))}
      <FacetList
        title="Price"
        entries={prices
          .filter((each) => each.count > 0)
          .map((each) => {
            const isOn = filters.priceMin === (each.from ?? undefined) && filters.priceMax === (each.to ?? undefined);
            return {
              label: priceLabel(each.from, each.to),
              count: each.count,
              isOn,
              href: to({
                priceMin: isOn ? undefined : (each.from ?? undefined),
                priceMax: isOn ? undefined : (each.to ?? undefined),
              }),
            };
          })}
      >
        <PriceForm path={path} filters={filters} />
      </FacetList>
      {attributes.map((attribute) => (
        <FacetList
          key={attribute.name}
          title={attribute.name}
          entries={attribute.values.map(({ key, value, count }) => ({
            label: value,
            count,
            isOn: filters.attributes?.includes(key) === true,
            href: to({ attributes: toggled(filters.attributes, key) }),
          }))}
        />
      ))}
      {!without.includes("sellers") && (
        <FacetList
          title="Shop"
          entries={sellers.map((each) => ({
            label: each.shopName,
            count: each.count,
            isOn: filters.sellers?.includes(each.shopSlug) === true,
            href: to({ sellers: toggled(filters.sellers, each.shopSlug) }),
          }))}
        />
      )}
      <FacetList
        title="Rating"
        entries={ratings
          .filter(({ from, count }) => count > 0 || filters.ratingMin === from)
          .map(({ from, count }) => ({
            label: `${from} stars and up`,
            count,
            isOn: filters.ratingMin === from,
            href: to({ ratingMin: filters.ratingMin === from ? undefined : from }),
          }))}
      />
      {(soldOut > 0 || filters.withSoldOut) && (
        <FacetList
          title="Availability"
          entries={[
            {
              label: "Show what is sold out",
              count: soldOut,
              isOn: filters.withSoldOut === true,
              href: to({ withSoldOut: filters.withSoldOut ? undefined : true }),
            },
          ]}
        />
      )}
    </div>
  );
}

type Category = SearchProductsView["facets"]["categories"][number];

/** Each category with what is below it, in the order given among brothers; what is above and not listed counts as top. */
function asTree(categories: readonly Category[]): { category: Category; depth: number }[] {
  const ids = new Set(categories.map((each) => each.id));
  const below = (parentId: string | null, depth: number): { category: Category; depth: number }[] =>
    categories
      .filter((each) => (each.parentId !== null && ids.has(each.parentId) ? each.parentId : null) === parentId)
      .flatMap((category) => [{ category, depth }, ...below(category.id, depth + 1)]);
  return below(null, 0);
}

/** What a chosen value is called; its key says enough where no product is left that has it. */
function valueLabel(facets: SearchProductsView["facets"]["options"], key: string): string {
  for (const { name, values } of facets) {
    const value = values.find((each) => each.key === key);
    if (value) return `${name}: ${value.value}`;
  }
  return key.replace(":", ": ");
}

interface FacetEntry {
  label: string;
  href: string;
  isOn: boolean;
  count?: number;
  /** How far below the first of its list. */
  depth?: number;
}

const MOST_SHOWN = 8;

function FacetList({
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

function PriceForm({ path, filters }: { path: string; filters: Filters }) {
  const field = (name: "min" | "max", label: string, amount: number | undefined) => (
    <div className="min-w-0 grow">
      <Input
        aria-label={label}
        id={`price-${name}`}
        key={amount}
        name={name}
        inputMode="decimal"
        placeholder={name === "min" ? "From" : "To"}
        before="$"
        defaultValue={amount === undefined ? "" : majorText(amount)}
        className="pl-6!"
      />
    </div>
  );
  return (
    <Form action={path} className="mt-2 flex items-center gap-2" preventScrollReset>
      <HiddenFilters filters={filters} without={["min", "max"]} />
      {field("min", "Lowest price in dollars", filters.priceMin)}
      {field("max", "Highest price in dollars", filters.priceMax)}
      <Button type="submit" className="px-3!">
        Go
      </Button>
    </Form>
  );
}

/** The steps end a cent before a round price; people say the round one. */
function priceLabel(from: number | null, to: number | null): string {
  const text = (amount: number) => moneyText({ amount, currency: "USD" }).replace(/\.00$/, "");
  const isCentShort = to !== null && to % 100 === 99;
  const isCentOver = from !== null && from % 100 === 1;
  const end = to === null ? "" : text(isCentShort ? to + 1 : to);
  if (from === null || from === 0) return to === null ? "Any price" : `${isCentShort ? "Under" : "Up to"} ${end}`;
  if (to === null) return isCentOver ? `Over ${text(from - 1)}` : `${text(from)} and up`;
  return `${text(isCentOver ? from - 1 : from)} to ${end}`;
}
