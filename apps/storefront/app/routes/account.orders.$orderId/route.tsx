import { DateTime } from "@emporia/ui/commerce/date-time";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { OrderDetail } from "~/components/order-detail";
import { pageMeta } from "~/lib/meta";
import { changeOrder, loadOrder } from "~/lib/order-route.server";
import { originOf } from "~/lib/root-data";

export const loader = loadOrder;
export const action = changeOrder;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({ origin: originOf(matches), title: data ? `Order ${data.order.orderNumber}` : "Order not found" });

export default function AccountOrderPage() {
  const { order, token, invoices, trace, reviewable, withdrawal } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={`Order ${order.orderNumber}`}
        badge={<OrderStatusBadge status={order.status} />}
        crumbs={[{ label: "Your orders", href: "/account/orders" }, { label: order.orderNumber }]}
        description={
          <>
            Placed on <DateTime value={order.placedAt} />
          </>
        }
      />
      <OrderDetail
        order={order}
        token={token}
        invoices={invoices}
        trace={trace}
        reviewable={reviewable}
        withdrawal={withdrawal}
      />
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      homeHref="/account/orders"
      sentences={{ 404: "There is no such order in your account." }}
    />
  );
}
