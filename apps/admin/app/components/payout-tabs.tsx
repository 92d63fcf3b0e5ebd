import { TabLinks } from "@emporia/ui/primitives/tabs";
import { useLocation } from "@remix-run/react";

const tabs = [
  { href: "/payouts", label: "Payouts" },
  { href: "/payouts/next", label: "Next run" },
  { href: "/payouts/holds", label: "Holds" },
  { href: "/payouts/terms", label: "Terms" },
];

export function PayoutTabs() {
  const { pathname } = useLocation();
  return <TabLinks label="Payouts" tabs={tabs.map((tab) => ({ ...tab, isCurrent: pathname === tab.href }))} />;
}
