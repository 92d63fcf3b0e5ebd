import { allocate } from "@emporia/contracts/money";
import type { AppliedTaxRate, RefundState, SellerOrderState } from "../orders/index";
import { groupBy } from "../platform/index";

/** Tax of one rate on an invoice, in minor units; `rate` in millionths, null where nobody said. */
export interface TaxLine {
  name: string;
  rate: number | null;
  /** What it is on, without it; null on a credit note, which may be about an amount. */
  on: number | null;
  amount: number;
}

/** Something that was sold, with the tax on it: an item, or the shipping. */
interface Taxed {
  rate: AppliedTaxRate | null;
  /** What was paid for it after discounts, tax left out. */
  on: number | null;
  tax: number;
}

function taxedOf(part: SellerOrderState): Taxed[] {
  const { amounts, items } = part;
  const isWithin = amounts.includedTax > 0;
  const ofItems = items.map((item) => ({
    rate: item.taxRate ?? null,
    on: item.subtotalAmount - item.discountAmount - (isWithin ? item.taxAmount : 0),
    tax: item.taxAmount,
  }));
  const sum = (amount: (item: (typeof items)[number]) => number) =>
    items.reduce((total, item) => total + amount(item), 0);
  const tax = amounts.tax - sum((item) => item.taxAmount);
  const discount = amounts.discount - sum((item) => item.discountAmount);
  const shipping = {
    rate: part.shippingTaxRate ?? null,
    on: amounts.shipping - discount - (isWithin ? tax : 0),
    tax,
  };
  return [...ofItems, shipping].filter((each) => each.tax > 0);
}

/** The tax of a part by its rates, the highest first; they sum to its tax. Pure. */
export function taxLinesOf(part: SellerOrderState): TaxLine[] {
  return byRate(taxedOf(part));
}

/**
 * The tax of a refund by the rates of what it is for: of its units and its shipping, or of everything where it is an amount.
 * They sum to its tax. Pure.
 */
export function refundTaxLinesOf(part: SellerOrderState, { items, money }: RefundState): TaxLine[] {
  const all = taxedOf(part);
  const shipping = all.at(-1);
  const ofUnits = items.flatMap(({ orderItemId, quantity }) => {
    const item = part.items.find((each) => each.id === orderItemId);
    return item && item.taxAmount > 0
      ? [{ rate: item.taxRate ?? null, on: null, tax: (item.taxAmount * quantity) / item.quantity }]
      : [];
  });
  const isShippingTaxed = shipping !== undefined && all.length > part.items.filter((item) => item.taxAmount > 0).length;
  const from =
    items.length === 0
      ? all
      : [...ofUnits, ...(isShippingTaxed && money.shippingTax > 0 ? [{ ...shipping, tax: money.shippingTax }] : [])];
  if (from.length === 0) return [];
  const taxes = allocate(
    money.tax,
    from.map((each) => Math.round(each.tax * 1000)),
  );
  return byRate(from.map(({ rate }, at) => ({ rate, on: null, tax: taxes[at] ?? 0 })));
}

function byRate(taxed: readonly Taxed[]): TaxLine[] {
  return [...groupBy(taxed, ({ rate }) => (rate ? `${rate.name}:${rate.rateMillionths}` : ""))]
    .map(([, same]) => {
      const rate = same[0]?.rate ?? null;
      return {
        name: rate?.name ?? "Tax",
        rate: rate?.rateMillionths ?? null,
        on: same.reduce<number | null>((sum, { on }) => (sum === null || on === null ? null : sum + on), 0),
        amount: same.reduce((sum, each) => sum + each.tax, 0),
      };
    })
    .filter((line) => line.amount > 0)
    .sort((one, other) => (other.rate ?? 0) - (one.rate ?? 0) || one.name.localeCompare(other.name));
}
