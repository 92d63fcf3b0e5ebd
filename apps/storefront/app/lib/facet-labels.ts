import type { SearchProductsView } from "@emporia/contracts/catalog";
import { moneyText } from "@emporia/ui/lib/money-text";

/** What a chosen value is called; its key says enough where no product is left that has it. */
export function valueLabel(facets: SearchProductsView["facets"]["options"], key: string): string {
  for (const { name, values } of facets) {
    const value = values.find((each) => each.key === key);
    if (value) return `${name}: ${value.value}`;
  }
  return key.replace(":", ": ");
}

/** The steps end a cent before a round price; people say the round one. */
export function priceLabel(from: number | null, to: number | null, currency: string): string {
  const text = (amount: number) => moneyText({ amount, currency }).replace(/\.00$/, "");
  const isCentShort = to !== null && to % 100 === 99;
  const isCentOver = from !== null && from % 100 === 1;
  const end = to === null ? "" : text(isCentShort ? to + 1 : to);
  if (from === null || from === 0) return to === null ? "Any price" : `${isCentShort ? "Under" : "Up to"} ${end}`;
  if (to === null) return isCentOver ? `Over ${text(from - 1)}` : `${text(from)} and up`;
  return `${text(isCentOver ? from - 1 : from)} to ${end}`;
}
