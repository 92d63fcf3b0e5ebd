import type { Money } from "@emporia/contracts/money";
import { cx } from "../lib/cx";
import { moneyText } from "../lib/money-text";

export interface PriceProps {
  money: Money;
  /** What it was before; struck through when it is more. */
  compareAt?: Money | null | undefined;
  /** The cheapest of several: "From $12.00". */
  from?: boolean | undefined;
  /** Nothing to pay reads "Free". */
  isFreeWhenZero?: boolean | undefined;
  size?: "sm" | "md" | "lg" | undefined;
  /** In the display face, for the price that matters on the page. */
  display?: boolean | undefined;
  className?: string | undefined;
}

const sizes = { sm: "text-sm", md: "text-base", lg: "text-2xl sm:text-[1.75rem]" };

export function Price(props: PriceProps) {
  const { money, compareAt, from, isFreeWhenZero, size, display, className } = props;
  const isReduced = compareAt && compareAt.currency === money.currency && compareAt.amount > money.amount;
  const text = isFreeWhenZero && money.amount === 0 ? "Free" : moneyText(money);
  return (
    <span
      className={cx(
        "figures inline-flex flex-wrap items-baseline gap-x-2",
        size && sizes[size],
        display && "font-display font-medium",
        className,
      )}
    >
      <span className={cx("whitespace-nowrap", isReduced && "text-accent-ink")}>
        {isReduced && <span className="sr-only">Now </span>}
        {from && <span className="font-sans text-[0.8em] font-normal tracking-normal text-muted">From </span>}
        {text}
      </span>
      {isReduced && (
        <s className="font-sans text-[0.82em] font-normal whitespace-nowrap text-muted">
          <span className="sr-only">Before </span>
          {moneyText(compareAt)}
        </s>
      )}
    </span>
  );
}
