import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { Select } from "@emporia/ui/primitives/select";
import { useLocation } from "@remix-run/react";
import { useRootData } from "~/lib/root-data";

/** Where one shops: it says which prices are shown. Nothing to choose where there is one market only. */
export function MarketSwitch() {
  const root = useRootData();
  const isHydrated = useHydrated();
  const { pathname, search } = useLocation();
  if (!root || root.markets.length < 2) return null;
  // A document of its own: every price on the page is another one afterwards.
  return (
    <form method="post" action="/market" className="flex items-center gap-2">
      <input type="hidden" name="next" value={pathname + search} />
      <Select
        name="market"
        aria-label="Where you shop, and in which currency"
        defaultValue={root.market?.code}
        onChange={isHydrated ? (event) => event.currentTarget.form?.requestSubmit() : undefined}
        options={root.markets.map(({ code, name, currency }) => ({ value: code, label: `${name} (${currency})` }))}
      />
      {!isHydrated && <Button type="submit">Change</Button>}
    </form>
  );
}
