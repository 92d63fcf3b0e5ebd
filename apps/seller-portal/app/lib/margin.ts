import { moneyText, parseMoney } from "@emporia/ui/lib/money-text";

export interface Margin {
  /** Minor units; below zero it costs more than it brings in. */
  amount: number;
  /** Of the price, in whole per cent. */
  percent: number;
}

/** What is left of a price, in minor units, once the unit is paid for. Undefined without a price or a cost. */
export function marginOf(price: number | undefined, cost: number | undefined): Margin | undefined {
  if (price === undefined || cost === undefined || price <= 0) return undefined;
  return { amount: price - cost, percent: Math.round(((price - cost) / price) * 100) };
}

/** The same of what was typed. */
export function typedMargin(price: string, cost: string, currency: string): Margin | undefined {
  return marginOf(parseMoney(price, currency)?.amount, parseMoney(cost, currency)?.amount);
}

export function marginText({ amount, percent }: Margin, currency: string): string {
  return `${moneyText({ amount, currency })} (${percent} %)`;
}

/** A price while its product is reduced: by per cent, or to an amount where it costs more. */
export function salePrice(price: number, sale: { percent: number | null; amount: { amount: number } | null }): number {
  if (sale.percent !== null) return price - Math.round((price * sale.percent) / 100);
  return sale.amount ? Math.min(price, sale.amount.amount) : price;
}

/** The least and the most margin of several rows, in per cent, and of how many nothing is known. */
export function marginRange(margins: readonly (Margin | undefined)[]): { text: string; unknown: number } | undefined {
  const known = margins.flatMap((margin) => margin?.percent ?? []);
  if (known.length === 0) return undefined;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return { text: least === most ? `${least} %` : `${least} to ${most} %`, unknown: margins.length - known.length };
}
