import type { OrderView } from "@emporia/contracts/orders";
import { OrderStatusBadge } from "@emporia/ui/commerce/order-status-badge";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { ShipmentTimeline } from "@emporia/ui/commerce/shipment-timeline";
import { ShipsBy } from "@emporia/ui/commerce/ships-by";
import { Section } from "@emporia/ui/layout/section";
import { Link } from "@emporia/ui/primitives/link";
import type { ReactNode } from "react";
import { CancelForm } from "./cancel-form";

type Part = OrderView["sellerOrders"][number];

/** What one seller sends: items, parcels, and the way to cancel just this. */
export function OrderPart(props: { part: Part; isOnly: boolean; mayCancel: boolean; children: ReactNode }) {
  const { part, isOnly, mayCancel, children } = props;
  return (
    <Section
      title={
        <Link href={`/sellers/${part.seller.id}`} className="wrap-anywhere underline-offset-4 hover:underline">
          {part.seller.shopName}
        </Link>
      }
      description={
        <span className="figures">
          {part.number},{" "}
          {part.shippingMethod.parts.length > 1 ? "each parcel by its own service" : part.shippingMethod.name}
        </span>
      }
      action={<OrderStatusBadge status={part.status} />}
    >
      <ul className="flex flex-col">
        {part.items.map((item) => (
          <li key={item.id} className="flex gap-4 border-b py-3 text-sm first:pt-0 last:border-b-0">
            <Picture media={item.picture} sizes="48px" isDecorative className="size-12 shrink-0 rounded-md" />
            <div className="min-w-0 grow">
              <p className="line-clamp-2 font-medium wrap-anywhere">{item.name}</p>
              <p className="text-muted wrap-anywhere">
                {[item.variantTitle, item.sku && `SKU ${item.sku}`, wayOf(part, item.id), progressOf(item)]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <ShipsBy day={item.shipsBy} />
            </div>
            <div className="shrink-0 text-right">
              <Price money={item.subtotal} className="font-medium" />
              <p className="figures text-muted">
                {item.quantity} × <Price money={item.price} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {!isOnly && (
        <p className="figures border-t pt-3 text-right text-sm text-muted">
          Shipping <Price money={part.shipping} isFreeWhenZero />, tax <Price money={part.tax} />, in all{" "}
          <Price money={part.total} className="font-medium text-ink" />
        </p>
      )}
      <div className="mt-5">
        <ShipmentTimeline shipments={part.shipments} />
      </div>
      {children}
      {mayCancel && part.isCancellable && (
        <details className="mt-4 text-sm">
          <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
            Cancel only this part
          </summary>
          <div className="mt-2 max-w-md">
            <CancelForm name={part.number} sellerOrderId={part.id} />
          </div>
        </details>
      )}
    </Section>
  );
}

/** By which service an item goes, where the part goes by several. */
function wayOf({ shippingMethod: { parts } }: Part, itemId: string): string | undefined {
  const way = parts.length > 1 ? parts.find(({ itemIds }) => itemIds.includes(itemId)) : undefined;
  return way && `by ${way.name}`;
}

function progressOf(item: Part["items"][number]): string {
  return [
    item.shippedQuantity > 0 && `${item.shippedQuantity} shipped`,
    item.deliveredQuantity > 0 && `${item.deliveredQuantity} delivered`,
    item.cancelledQuantity > 0 && `${item.cancelledQuantity} cancelled`,
    item.returnedQuantity > 0 && `${item.returnedQuantity} returned`,
    item.givenBackQuantity > 0 && `${item.givenBackQuantity} refunded`,
    item.replacedQuantity > 0 && `${item.replacedQuantity} replaced`,
  ]
    .filter(Boolean)
    .join(", ");
}
