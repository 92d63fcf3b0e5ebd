import { DayChart } from "@emporia/ui/commerce/day-chart";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { Price } from "@emporia/ui/commerce/price";
import { SellerQuality } from "@emporia/ui/commerce/seller-quality";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PackageCheck, Plus } from "lucide-react";
import { FirstSteps } from "~/components/first-steps";
import { ShipBy } from "~/components/ship-by";
import { apiFor } from "~/lib/api.server";
import { mostUrgentFirst } from "~/lib/due";
import { useShop } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [shop, dashboard, quality, steps] = await page(
    request,
    Promise.all([
      api.sellers.mine.query(),
      api.analytics.sellerDashboard.query(),
      api.sellers.quality.query(),
      api.analytics.firstSteps.query(),
    ]),
  );
  if (shop.status === "PENDING") throw redirect("/application");
  const mayReadOrders = shop.permissions.includes("orders:read");
  const toShip = mayReadOrders
    ? mostUrgentFirst((await page(request, api.orders.seller.list.query({ tab: "to_ship", limit: 100 }))).items).slice(
        0,
        6,
      )
    : [];
  return { dashboard, toShip, quality, steps, now: new Date().toISOString() };
}

export const meta: MetaFunction = () => [{ title: "Overview · Emporia Seller" }];

export default function OverviewPage() {
  const { dashboard, toShip, quality, steps, now } = useLoaderData<typeof loader>();
  const shop = useShop();
  const may = (permission: string) => shop.permissions.includes(permission);
  const orders = dashboard.sales.reduce((sum, day) => sum + day.orders, 0);
  return (
    <>
      <PageHeader
        title="Overview"
        description={headline(dashboard.ordersToShip, dashboard.lowStockVariants, orders > 0)}
        actions={
          may("products:write") && (
            <ButtonLink href="/products/new" icon={<Plus />}>
              New product
            </ButtonLink>
          )
        }
      />
      <StatRow>
        <Stat
          label="To ship"
          value={dashboard.ordersToShip.toLocaleString("en-US")}
          hint={may("orders:read") && <Go href="/orders?tab=to_ship">Open the orders</Go>}
        />
        <Stat
          label="Low stock"
          value={counted(dashboard.lowStockVariants, 999)}
          hint={may("products:read") && <Go href="/inventory?stock=low">Count them</Go>}
        />
        <Stat
          label="Drafts"
          value={counted(dashboard.draftProducts, 10_000)}
          hint={
            may("products:read") && (
              <Go href="/products?status=DRAFT">{counted(dashboard.publishedProducts, 10_000)} published</Go>
            )
          }
        />
        <Stat
          label="Balance"
          value={<Price money={dashboard.balance} />}
          hint={may("balance:read") && <Go href="/balance">What it is made of</Go>}
        />
      </StatRow>
      <div className="mt-8">
        <FirstSteps steps={steps} may={may} />
        {may("orders:read") && (
          <Section
            title="To ship"
            action={
              dashboard.ordersToShip > toShip.length && (
                <Link href="/orders?tab=to_ship" className="text-sm underline underline-offset-4">
                  All {dashboard.ordersToShip.toLocaleString("en-US")}
                </Link>
              )
            }
          >
            <Table
              caption="Orders to ship, the most urgent first"
              rows={toShip}
              rowKey={(order) => order.id}
              empty={
                <EmptyState
                  icon={<PackageCheck />}
                  heading="h3"
                  title="Nothing waits to be shipped."
                  className="py-8 sm:py-10"
                >
                  New orders appear here as soon as they are paid for.
                </EmptyState>
              }
              columns={[
                {
                  key: "number",
                  header: "Order",
                  isName: true,
                  cell: (order) => (
                    <Link
                      href={`/orders/${order.id}`}
                      prefetch="intent"
                      className="inline-flex min-h-9 items-center underline-offset-4 hover:underline"
                    >
                      {order.number}
                    </Link>
                  ),
                },
                {
                  key: "to",
                  header: "To",
                  cell: (order) => (
                    <span className="line-clamp-2 min-w-28 wrap-anywhere max-sm:text-right">{order.shipTo}</span>
                  ),
                },
                { key: "items", header: "Items", align: "end", cell: (order) => order.itemCount },
                { key: "by", header: "Ship by", cell: (order) => <ShipBy value={order.shipBy} now={now} /> },
                {
                  key: "status",
                  header: "Status",
                  hideOnPhone: true,
                  cell: (order) => <OrderStatusBadge status={order.status} />,
                },
                { key: "total", header: "Total", align: "end", cell: (order) => <Price money={order.total} /> },
              ]}
            />
          </Section>
        )}
        <Section
          title="Sales of the last 30 days"
          action={
            <p className="figures text-sm text-muted">
              <span className="font-medium text-ink">
                <Price money={dashboard.salesTotal} />
              </span>
              {` in ${orders.toLocaleString("en-US")} ${orders === 1 ? "order" : "orders"}`}
            </p>
          }
        >
          <DayChart label="Sales of the last 30 days" days={dashboard.sales} currency={dashboard.salesTotal.currency} />
        </Section>
        <Section
          title="Your shop’s quality"
          description="What search ranks your products by, a little."
          action={
            dashboard.followers > 0 && (
              <p className="figures text-sm text-muted">
                {dashboard.followers === 1
                  ? "1 person follows your shop"
                  : `${dashboard.followers.toLocaleString("en-US")} people follow your shop`}
              </p>
            )
          }
        >
          <SellerQuality quality={quality} />
        </Section>
      </div>
    </>
  );
}

function headline(toShip: number, low: number, hasSold: boolean): string {
  const first =
    toShip === 0
      ? hasSold
        ? "Everything is on its way."
        : "No order waits to be shipped."
      : `${toShip.toLocaleString("en-US")} ${toShip === 1 ? "order waits" : "orders wait"} to be shipped.`;
  const second = low === 0 ? "" : ` ${low.toLocaleString("en-US")} ${low === 1 ? "variant runs" : "variants run"} low.`;
  return first + second;
}

function Go({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-7 items-center underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
    >
      {children}
    </Link>
  );
}

/** A number that is counted so far and no further. */
function counted(count: number, most: number): string {
  return count > most ? `${most.toLocaleString("en-US")}+` : count.toLocaleString("en-US");
}
