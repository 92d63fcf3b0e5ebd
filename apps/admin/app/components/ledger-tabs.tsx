import { TabLinks } from "@emporia/ui/primitives/tabs";
import { useLocation } from "@remix-run/react";

const tabs = [
  { href: "/ledger", label: "Balances and postings" },
  { href: "/ledger/adjustments", label: "Adjustments" },
];

export function LedgerTabs() {
  const { pathname } = useLocation();
  return <TabLinks label="Ledger" tabs={tabs.map((tab) => ({ ...tab, isCurrent: pathname === tab.href }))} />;
}
