import type { Hit } from "@emporia/ui/lib/hits";

interface PageOf extends Hit {
  permission: string;
}

const all: readonly PageOf[] = [
  { kind: "Page", label: "Overview", href: "/", permission: "dashboard:read" },
  { kind: "Page", label: "Orders", href: "/orders", permission: "orders:read" },
  {
    kind: "Page",
    label: "Pending orders",
    detail: "Not paid for yet",
    href: "/orders?status=PENDING",
    permission: "orders:read",
  },
  { kind: "Page", label: "Returns", href: "/returns", permission: "orders:read" },
  {
    kind: "Page",
    label: "Complaints",
    detail: "What shoppers ask us to decide",
    href: "/returns?tab=complaints",
    permission: "orders:read",
  },
  {
    kind: "Page",
    label: "Applications",
    detail: "Shops that wait for a decision",
    href: "/applications",
    permission: "sellers:read",
  },
  { kind: "Page", label: "Sellers", href: "/sellers", permission: "sellers:read" },
  { kind: "Page", label: "Suspended sellers", href: "/sellers?status=SUSPENDED", permission: "sellers:read" },
  { kind: "Page", label: "People", href: "/people", permission: "people:read" },
  { kind: "Page", label: "Banned people", href: "/people?kind=banned", permission: "people:read" },
  { kind: "Page", label: "Products", detail: "Of all shops", href: "/products", permission: "catalog:read" },
  {
    kind: "Page",
    label: "Featured products",
    detail: "At the top of the front page",
    href: "/products/featured",
    permission: "catalog:read",
  },
  {
    kind: "Page",
    label: "Products that were taken down",
    href: "/products?moderation=taken_down",
    permission: "catalog:read",
  },
  {
    kind: "Page",
    label: "Moderation",
    detail: "Products that wait for a decision",
    href: "/moderation",
    permission: "catalog:write",
  },
  {
    kind: "Page",
    label: "Reports",
    detail: "What people say is wrong with products",
    href: "/reports",
    permission: "catalog:write",
  },
  { kind: "Page", label: "Categories", href: "/categories", permission: "catalog:write" },
  { kind: "Page", label: "Collections", href: "/collections", permission: "catalog:write" },
  { kind: "Page", label: "Tags", href: "/tags", permission: "catalog:write" },
  {
    kind: "Page",
    label: "Attributes",
    detail: "What categories ask of their products",
    href: "/attributes",
    permission: "catalog:write",
  },
  { kind: "Page", label: "Payments", detail: "Every try to pay", href: "/payments", permission: "orders:read" },
  {
    kind: "Page",
    label: "Payments that hang",
    detail: "Began and did not end",
    href: "/payments?tab=stuck",
    permission: "orders:read",
  },
  { kind: "Page", label: "Ledger", detail: "Balances, postings", href: "/ledger", permission: "ledger:read" },
  { kind: "Page", label: "Adjustments of the ledger", href: "/ledger/adjustments", permission: "ledger:read" },
  { kind: "Page", label: "Payouts", href: "/payouts", permission: "ledger:read" },
  { kind: "Page", label: "Next payouts", href: "/payouts/next", permission: "ledger:read" },
  {
    kind: "Page",
    label: "Holds",
    detail: "Money kept from sellers",
    href: "/payouts/holds",
    permission: "ledger:read",
  },
  { kind: "Page", label: "Payout terms", href: "/payouts/terms", permission: "ledger:read" },
  { kind: "Page", label: "Chargebacks", detail: "Banks' disputes", href: "/chargebacks", permission: "orders:read" },
  {
    kind: "Page",
    label: "Promotions",
    detail: "Coupons and discounts",
    href: "/promotions",
    permission: "promotions:read",
  },
  { kind: "Page", label: "New promotion", href: "/promotions/new", permission: "promotions:write" },
  {
    kind: "Page",
    label: "Commission",
    detail: "Rules, their order, and what a sale would cost its seller",
    href: "/commission",
    permission: "commission:read",
  },
  {
    kind: "Page",
    label: "Markets",
    detail: "Countries, currencies and exchange rates",
    href: "/markets",
    permission: "markets:read",
  },
  {
    kind: "Page",
    label: "Shipping",
    detail: "The platform's zones and rates",
    href: "/shipping",
    permission: "markets:read",
  },
  { kind: "Page", label: "Tax", detail: "Rates by place and class", href: "/tax", permission: "markets:read" },
  {
    kind: "Page",
    label: "Tax classes",
    detail: "Kinds of things that are taxed alike",
    href: "/tax/classes",
    permission: "markets:read",
  },
  {
    kind: "Page",
    label: "Reconciliation",
    detail: "The ledger beside Stripe, day by day",
    href: "/reconciliation",
    permission: "ledger:read",
  },
  {
    kind: "Page",
    label: "Search tuning",
    detail: "Synonyms, pinned products, what finds nothing, the index",
    href: "/search-tuning",
    permission: "search:read",
  },
  { kind: "Page", label: "Jobs", href: "/jobs", permission: "jobs:read" },
  { kind: "Page", label: "Failed jobs", href: "/jobs?state=failed", permission: "jobs:read" },
  { kind: "Page", label: "Mails", detail: "Templates", href: "/mails", permission: "mails:read" },
];

/** The pages that somebody with these permissions can open. */
export function pagesFor(permissions: readonly string[]): Hit[] {
  return all.filter((page) => permissions.includes(page.permission)).map(({ permission: _, ...hit }) => hit);
}
