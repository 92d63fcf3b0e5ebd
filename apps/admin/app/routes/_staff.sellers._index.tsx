import { sellerStatuses } from "@emporia/contracts/sellers";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { SellerStatusBadge, sellerStatusWord } from "@emporia/ui/commerce/seller-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf, withParams } from "@emporia/ui/lib/list-paths";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { FilterForm } from "@emporia/ui/remix/filter-form";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { SearchX } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const status = sellerStatuses.find((each) => each === params.get("status"));
  const query = params.get("query")?.trim().slice(0, 100) || undefined;
  const sellers = await page(
    request,
    apiFor(request, context).sellers.staff.list.query({ status, query, cursor: cursorOf(params), limit: 30 }),
  );
  return { sellers, status, query, statuses: [...sellerStatuses] };
}

export const meta: MetaFunction = () => [{ title: "Sellers · Emporia Admin" }];

export default function SellersPage() {
  const { sellers, status, query, statuses } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  return (
    <>
      <PageHeader title="Sellers">
        <TabLinks
          label="Sellers by status"
          tabs={[undefined, ...statuses].map((each) => ({
            href: `${pathname}${withParams(search, { status: each })}`,
            label: each ? sellerStatusWord(each) : "All",
            isCurrent: status === each,
          }))}
        />
      </PageHeader>
      <FilterForm label="Find a seller" placeholder="Shop, owner or e-mail" query={query} keep={{ status }} />
      <Table
        caption="Sellers, newest first"
        rows={sellers.items}
        rowKey={(seller) => seller.id}
        empty={
          <EmptyState
            icon={<SearchX />}
            title="No seller here."
            action={<ButtonLink href={pathname}>Show all sellers</ButtonLink>}
          >
            {query ? `Nothing was found for “${query}”.` : "No shop has this status at the moment."}
          </EmptyState>
        }
        columns={[
          {
            key: "shop",
            header: "Shop",
            isName: true,
            className: "sm:max-w-0 sm:w-[30%]",
            cell: (seller) => (
              <Link
                href={`/sellers/${seller.id}`}
                prefetch="intent"
                className="flex min-h-11 min-w-0 flex-col justify-center underline-offset-4 hover:underline"
              >
                <span className="line-clamp-2 wrap-anywhere">{seller.shopName}</span>
              </Link>
            ),
          },
          {
            key: "owner",
            header: "Owner",
            className: "sm:max-w-0 sm:w-[24%]",
            cell: (seller) => <span className="line-clamp-1 break-all max-sm:text-right">{seller.owner.email}</span>,
          },
          {
            key: "place",
            header: "Place",
            className: "sm:max-lg:hidden",
            cell: (seller) => <span className="line-clamp-1 max-sm:text-right">{placeOf(seller)}</span>,
          },
          { key: "status", header: "Status", cell: (seller) => <SellerStatusBadge status={seller.status} /> },
          {
            key: "products",
            header: "Products",
            align: "end",
            cell: (seller) => seller.productCount.toLocaleString("en-US"),
          },
          {
            key: "orders",
            header: "Orders",
            align: "end",
            cell: (seller) => seller.orderCount.toLocaleString("en-US"),
          },
          {
            key: "applied",
            header: "Applied",
            align: "end",
            className: "sm:max-lg:hidden",
            cell: (seller) => <DateTime value={seller.appliedAt} style="short" className="whitespace-nowrap" />,
          },
        ]}
      />
      <CursorPages label="Sellers" nextCursor={sellers.nextCursor} />
    </>
  );
}

function placeOf({ city, state, country }: { city: string; state: string; country: string }): string {
  return [city, state, country === "US" ? "" : country].filter(Boolean).join(", ");
}
