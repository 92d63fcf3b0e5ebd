import type { CheckoutView } from "@emporia/contracts/checkout";
import type { Money } from "@emporia/contracts/money";
import { OrderTotals } from "@emporia/ui/commerce/order-totals";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { ShipsBy } from "@emporia/ui/commerce/ships-by";
import { Link } from "@emporia/ui/primitives/link";
import { CouponField } from "~/components/coupon-field";

interface SummaryProps {
  checkout: CheckoutView;
  /** While shipping is being chosen; null at the other steps. */
  picked: PickedRates | null;
}

function countOf(checkout: CheckoutView): number {
  return checkout.groups.flatMap((group) => group.items).reduce((sum, item) => sum + item.quantity, 0);
}

/** By seller, the rate that is marked while nothing is sent off yet. */
export type PickedRates = Readonly<Record<string, string>>;

/** The total, with shipping as it is marked at its step; `shipping` is null while there is nothing to choose from. */
function estimateOf(
  checkout: CheckoutView,
  picked: PickedRates | null,
): Pick<CheckoutView, "total"> & { shipping: Money | null } {
  if (!picked)
    return {
      shipping: checkout.groups.every((group) => group.chosenRateId !== null) ? checkout.shipping : null,
      total: checkout.total,
    };
  const marked = checkout.groups.map((group) => {
    const rateId = picked[group.seller.id] ?? markedRate(group);
    return group.rates.find((rate) => rate.id === rateId)?.price.amount;
  });
  const { total } = checkout;
  if (marked.some((amount) => amount === undefined)) return { shipping: null, total };
  const shipping = marked.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  return {
    shipping: { ...checkout.shipping, amount: shipping },
    total: { ...total, amount: total.amount - checkout.shipping.amount + shipping },
  };
}

/** Which rate of a shop is marked as its step opens. */
export function markedRate(group: CheckoutView["groups"][number]): string | undefined {
  return group.chosenRateId ?? group.rates[0]?.id;
}

/** On a phone what is bought stands below the steps: its total is said above them, and leads there. */
export function SummaryLine({ checkout, picked }: SummaryProps) {
  const count = countOf(checkout);
  return (
    <a
      href="#your-order"
      className="mt-4 flex min-h-11 items-center justify-between gap-4 rounded-md bg-sunken px-4 text-sm no-underline lg:hidden"
    >
      <span className="underline underline-offset-4">{count === 1 ? "1 item" : `${count} items`} in your order</span>
      <Price money={picked ? estimateOf(checkout, picked).total : checkout.toPay} className="font-medium" />
    </a>
  );
}

/** What is bought and what it costs, beside every step. */
export function Summary({ checkout, picked }: SummaryProps) {
  const count = countOf(checkout);
  const { shipping, total } = estimateOf(checkout, picked);
  return (
    <aside
      id="your-order"
      aria-label="What you are buying"
      className="scroll-mt-4 rounded-lg bg-sunken p-5 sm:p-6 lg:sticky lg:top-8"
    >
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 className="text-xl">Your order</h2>
        {!checkout.isAgreed && (
          <Link href="/cart" className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
            Change
          </Link>
        )}
      </div>
      {checkout.changes && (
        <p className="mb-4 text-sm text-muted wrap-anywhere">
          A change of <span className="figures">{checkout.changes.orderNumber}</span>: this is what is added to it.
          {checkout.carried.amount > 0 && " What is taken out of it pays as far as it goes."}
          {checkout.changes.goesBack.amount > 0 && (
            <>
              {" "}
              <Price money={checkout.changes.goesBack} /> goes back to you.
            </>
          )}
        </p>
      )}
      <div className="flex flex-col gap-6">
        {checkout.groups.map((group) => (
          <section key={group.seller.id} aria-label={`From ${group.seller.shopName}`}>
            <h3 className="mb-2 truncate font-sans text-[0.8125rem] font-normal tracking-normal text-muted">
              {group.seller.shopName}
            </h3>
            <ul className="flex flex-col gap-3">
              {group.items.map((item) => (
                <li key={item.id} className="flex gap-3">
                  <Picture
                    media={item.picture}
                    sizes="3.5rem"
                    isDecorative
                    className="aspect-4/5 w-14 shrink-0 self-start rounded-md"
                  />
                  <div className="min-w-0 grow text-sm">
                    <p className="line-clamp-2 font-display text-[0.9375rem] leading-snug font-medium wrap-anywhere">
                      {item.name}
                    </p>
                    {item.variantTitle && <p className="truncate text-muted">{item.variantTitle}</p>}
                    <p className="figures text-muted">
                      {item.quantity} × <Price money={item.price} />
                    </p>
                    <ShipsBy day={item.shipsBy} />
                  </div>
                  <Price money={item.subtotal} className="text-sm" />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="mt-6 border-t pt-5">
        <OrderTotals
          subtotal={checkout.subtotal}
          discounts={checkout.discounts}
          shipping={shipping}
          tax={checkout.shippingAddress ? checkout.tax : null}
          total={total}
          totalLabel={picked ? "Estimated total" : undefined}
          credit={checkout.credit?.used}
          carried={checkout.carried}
          cardLabel="To pay by card"
          isTaxIncluded={checkout.isTaxIncluded}
          itemCount={count}
        />
        {!checkout.isAgreed && (
          <CouponField
            coupons={checkout.coupons}
            action={`/checkout/${checkout.id}`}
            isClosed={checkout.status === "EXPIRED"}
          />
        )}
      </div>
    </aside>
  );
}
