import type { CartView } from "@emporia/contracts/cart";
import type { ReactNode } from "react";
import { Alert } from "../primitives/alert";
import { Link } from "../primitives/link";
import { Loading, Skeleton } from "../primitives/skeleton";
import { Picture } from "./picture";
import { Price } from "./price";
import { ShipsBy } from "./ships-by";

export type CartGroup = CartView["groups"][number];
export type CartItem = CartGroup["items"][number];
export type CartIssue = CartView["issues"][number];

export interface CartLinesProps {
  groups: readonly CartGroup[];
  issues?: readonly CartIssue[] | undefined;
  productHref: (item: CartItem) => string;
  sellerHref: (group: CartGroup) => string;
  /** Slots for forms: the stepper, remove and save-for-later, accept a new price. */
  quantity?: ((item: CartItem) => ReactNode) | undefined;
  actions?: ((item: CartItem) => ReactNode) | undefined;
  issueAction?: ((issue: CartIssue, item: CartItem) => ReactNode) | undefined;
  groupNote?: ((group: CartGroup) => ReactNode) | undefined;
  empty?: ReactNode;
}

/** What is in the cart, by seller, because each seller ships their own parcel. */
export function CartLines(props: CartLinesProps) {
  const { groups, issues = [], empty } = props;
  if (groups.length === 0) return empty;
  return (
    <div className="flex flex-col gap-10">
      {groups.map((group) => (
        <section key={group.seller.id} aria-label={`From ${group.seller.shopName}`}>
          <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b pb-3">
            <h2 className="min-w-0 font-display text-lg wrap-anywhere">
              <Link href={props.sellerHref(group)} className="underline-offset-4 hover:underline">
                {group.seller.shopName}
              </Link>
            </h2>
            <ShippingNote group={group} />
          </header>
          <ul className="divide-y divide-line">
            {group.items.map((item) => (
              <CartLine
                key={item.id}
                {...props}
                item={item}
                issues={issues.filter((each) => each.itemId === item.id)}
              />
            ))}
          </ul>
          {props.groupNote?.(group)}
        </section>
      ))}
    </div>
  );
}

function ShippingNote({ group }: { group: CartGroup }) {
  if (!group.shippingFrom) return null;
  const over = group.freeShippingOver;
  const missing = over && group.shippingFrom.amount > 0 ? over.amount - group.subtotal.amount : 0;
  return (
    <p className="text-[0.8125rem] text-muted">
      {group.shippingFrom.amount === 0 ? (
        "Free shipping"
      ) : (
        <>
          Shipping from <Price money={group.shippingFrom} />
          {over && missing > 0 && (
            <>
              {" · "}
              <Price money={{ ...over, amount: missing }} /> more for free shipping
            </>
          )}
        </>
      )}
    </p>
  );
}

type CartLineProps = Omit<CartLinesProps, "groups" | "issues"> & { item: CartItem; issues: readonly CartIssue[] };

function CartLine({ item, issues, productHref, quantity, actions, issueAction }: CartLineProps) {
  const isScarce = item.available !== null && item.available > 0 && item.available <= 5;
  return (
    <li className="py-5">
      <div className="flex gap-4 sm:gap-5">
        <Link href={productHref(item)} tabIndex={-1} aria-hidden="true" className="w-20 shrink-0 sm:w-24">
          <Picture media={item.picture} sizes="6rem" isDecorative className="aspect-4/5 w-full rounded-md" />
        </Link>
        <div className="flex min-w-0 grow flex-col">
          <div className="flex items-baseline justify-between gap-4">
            <h3 className="line-clamp-2 font-display text-[1.0625rem] leading-snug font-medium wrap-anywhere">
              <Link href={productHref(item)} className="underline-offset-4 hover:underline">
                {item.name}
              </Link>
            </h3>
            <Price money={item.subtotal} className="shrink-0 font-medium" />
          </div>
          {item.variantTitle && <p className="text-sm text-muted">{item.variantTitle}</p>}
          {item.quantity > 1 && (
            <p className="text-[0.8125rem] text-muted">
              <Price money={item.price} /> each
            </p>
          )}
          {isScarce && <p className="text-[0.8125rem] font-medium text-warn">Only {item.available} left</p>}
          <ShipsBy day={item.shipsBy} className="text-[0.8125rem]" />
          <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-2 pt-3">
            {quantity ? quantity(item) : <p className="figures text-sm text-muted">Quantity {item.quantity}</p>}
            {actions?.(item)}
          </div>
        </div>
      </div>
      {issues.map((issue) => (
        <Alert
          key={issue.issue}
          tone={issue.issue === "PRICE_CHANGED" ? "warn" : "bad"}
          className="mt-4"
          action={issueAction?.(issue, item)}
        >
          {issue.message}
          {issue.issue === "PRICE_CHANGED" && (
            <>
              {" "}
              It costs <Price money={issue.newPrice} /> now, not <Price money={issue.oldPrice} />.
            </>
          )}
        </Alert>
      ))}
    </li>
  );
}

export function CartLinesSkeleton({ count = 3 }: { count?: number }) {
  return (
    <Loading label="Loading the cart…" className="divide-y divide-line">
      {Array.from({ length: count }, (_, at) => (
        <div key={String(at)} className="flex gap-5 py-5">
          <Skeleton className="aspect-4/5 w-20 rounded-md sm:w-24" />
          <div className="flex grow flex-col gap-2.5 pt-1">
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="h-3.5 w-1/4" />
            <Skeleton className="mt-auto h-9 w-32" />
          </div>
        </div>
      ))}
    </Loading>
  );
}
