import { Link } from "@emporia/ui/primitives/link";
import { X } from "lucide-react";
import { priceLabel, valueLabel } from "~/lib/facet-labels";
import { type Filters, pathOf, refined, toggled } from "~/lib/filters";
import { useMarket } from "~/lib/root-data";
import type { ProductListingProps } from "./product-listing";

/** What is chosen, each with a way to take it off. */
export function ActiveFilters({ path, filters, found, without = [] }: ProductListingProps) {
  const { facets } = found;
  const { currency } = useMarket();
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
      label: priceLabel(filters.priceMin ?? null, filters.priceMax ?? null, currency),
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
