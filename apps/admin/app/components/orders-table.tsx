import type { Money } from "@emporia/contracts/money";
import type { OrderStatus, PaymentStatus } from "@emporia/contracts/orders";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { Price } from "@emporia/ui/commerce/price";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import type { ReactNode } from "react";
import { PaymentStatusBadge } from "./payment-status-badge";

interface Row {
  id: string;
  orderNumber: string;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  email: string;
  shops: string[];
  total: Money;
  placedAt: string;
}

export function OrdersTable({ caption, orders, empty }: { caption: string; orders: readonly Row[]; empty: ReactNode }) {
  return (
    <Table
      caption={caption}
      rows={orders}
      rowKey={(order) => order.id}
      empty={empty}
      columns={[
        {
          key: "number",
          header: "Order",
          isName: true,
          cell: (order) => (
            <Link
              href={`/orders/${order.id}`}
              prefetch="intent"
              className="figures inline-flex min-h-9 items-center whitespace-nowrap underline-offset-4 hover:underline pointer-coarse:min-h-11"
            >
              {order.orderNumber}
            </Link>
          ),
        },
        {
          key: "placed",
          header: "Placed",
          cell: (order) => <DateTime value={order.placedAt} style="short" className="whitespace-nowrap" />,
        },
        {
          key: "email",
          header: "Shopper",
          className: "lg:max-w-0 lg:w-[24%]",
          cell: (order) => <span className="line-clamp-1 min-w-36 break-all max-sm:text-right">{order.email}</span>,
        },
        {
          key: "shops",
          header: "Shops",
          className: "lg:max-w-0 lg:w-[22%] sm:max-lg:hidden",
          cell: (order) => <span className="line-clamp-1 break-all max-sm:text-right">{order.shops.join(", ")}</span>,
        },
        { key: "status", header: "Status", cell: (order) => <OrderStatusBadge status={order.status} /> },
        {
          key: "payment",
          header: "Payment",
          className: "sm:max-lg:hidden",
          cell: (order) => <PaymentStatusBadge status={order.paymentStatus} />,
        },
        { key: "total", header: "Total", align: "end", cell: (order) => <Price money={order.total} /> },
      ]}
    />
  );
}
