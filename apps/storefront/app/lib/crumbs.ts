import type { ProductView } from "@emporia/contracts/catalog";
import { categoryPath } from "./paths";

/** The crumbs of a product: its categories and its name. */
export function productCrumbs(product: Pick<ProductView, "breadcrumbs" | "name">) {
  return [
    ...product.breadcrumbs.map((crumb) => ({ label: shortened(crumb.name), href: categoryPath(crumb) })),
    { label: product.name },
  ];
}

export function absolute(origin: string, url: string): string {
  return new URL(url, origin).href;
}

/** A name for a row of links, where it must not push the others out. */
export function shortened(name: string, most = 40): string {
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}
