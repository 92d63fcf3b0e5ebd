import type { ProductView } from "@emporia/contracts/catalog";
import { countryName } from "@emporia/ui/lib/regions";

/** Where what a shop sends arrives, in words; on the server, because the names of all countries are more than the page. */
export function destinationOf({ delivery }: ProductView["seller"]): string | null {
  if (!delivery) return null;
  const name = countryName(delivery.country);
  return /^(United|Netherlands|Philippines)/.test(name) ? `the ${name}` : name;
}
