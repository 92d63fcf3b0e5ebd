import { TabLinks } from "@emporia/ui/primitives/tabs";
import { useLocation } from "@remix-run/react";

const tabs = [
  { href: "/tax", label: "Rates" },
  { href: "/tax/classes", label: "Classes" },
  { href: "/tax/remitters", label: "Who hands over" },
  { href: "/tax/reviews", label: "To look at" },
];

export function TaxTabs() {
  const { pathname } = useLocation();
  return <TabLinks label="Tax" tabs={tabs.map((tab) => ({ ...tab, isCurrent: pathname === tab.href }))} />;
}
