import type { SearchProductsView } from "@emporia/contracts/catalog";
import { priceLabel } from "~/lib/facet-labels";
import { type Filters, pathOf, refined, toggled } from "~/lib/filters";
import { useMarket } from "~/lib/root-data";
import { FacetList } from "./facet-list";
import { PriceFilter } from "./price-filter";
import type { ProductListingProps } from "./product-listing";

/** All that a list can be narrowed by, with how much each would find: first what every list has. */
export function Facets({ path, filters, found, without = [] }: ProductListingProps) {
  const { categories, sellers, prices, priceRange, ratings, availability, options, attributes } = found.facets;
  const to = (change: Partial<Filters>) => pathOf(path, refined(filters, change));
  const { currency } = useMarket();
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
      <FacetList
        title="Price"
        entries={prices
          .filter((each) => each.count > 0)
          .map((each) => {
            const isOn = filters.priceMin === (each.from ?? undefined) && filters.priceMax === (each.to ?? undefined);
            return {
              label: priceLabel(each.from, each.to, currency),
              count: each.count,
              isOn,
              href: to({
                priceMin: isOn ? undefined : (each.from ?? undefined),
                priceMax: isOn ? undefined : (each.to ?? undefined),
              }),
            };
          })}
      >
        <PriceFilter path={path} filters={filters} range={priceRange} />
      </FacetList>
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
