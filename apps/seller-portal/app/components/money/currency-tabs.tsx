import { TabLinks } from "@emporia/ui/primitives/tabs";
import { useLocation } from "@remix-run/react";

/** In which currency a page of money is; nothing to choose for a shop that sold in one only. */
export function CurrencyTabs({ currency, currencies }: { currency: string; currencies: readonly string[] }) {
  const { pathname } = useLocation();
  if (currencies.length < 2) return null;
  return (
    <TabLinks
      label="Currency"
      tabs={currencies.map((each, index) => ({
        href: index === 0 ? pathname : `${pathname}?currency=${each}`,
        label: each,
        isCurrent: each === currency,
      }))}
    />
  );
}
