import type { SellerOrderView } from "@emporia/contracts/orders";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { ShipsBy } from "@emporia/ui/commerce/ships-by";
import { Link } from "@emporia/ui/primitives/link";

type Item = SellerOrderView["items"][number];
type Ways = SellerOrderView["shippingMethod"]["parts"];

/** The items of a part; each parcel under its service, what was paid for that and how long it takes, where it was sold as several. */
export function OrderItems({ items, ways }: { items: readonly Item[]; ways: Ways }) {
  if (ways.length < 2) return <Items items={items} />;
  const rest = items.filter(({ id }) => !ways.some(({ itemIds }) => itemIds.includes(id)));
  return (
    <div className="flex flex-col gap-6">
      {ways.map((way) => (
        <section key={way.itemIds.join()} aria-label={way.name}>
          <h3 className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 text-[0.9375rem]">
            <span className="wrap-anywhere">
              By {way.name}, {daysText(way)}
            </span>
            <Price money={way.price} isFreeWhenZero className="text-sm font-normal" />
          </h3>
          <Items items={items.filter(({ id }) => way.itemIds.includes(id))} />
        </section>
      ))}
      {rest.length > 0 && <Items items={rest} />}
    </div>
  );
}

/** "3 to 5 days" */
export function daysText({ minDays, maxDays }: { minDays: number; maxDays: number }): string {
  return `${minDays === maxDays ? minDays : `${minDays} to ${maxDays}`} ${maxDays === 1 ? "day" : "days"}`;
}

function Items({ items }: { items: readonly Item[] }) {
  return (
    <ul className="flex flex-col">
      {items.map((item) => (
        <li key={item.id} className="flex gap-4 border-b py-3 first:pt-0 last:border-b-0">
          <Picture media={item.picture} sizes="56px" isDecorative className="size-14 shrink-0 rounded-md" />
          <div className="min-w-0 grow text-sm">
            <Link
              href={`/products/${item.productId}`}
              className="line-clamp-2 text-[0.9375rem] font-medium wrap-anywhere underline-offset-4 hover:underline"
            >
              {item.name}
            </Link>
            <p className="mt-0.5 text-muted wrap-anywhere">
              {[item.variantTitle, item.sku && `SKU ${item.sku}`].filter(Boolean).join(" · ")}
            </p>
            <p className="figures mt-0.5 text-muted">{progressOf(item)}</p>
            <ShipsBy day={item.shipsBy} className="mt-0.5" />
          </div>
          <div className="shrink-0 text-right text-sm">
            <Price money={item.subtotal} className="font-medium" />
            <p className="figures mt-0.5 text-muted">
              {item.quantity} × <Price money={item.price} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function progressOf(item: Item): string {
  const parts = [
    item.shippedQuantity > 0 && `${item.shippedQuantity} of ${item.quantity} shipped`,
    item.heldQuantity > 0 && `${item.heldQuantity} to be taken out, if the shopper agrees`,
    item.deliveredQuantity > 0 && `${item.deliveredQuantity} delivered`,
    item.cancelledQuantity > 0 && `${item.cancelledQuantity} cancelled`,
    item.returnedQuantity > 0 && `${item.returnedQuantity} returned`,
    item.givenBackQuantity > 0 && `${item.givenBackQuantity} refunded`,
    item.replacedQuantity > 0 && `${item.replacedQuantity} replaced`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "Not shipped yet";
}
