import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "../lib/cx";
import { Skeleton } from "./skeleton";

export interface StatProps {
  label: string;
  value: ReactNode;
  /** Against the period before, as a fraction: 0.12 is up 12 %. */
  change?: number | undefined;
  changeLabel?: string | undefined;
  /** Fewer is better: returns, refunds. */
  lessIsBetter?: boolean | undefined;
  hint?: ReactNode;
  isLoading?: boolean | undefined;
}

const percent = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 1 });

/** One number worth a glance. Stand several in a `<StatRow>`. */
export function Stat(props: StatProps) {
  const { label, value, change, changeLabel = "than the period before", lessIsBetter, hint, isLoading } = props;
  return (
    <div className="flex min-w-0 flex-col gap-1 px-5 max-sm:px-0 max-sm:py-4 sm:first:pl-0">
      <dt className="text-[0.8125rem] text-muted">{label}</dt>
      <dd className="figures text-[1.625rem] font-semibold leading-tight tracking-tight wrap-anywhere sm:max-lg:text-xl">
        {isLoading ? <Skeleton className="my-1 h-6 w-28" /> : value}
      </dd>
      {!isLoading && change !== undefined && (
        <dd className="flex items-center gap-1 text-xs text-muted">
          <Change change={change} lessIsBetter={lessIsBetter ?? false} /> {changeLabel}
        </dd>
      )}
      {hint && <dd className="text-xs text-muted">{hint}</dd>}
    </div>
  );
}

function Change({ change, lessIsBetter }: { change: number; lessIsBetter: boolean }) {
  if (change === 0) {
    return (
      <span className="inline-flex items-center gap-0.5">
        <ArrowRight aria-hidden="true" className="size-3.5" /> no more, no less
      </span>
    );
  }
  const Arrow = change > 0 ? ArrowUpRight : ArrowDownRight;
  const isGood = change > 0 !== lessIsBetter;
  return (
    <span className={cx("figures inline-flex items-center gap-0.5 font-medium", isGood ? "text-good" : "text-bad")}>
      <Arrow aria-hidden="true" className="size-3.5" />
      {percent.format(Math.abs(change))} {change > 0 ? "more" : "less"}
    </span>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid auto-cols-fr divide-line border-y max-sm:grid-cols-2 max-sm:gap-x-5 max-sm:py-1 sm:grid-flow-col sm:divide-x sm:py-5">
      {children}
    </dl>
  );
}
