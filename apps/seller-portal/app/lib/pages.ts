import type { Hit } from "@emporia/ui/lib/hits";

interface PageOf extends Hit {
  permission: string;
}

const all: readonly PageOf[] = [
  { kind: "Page", label: "Overview", href: "/", permission: "shop:read" },
  { kind: "Page", label: "Orders to ship", href: "/orders?tab=to_ship", permission: "orders:read" },
  { kind: "Page", label: "All orders", href: "/orders", permission: "orders:read" },
  { kind: "Page", label: "Returns", href: "/returns", permission: "orders:read" },
  { kind: "Page", label: "Complaints", href: "/returns?tab=complaints", permission: "orders:read" },
  { kind: "Page", label: "Messages", detail: "What shoppers write", href: "/messages", permission: "messages:write" },
  { kind: "Page", label: "Questions", detail: "What shoppers ask", href: "/questions", permission: "shop:read" },
  { kind: "Page", label: "Reviews", detail: "What people say", href: "/reviews", permission: "shop:read" },
  { kind: "Page", label: "Products", href: "/products", permission: "products:read" },
  { kind: "Page", label: "New product", href: "/products/new", permission: "products:write" },
  { kind: "Page", label: "Change many products", href: "/products/bulk", permission: "products:write" },
  { kind: "Page", label: "Prices and stock in a grid", href: "/products/grid", permission: "products:write" },
  { kind: "Page", label: "Import products", href: "/products/import", permission: "products:write" },
  { kind: "Page", label: "Inventory", href: "/inventory", permission: "products:read" },
  { kind: "Page", label: "Locations of stock", href: "/inventory/locations", permission: "products:read" },
  { kind: "Page", label: "History of stock", href: "/inventory/movements", permission: "products:read" },
  { kind: "Page", label: "Low stock", href: "/inventory?stock=low", permission: "products:read" },
  { kind: "Page", label: "Payouts", detail: "Balance, forecast, holds", href: "/payouts", permission: "balance:read" },
  { kind: "Page", label: "Entries of the balance", href: "/balance", permission: "balance:read" },
  {
    kind: "Page",
    label: "Fees",
    detail: "Commission of each sale, what a sale would bring",
    href: "/fees",
    permission: "balance:read",
  },
  {
    kind: "Page",
    label: "Statements",
    detail: "Month by month",
    href: "/payouts/statements",
    permission: "balance:read",
  },
  {
    kind: "Page",
    label: "Payout settings",
    detail: "Bank, schedule",
    href: "/payouts/settings",
    permission: "balance:read",
  },
  { kind: "Page", label: "Shipping", detail: "Zones and rates", href: "/shipping", permission: "shop:read" },
  { kind: "Page", label: "Coupons", href: "/promotions", permission: "promotions:read" },
  { kind: "Page", label: "New coupon", href: "/promotions/new", permission: "promotions:write" },
  { kind: "Page", label: "Vacation", detail: "A break of the shop", href: "/vacation", permission: "shop:read" },
  {
    kind: "Page",
    label: "Shop settings",
    detail: "Profile, address, policies",
    href: "/settings",
    permission: "shop:read",
  },
];

/** The pages that somebody with these permissions can open. */
export function pagesFor(permissions: readonly string[]): Hit[] {
  return all.filter((page) => permissions.includes(page.permission)).map(({ permission: _, ...hit }) => hit);
}
