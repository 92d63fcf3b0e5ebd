import type { Money } from "@emporia/contracts/money";
import type { DiscountView } from "@emporia/contracts/pricing";
import type { ReactNode } from "react";
import { cx } from "../lib/cx";
import { Price } from "./price";

export interface OrderTotalsProps {
  subtotal: Money;
  /** What is taken off, one row each. */
  discounts?: readonly DiscountView[] | undefined;
  /** Null: not known yet, and the row says when it will be. */
  shipping: Money | null;
  tax: Money | null;
  total: Money;
  /** Of the total, what is paid with store credit. */
  credit?: Money | null | undefined;
  /** Of the total, what is paid by what is taken out of the order that this one adds to. */
  carried?: Money | null | undefined;
  /** What the card pays of it then: "To pay by card", while it is not paid yet. */
  cardLabel?: string | undefined;
  refunded?: Money | null | undefined;
  /** Of what was given back, what paid for what was added in its place. */
  passedOn?: Money | null | undefined;
  /** What is given back besides and has not arrived yet. */
  refunding?: Money | null | undefined;
  itemCount?: number | undefined;
  /** "Estimated total" while shipping or tax are not known. */
  totalLabel?: string | undefined;
  shippingNote?: string | undefined;
  taxNote?: string | undefined;
  /** Prices have the tax within: it is said below the total and not added. */
  isTaxIncluded?: boolean | undefined;
}

export function OrderTotals(props: OrderTotalsProps) {
  const {
    subtotal,
    discounts = [],
    shipping,
    tax,
    total,
    credit,
    carried,
    refunded,
    passedOn,
    refunding,
    itemCount,
    isTaxIncluded = false,
  } = props;
  const items =
    itemCount === undefined ? "" : ` (${itemCount.toLocaleString("en-US")} ${itemCount === 1 ? "item" : "items"})`;
  const byOthers = (credit?.amount ?? 0) + (carried?.amount ?? 0);
  const givenBack = (refunded?.amount ?? 0) - (passedOn?.amount ?? 0);
  const isOpen = shipping === null || (tax === null && !isTaxIncluded);
  return (
    <dl className="flex flex-col gap-2 text-[0.9375rem]">
      <Row label={`Subtotal${items}`}>
        <Price money={subtotal} />
      </Row>
      {discounts.map(({ promotionId, name, code, amount }) => (
        <Row key={promotionId} label={code === null ? name : `${name} (${code})`} className="text-good">
          <Price money={{ ...amount, amount: -Math.abs(amount.amount) }} />
        </Row>
      ))}
      <Row label="Shipping">
        {shipping ? (
          <Price money={shipping} isFreeWhenZero />
        ) : (
          <Later>{props.shippingNote ?? "At the next step"}</Later>
        )}
      </Row>
      {isTaxIncluded && !tax && (
        <Row label="Tax">
          <Later>Within the prices</Later>
        </Row>
      )}
      {!isTaxIncluded && (
        <Row label="Tax">
          {tax ? <Price money={tax} /> : <Later>{props.taxNote ?? "Once we have your address"}</Later>}
        </Row>
      )}
      <Row
        label={props.totalLabel ?? (isOpen ? "Estimated total" : "Total")}
        className="mt-2 items-baseline border-t pt-4 text-base font-medium text-ink"
      >
        <Price money={total} display className="text-xl" />
      </Row>
      {isTaxIncluded && tax && (
        <Row label="Of that tax">
          <Price money={tax} />
        </Row>
      )}
      {carried && carried.amount !== 0 && (
        <Row label="Paid by what is taken out">
          <Price money={{ ...carried, amount: -carried.amount }} />
        </Row>
      )}
      {credit && credit.amount !== 0 && (
        <Row label="Store credit">
          <Price money={{ ...credit, amount: -credit.amount }} />
        </Row>
      )}
      {byOthers !== 0 && (
        <Row label={props.cardLabel ?? "By card"} className="font-medium text-ink">
          <Price money={{ ...total, amount: total.amount - byOthers }} />
        </Row>
      )}
      {refunding && refunding.amount !== 0 && (
        <Row label="Refund on its way">
          <Price money={{ ...refunding, amount: -Math.abs(refunding.amount) }} />
        </Row>
      )}
      {passedOn && passedOn.amount !== 0 && (
        <Row label="Pays for what was added">
          <Price money={{ ...passedOn, amount: -passedOn.amount }} />
        </Row>
      )}
      {givenBack !== 0 && (
        <Row label="Refunded">
          <Price money={{ ...total, amount: -Math.abs(givenBack) }} />
        </Row>
      )}
    </dl>
  );
}

function Row({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={cx("flex justify-between gap-6", className)}>
      <dt className={cx("min-w-0 wrap-anywhere", !className && "text-muted")}>{label}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}

function Later({ children }: { children: string }) {
  return <span className="text-sm text-muted">{children}</span>;
}
