import type { SearchProductsView } from "@emporia/contracts/catalog";
import { currencyName, currencySymbol, moneyText } from "@emporia/ui/lib/money-text";
import { Button } from "@emporia/ui/primitives/button";
import { Input } from "@emporia/ui/primitives/input";
import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { amountOf, type Filters, majorText } from "~/lib/filters";
import { amountAt, LAST_STEP, stepOf } from "~/lib/price-scale";
import { useMarket } from "~/lib/root-data";
import { HiddenFilters } from "./hidden-filters";

interface PriceFilterProps {
  path: string;
  filters: Filters;
  range: SearchProductsView["facets"]["priceRange"];
}

type End = "min" | "max";

/** A price from and to, typed or by a slider that moves what is typed. Let go, the slider asks at once. */
export function PriceFilter({ path, filters, range }: PriceFilterProps) {
  const { currency } = useMarket();
  const own = useRef<HTMLFormElement>(null);
  const digits = filters.priceDigits ?? 2;
  const textOf = (amount: number | undefined) => (amount === undefined ? "" : majorText(amount, digits));
  const [typed, setTyped] = useState({ min: textOf(filters.priceMin), max: textOf(filters.priceMax) });
  // Several steps may come to one price: what was moved stays where it was moved to.
  const [moved, setMoved] = useState<Partial<Record<End, number>>>({});
  // Another price was asked for: shown without making the fields anew, which would lose the focus.
  const asked = `${filters.priceMin} ${filters.priceMax}`;
  const [shown, setShown] = useState(asked);
  if (shown !== asked) {
    setShown(asked);
    setTyped({ min: textOf(filters.priceMin), max: textOf(filters.priceMax) });
    setMoved({});
  }
  function setEnd(end: End, text: string, step?: number) {
    setTyped((before) => ({ ...before, [end]: text }));
    setMoved((before) => ({ ...before, [end]: step }));
  }
  const stepAt = (end: End, open: number) => {
    const amount = amountOf(typed[end], digits);
    return moved[end] ?? (range && amount !== undefined ? stepOf(amount, range) : open);
  };
  const symbol = currencySymbol(currency);
  const field = (end: End, label: string) => (
    <div className="min-w-0 grow">
      <Input
        aria-label={label}
        id={`price-${end}`}
        name={end}
        inputMode="decimal"
        placeholder={end === "min" ? "From" : "To"}
        before={symbol}
        value={typed[end]}
        onChange={(event) => setEnd(end, event.currentTarget.value)}
        className={symbol.length > 1 ? "pl-11!" : "pl-6!"}
      />
    </div>
  );
  return (
    <Form ref={own} action={path} className="mt-2" preventScrollReset>
      <HiddenFilters filters={filters} without={["min", "max"]} />
      {range && range.from < range.to && (
        <PriceSlider
          range={range}
          currency={currency}
          low={stepAt("min", 0)}
          high={Math.max(stepAt("min", 0), stepAt("max", LAST_STEP))}
          onMove={(end, step, amount) => setEnd(end, textOf(amount), step)}
          onDone={() => own.current?.requestSubmit()}
        />
      )}
      <div className="flex items-center gap-2">
        {field("min", `Lowest price in ${currencyName(currency)}`)}
        {field("max", `Highest price in ${currencyName(currency)}`)}
        <Button type="submit" className="px-3!">
          Go
        </Button>
      </div>
    </Form>
  );
}

interface PriceSliderProps {
  range: { from: number; to: number };
  currency: string;
  low: number;
  high: number;
  /** Without an amount at the end of the slider: any price. */
  onMove: (end: End, step: number, amount: number | undefined) => void;
  onDone: () => void;
}

/** Two handles on one line, each an input of its own for the keyboard. Without JavaScript there is nothing for it to move. */
function PriceSlider({ range, currency, low, high, onMove, onDone }: PriceSliderProps) {
  const own = useRef<HTMLDivElement>(null);
  const isByHand = useRef(false);
  useEffect(() => {
    const line = own.current;
    // The browser's own event: a handle was let go elsewhere than it was caught, wherever the pointer is by then.
    const letGo = () => {
      if (isByHand.current) onDone();
      isByHand.current = false;
    };
    line?.addEventListener("change", letGo);
    return () => line?.removeEventListener("change", letGo);
  });
  const handle = (end: End, label: string, step: number) => (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={moneyText({ amount: amountAt(step, range), currency })}
      min={0}
      max={LAST_STEP}
      value={step}
      onChange={(event) => {
        const wanted = Number(event.currentTarget.value);
        const kept = end === "min" ? Math.min(wanted, high) : Math.max(wanted, low);
        const isOpen = kept === (end === "min" ? 0 : LAST_STEP);
        onMove(end, kept, isOpen ? undefined : amountAt(kept, range));
      }}
      onPointerDown={() => {
        isByHand.current = true;
      }}
      onKeyDown={() => {
        isByHand.current = false;
      }}
      // Where both are at the end, the one that can still move lies on top.
      className={end === "min" && low > LAST_STEP / 2 ? "z-10" : undefined}
    />
  );
  return (
    <div ref={own} className="price-slider noscript:hidden">
      <div aria-hidden="true" className="absolute inset-x-0 h-1 rounded-full bg-sunken" />
      <div
        aria-hidden="true"
        className="absolute h-1 rounded-full bg-accent"
        style={{ left: `${low}%`, right: `${LAST_STEP - high}%` }}
      />
      {handle("min", "Cheapest", low)}
      {handle("max", "Dearest", high)}
    </div>
  );
}
