import type { ProductCardView, SearchProductsView } from "@emporia/contracts/catalog";
import { dateText } from "@emporia/ui/commerce/date-time";
import { ProductGrid } from "@emporia/ui/commerce/product-grid";
import { ProductRows } from "@emporia/ui/commerce/product-rows";
import type { ReactNode } from "react";
import { daysText } from "~/lib/delivery";
import type { Extracts } from "~/lib/extracts.server";
import type { Filters } from "~/lib/filters";
import { productPath } from "~/lib/paths";

export interface ProductsProps {
  label: string;
  filters: Filters;
  items: readonly ProductCardView[];
  extracts: Extracts;
  highlights?: SearchProductsView["highlights"];
  empty: ReactNode;
}

/** Products as the address wants them: a grid of pictures, or a list with descriptions. */
export function Products({ label, filters, items, extracts, highlights, empty }: ProductsProps) {
  const shared = { label, products: items, highlights, href: productPath, heading: "h2", empty } as const;
  if (filters.view !== "list") return <ProductGrid {...shared} priorityCount={4} />;
  return (
    <ProductRows {...shared} priorityCount={3} extracts={extracts} delivery={({ id }) => deliveryOf(extracts[id])} />
  );
}

function deliveryOf(extract: Extracts[string] | undefined): string | undefined {
  if (!extract) return undefined;
  const place = [extract.city, extract.state].filter(Boolean).join(", ");
  if (extract.awayUntil) return `The shop is on a break until ${dateText(extract.awayUntil)}`;
  if (extract.laterBy) return `The shop is on a break: ordered now, it is sent by ${dateText(extract.laterBy)}`;
  return `Ready within ${daysText(extract.processingDays)}${place ? `, sent from ${place}` : ""}`;
}
