import { useState } from "react";
import { axisFor } from "../lib/axis";
import { moneyText } from "../lib/money-text";
import { dateText } from "./date-time";

export interface Day {
  /** YYYY-MM-DD */
  day: string;
  orders: number;
  /** Minor units. */
  amount: number;
}

export interface DayChartProps {
  /** What the bars are: "Sales of the last 30 days". */
  label: string;
  days: readonly Day[];
  currency: string;
}

const shortDay = (day: string) =>
  new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" }).format(new Date(day));
const ordersText = (count: number) => `${count.toLocaleString("en-US")} ${count === 1 ? "order" : "orders"}`;
const height = 168;

/** A bar a day. The same numbers stand in a table under it, for those who do not see bars or want to copy them. */
export function DayChart({ label, days, currency }: DayChartProps) {
  const [shown, setShown] = useState<number | undefined>(undefined);
  const { top, ticks } = axisFor(Math.max(0, ...days.map((day) => day.amount)), currency);
  const step = 100 / Math.max(1, days.length);
  const day = shown === undefined ? undefined : days[shown];
  const yOf = (amount: number) => height - (amount / top) * height;
  return (
    <figure aria-label={label}>
      <p className="figures mb-3 min-h-5 text-sm text-muted" aria-hidden="true">
        {day ? (
          <>
            <span className="font-medium text-ink">{moneyText({ amount: day.amount, currency })}</span>
            {`, ${ordersText(day.orders)} on ${dateText(day.day)}`}
          </>
        ) : (
          "Items, shipping and tax of paid orders, by day in UTC"
        )}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3" aria-hidden="true">
        <svg
          aria-hidden="true"
          width="100%"
          height={height}
          className="overflow-visible"
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const at = Math.floor(((event.clientX - box.left) / box.width) * days.length);
            setShown(at >= 0 && at < days.length ? at : undefined);
          }}
          onPointerLeave={() => setShown(undefined)}
        >
          <rect width="100%" height={height} fill="transparent" />
          {ticks.map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={yOf(tick)} y2={yOf(tick)} className="stroke-line" strokeWidth="1" />
          ))}
          {days.map((each, at) => {
            const barHeight = each.amount === 0 ? 1 : Math.max(2, height - yOf(each.amount));
            return (
              <rect
                key={each.day}
                x={`${at * step + step * 0.14}%`}
                width={`${step * 0.72}%`}
                y={height - barHeight}
                height={barHeight}
                rx="1.5"
                className={
                  each.amount === 0
                    ? "fill-line-strong"
                    : shown === undefined || shown === at
                      ? "fill-accent"
                      : "fill-accent opacity-45"
                }
              />
            );
          })}
        </svg>
        <div className="relative w-12" style={{ height }}>
          {ticks.map((tick) => (
            <span
              key={tick}
              className="figures absolute left-0 -translate-y-1/2 text-2xs whitespace-nowrap text-muted"
              style={{ top: yOf(tick) }}
            >
              {compact(tick, currency)}
            </span>
          ))}
        </div>
        <div className="figures mt-2 flex justify-between text-2xs text-muted">
          {[days[0], days[Math.floor(days.length / 2)], days.at(-1)].map((each, at) =>
            each ? <span key={`${at}-${each.day}`}>{shortDay(each.day)}</span> : null,
          )}
        </div>
      </div>
      <details className="mt-3 text-sm">
        <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
          Show the numbers
        </summary>
        <section
          className="mt-2 max-h-72 overflow-y-auto border-y"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          aria-label={`${label}, as a table`}
        >
          <table className="figures w-full text-sm">
            <caption className="sr-only">{label}</caption>
            <thead>
              <tr className="text-left text-xs text-muted">
                <th scope="col" className="py-2 font-medium">
                  Day
                </th>
                <th scope="col" className="py-2 text-right font-medium">
                  Orders
                </th>
                <th scope="col" className="py-2 pr-1 text-right font-medium">
                  Sales
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map((each) => (
                <tr key={each.day} className="border-t">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    {dateText(each.day, "short")}
                  </th>
                  <td className="text-right">{each.orders.toLocaleString("en-US")}</td>
                  <td className="pr-1 text-right">{moneyText({ amount: each.amount, currency })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

function compact(amount: number, currency: string): string {
  const digits = new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions();
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(amount / 10 ** (digits.maximumFractionDigits ?? 2));
}
