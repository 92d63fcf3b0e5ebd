import { TabLinks } from "@emporia/ui/primitives/tabs";
import { useLocation } from "@remix-run/react";

const tabs = [
  { href: "/promotions", label: "Promotions" },
  { href: "/promotions/groups", label: "Groups of shoppers" },
  { href: "/promotions/limits", label: "Limits for shops" },
];

export function PromotionTabs() {
  const { pathname } = useLocation();
  return <TabLinks label="Promotions" tabs={tabs.map((tab) => ({ ...tab, isCurrent: pathname === tab.href }))} />;
}
