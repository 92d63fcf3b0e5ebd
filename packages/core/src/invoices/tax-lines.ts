import { allocate } from "@emporia/contracts/money";
import { type AppliedTaxRate, type RefundState, type SellerOrderState, unitsOf } from "../orders/index";
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
 * The tax of a refund by the rates of what it is for: of its units, or of all items where it is an amount, and of the
 * shipping as far as it is of that. They sum to its tax. Pure.
 */
export function refundTaxLinesOf(part: SellerOrderState, refund: RefundState): TaxLine[] {
  const { tax, shippingTax } = refund.money;
  const units = unitsOf(part, refund);
  const wanted = units.length > 0 ? units : part.items.map(({ id, quantity }) => ({ orderItemId: id, quantity }));
  const from = wanted.flatMap(({ orderItemId, quantity }) => {
    const item = part.items.find((each) => each.id === orderItemId);
    const share = item ? Math.round((item.taxAmount * quantity * 1000) / item.quantity) : 0;
    return share > 0 ? [{ rate: item?.taxRate ?? null, share }] : [];
  });
  const ofItems = tax - shippingTax;
  const shares = allocate(ofItems, from.length > 0 ? from.map((each) => each.share) : [1]);
  return byRate([
    ...shares.map((amount, at) => ({ rate: from[at]?.rate ?? null, on: null, tax: amount })),
    { rate: part.shippingTaxRate ?? null, on: null, tax: shippingTax },
  ]);
}

function byRate(taxed: readonly Taxed[]): TaxLine[] {
  return [
    ...groupBy(
      taxed.filter((each) => each.tax > 0),
      ({ rate }) => (rate ? `${rate.name}:${rate.rateMillionths}` : ""),
    ),
  ]
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
