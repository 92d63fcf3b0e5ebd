import type { ordersView } from "@emporia/contracts/orders";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { Link } from "@emporia/ui/primitives/link";
import type { ReactNode } from "react";
import type { z } from "zod";

type OrderRow = z.infer<typeof ordersView>["items"][number];

export function OrderRows({ orders, empty }: { orders: readonly OrderRow[]; empty: ReactNode }) {
  if (orders.length === 0) return empty;
  return (
    <ul className="divide-y divide-line border-y">
      {orders.map((order) => (
        <li key={order.id} className="group relative flex flex-wrap items-center gap-x-5 gap-y-3 py-5">
          <div aria-hidden="true" className="flex gap-1.5">
            {(order.pictures.length > 0 ? order.pictures.slice(0, 3) : [null]).map((picture, at) => (
              <Picture
                key={picture?.id ?? at}
                media={picture}
                sizes="4rem"
                isDecorative
                className="aspect-4/5 w-14 rounded-md"
              />
            ))}
          </div>
          <div className="min-w-0 grow basis-52">
            <h3 className="font-display text-[1.0625rem] font-medium">
              <Link
                href={`/account/orders/${order.id}`}
                prefetch="intent"
                className="underline-offset-4 group-hover:underline after:absolute after:inset-0"
              >
                Order {order.orderNumber}
              </Link>
            </h3>
            <p className="text-sm text-muted wrap-anywhere">
              <DateTime value={order.placedAt} style="short" /> ·{" "}
              {order.itemCount === 1 ? "1 item" : `${order.itemCount} items`} from {order.shops.join(", ")}
            </p>
          </div>
          <div className="flex grow items-center justify-between gap-5 sm:grow-0">
            <OrderStatusBadge status={order.status} />
            <Price money={order.total} className="justify-end text-right font-medium sm:w-24" />
          </div>
        </li>
      ))}
    </ul>
  );
}
