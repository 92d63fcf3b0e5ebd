import { useLocation } from "@remix-run/react";
import { withParams } from "../lib/list-paths";
import { TabLinks } from "../primitives/tabs";

export interface ShippingTabsProps {
  currencies: readonly string[];
  /** Of new rates. */
  currency: string;
  profiles: readonly { id: string; name: string; productCount: number }[];
  /** The one that is shown; undefined for what ships as everything does. */
  profileId: string | undefined;
}

/** In which currency rates are added, and of which shipping profile; nothing where there is only one of each. */
export function ShippingTabs({ currencies, currency, profiles, profileId }: ShippingTabsProps) {
  const { search } = useLocation();
  return (
    <div className="mb-6 empty:hidden">
      {currencies.length > 1 && (
        <TabLinks
          label="Currency of new rates"
          tabs={currencies.map((each) => ({
            href: `/shipping${withParams(search, { currency: each, done: undefined })}`,
            label: `New rates in ${each}`,
            isCurrent: each === currency,
          }))}
        />
      )}
      {profiles.length > 0 && (
        <TabLinks
          label="Shipping profile"
          tabs={[null, ...profiles].map((each) => ({
            href: `/shipping${withParams(search, { profile: each?.id, done: undefined })}`,
            label: each?.name ?? "General",
            count: each?.productCount,
            isCurrent: each?.id === profileId,
          }))}
        />
      )}
    </div>
  );
}
