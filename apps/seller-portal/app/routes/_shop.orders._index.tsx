import { DateTime } from "@emporia/ui/commerce/date-time";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { FileDown, ListChecks, PackageCheck, Printer, SearchX, Tag } from "lucide-react";
import { ExportOrders } from "~/components/export-orders";
import { ShipBy } from "~/components/ship-by";
import { apiFor } from "~/lib/api.server";
import { mostUrgentFirst } from "~/lib/due";
import { useCounts } from "~/lib/shop";

const slipsForm = "packing-slips";
const tabs = ["to_ship", "shipped", "cancelled", "all"] as const;
const tabWords = { to_ship: "To ship", shipped: "Shipped", cancelled: "Cancelled", all: "All" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tab = tabs.find((each) => each === params.get("tab")) ?? "all";
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const isToShip = tab === "to_ship";
  const orders = await page(
    request,
    apiFor(request, context).orders.seller.list.query({
      tab,
      query,
      cursor: cursorOf(params),
      limit: isToShip ? 100 : 25,
    }),
  );
  // The API answers newest first; what has to leave first stands first here.
  if (isToShip) orders.items = mostUrgentFirst(orders.items);
  return { orders, tab, query, now: new Date().toISOString() };
}

export const meta: MetaFunction = () => [{ title: "Orders · Emporia Seller" }];

export default function OrdersPage() {
  const { orders, tab, query, now } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const counts = useCounts();
  return (
    <>
      <PageHeader title="Orders">
        <TabLinks
          label="Orders by state"
          tabs={tabs.map((each) => ({
            href: `${pathname}${withParams(search, { tab: each === "all" ? undefined : each })}`,
            label: tabWords[each],
            count: each === "to_ship" ? counts.ordersToShip : undefined,
            isCurrent: tab === each,
          }))}
        />
      </PageHeader>
      <FilterForm
        label="Find an order"
        placeholder="Number, last name, item or SKU"
        query={query}
        keep={{ tab: tab === "all" ? undefined : tab }}
      />
      <ExportOrders tab={tab} query={query} />
      {tab === "to_ship" && orders.items.length > 0 && (
        <form id={slipsForm} action="/packing-slips" className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button type="submit" size="sm" icon={<Printer />}>
            Print packing slips
          </Button>
          <Button type="submit" size="sm" formAction="/packing-papers/slips" icon={<FileDown />}>
            Slips as PDF
          </Button>
          <Button type="submit" size="sm" formAction="/packing-papers/pick-list" icon={<ListChecks />}>
            Pick list
          </Button>
          <Button type="submit" size="sm" formAction="/labels" icon={<Tag />}>
            Buy labels
          </Button>
          <span className="text-[0.8125rem] text-muted">
            Slips and the pick list of those that are ticked, or of all that wait; labels for those that are ticked.
          </span>
        </form>
      )}
      <Table
        caption={`Orders, ${tabWords[tab].toLowerCase()}`}
        rows={orders.items}
        rowKey={(order) => order.id}
        empty={
          query ? (
            <EmptyState
              icon={<SearchX />}
              title={`No order matches “${query}”.`}
              action={
                <ButtonLink href={`${pathname}${withParams(search, { query: undefined })}`}>
                  Show all of them
                </ButtonLink>
              }
            >
              Search by order number, by the last name on the parcel, or by what is in it.
            </EmptyState>
          ) : tab === "to_ship" ? (
            <EmptyState icon={<PackageCheck />} title="Nothing waits to be shipped.">
              New orders appear here as soon as they are paid for.
            </EmptyState>
          ) : (
            <EmptyState icon={<PackageCheck />} title="No orders here yet.">
              {tab === "all" ? "The first one will be announced by mail." : "Orders move here by themselves."}
            </EmptyState>
          )
        }
        columns={[
          {
            key: "number",
            header: "Order",
            isName: true,
            cell: (order) => (
              <span className="inline-flex items-center gap-3">
                {tab === "to_ship" && (
                  <input
                    type="checkbox"
                    form={slipsForm}
                    name="order"
                    value={order.id}
                    aria-label={`Choose ${order.number} for packing slips and labels`}
                    className="size-4 accent-accent pointer-coarse:size-6"
                  />
                )}
                <Link
                  href={`/orders/${order.id}`}
                  prefetch="intent"
                  className="figures inline-flex min-h-9 items-center whitespace-nowrap underline-offset-4 hover:underline pointer-coarse:min-h-11"
                >
                  {order.number}
                </Link>
              </span>
            ),
          },
          {
            key: "placed",
            header: "Placed",
            className: "sm:max-lg:hidden",
            cell: (order) => <DateTime value={order.placedAt} style="short" className="whitespace-nowrap" />,
          },
          {
            key: "to",
            header: "To",
            cell: (order) => (
              <span className="line-clamp-2 min-w-28 wrap-anywhere max-sm:text-right">{order.shipTo}</span>
            ),
          },
          { key: "items", header: "Items", align: "end", cell: (order) => order.itemCount.toLocaleString("en-US") },
          {
            key: "by",
            header: "Ship by",
            cell: (order) =>
              isOpen(order.status) ? <ShipBy value={order.shipBy} now={now} /> : <span className="text-muted">–</span>,
          },
          {
            key: "status",
            header: "Status",
            cell: (order) => (
              <span className="inline-flex flex-wrap items-center gap-1.5 max-sm:justify-end">
                <OrderStatusBadge status={order.status} />
                {order.isDisputed && (
                  <Badge tone="warn" shape="half">
                    Disputed
                  </Badge>
                )}
              </span>
            ),
          },
          { key: "total", header: "Total", align: "end", cell: (order) => <Price money={order.total} /> },
        ]}
      />
      <CursorPages label="Orders" nextCursor={orders.nextCursor} />
    </>
  );
}

function isOpen(status: string): boolean {
  return status === "CONFIRMED" || status === "PROCESSING" || status === "PARTIALLY_SHIPPED";
}
