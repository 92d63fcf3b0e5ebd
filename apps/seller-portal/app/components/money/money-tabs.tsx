import { TabLinks } from "@emporia/ui/primitives/tabs";
import { useLocation } from "@remix-run/react";

const tabs = [
  { href: "/payouts", label: "Payouts" },
  { href: "/balance", label: "Entries" },
  { href: "/fees", label: "Fees" },
  { href: "/payouts/statements", label: "Statements" },
  { href: "/payouts/settings", label: "Settings" },
];

/** The pages about a shop's money. */
export function MoneyTabs() {
  const { pathname } = useLocation();
  return <TabLinks label="Money" tabs={tabs.map((tab) => ({ ...tab, isCurrent: pathname === tab.href }))} />;
}
