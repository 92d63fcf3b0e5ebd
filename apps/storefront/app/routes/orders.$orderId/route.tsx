import { DateTime } from "@emporia/ui/commerce/date-time";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { ButtonLink } from "@emporia/ui/primitives/button";
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

export default function OrderPage() {
  const { order, token, invoices, trace, reviewable, withdrawal } = useLoaderData<typeof loader>();
  return (
    <div className="shell pt-8">
      <PageHeader
        title={`Order ${order.orderNumber}`}
        badge={<OrderStatusBadge status={order.status} />}
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
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      sentences={{ 404: "This link does not open an order, or not any more. We can mail you a new one." }}
    >
      <div className="mt-3">
        <ButtonLink variant="primary" href="/orders/find">
          Have a link mailed
        </ButtonLink>
      </div>
    </ErrorPage>
  );
}
