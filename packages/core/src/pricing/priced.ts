import { groupBy } from "../platform/index";
import { commissionOn, commissionOnShipping, discountOn, feeOn, taxOn, taxSaved, taxWithin } from "./arithmetic";
import { shippingPart } from "./price";
import type { CommissionTerms, FeeTerms, Funder, PriceStep, PriceTrace, Refusal } from "./terms";

/** A promotion's share of a part, in minor units. */
export interface PricedDiscount {
  promotionId: string;
  name: string;
  code: string | null;
  fundedBy: Funder;
  amount: number;
}

/** What one item or one seller's shipping comes to, in minor units. */
export interface PricedPart {
  amount: number;
  discounts: PricedDiscount[];
  discountAmount: number;
  taxAmount: number;
  /** Whether its seller hands that over, and not the marketplace. */
  isTaxOfSeller: boolean;
  /** Tax within what the platform takes off, which nobody owes. */
  taxSaved: number;
  /** What the platform keeps of it. */
  commissionAmount: number;
}

export interface PricedItem extends PricedPart {
  id: string;
  sellerId: string;
  commission: CommissionTerms | null;
}

/** What is kept of a shop's part beside commission, as it was when it was sold; in minor units. */
export type PricedFee = FeeTerms & { amount: number };

export interface Priced {
  /** By id. */
  items: Map<string, PricedItem>;
  /** By seller. */
  shipping: Map<string, PricedPart>;
  /** By seller, in the order in which they were taken. */
  fees: Map<string, PricedFee[]>;
  /** Each promotion with all it takes off, in the order in which they were applied. */
  discounts: PricedDiscount[];
  refusals: Refusal[];
  subtotalAmount: number;
  discountAmount: number;
  shippingAmount: number;
  taxAmount: number;
  totalAmount: number;
}

/** Of nothing. */
export const emptyTrace: PriceTrace = { version: 1, pricesIncludeTax: false, steps: [] };

/** What a trace adds up to, part by part and as a whole. Pure. */
export function pricedOf(trace: PriceTrace): Priced {
  const items = new Map<string, PricedItem>();
  const shipping = new Map<string, PricedPart>();
  const fees = new Map<string, PricedFee[]>();
  const discounts: PricedDiscount[] = [];
  const refusals: Refusal[] = [];
  const partOf = (part: string): PricedPart | undefined => items.get(part) ?? shipping.get(part);
  for (const step of trace.steps)
    switch (step.step) {
      case "item":
        items.set(step.part, {
          id: step.part,
          sellerId: step.sellerId,
          amount: step.amount,
          ...nothingYet(),
          commission: null,
        });
        break;
      case "shipping":
        shipping.set(step.part, { amount: step.amount, ...nothingYet() });
        break;
      case "discount": {
        const { promotionId, name, code, fundedBy } = step;
        const discount = (amount: number) => ({ promotionId, name, code, fundedBy, amount });
        discounts.push(discount(step.amount));
        step.on.forEach(({ part }, index) => {
          const priced = partOf(part);
          const amount = step.shares[index] ?? 0;
          if (!priced || amount === 0) return;
          priced.discounts.push(discount(amount));
          priced.discountAmount += amount;
        });
        break;
      }
      case "tax": {
        const priced = partOf(step.part);
        if (priced) {
          priced.taxAmount += step.amount;
          priced.taxSaved += step.saved ?? 0;
          priced.isTaxOfSeller = step.remitter === "seller";
        }
        break;
      }
      case "commission": {
        const item = items.get(step.part);
        if (item) item.commission = step.terms;
        const priced = partOf(step.part);
        if (priced) priced.commissionAmount = step.amount;
        break;
      }
      case "fee":
        fees.set(step.sellerId, [...(fees.get(step.sellerId) ?? []), { ...step.terms, amount: step.amount }]);
        break;
      case "refused":
        refusals.push(step);
    }
  const all = [...items.values(), ...shipping.values()];
  const sum = (parts: Iterable<PricedPart>, amount: (part: PricedPart) => number) =>
    [...parts].reduce((total, part) => total + amount(part), 0);
  const subtotalAmount = sum(items.values(), (part) => part.amount);
  const discountAmount = sum(all, (part) => part.discountAmount);
  const shippingAmount = sum(shipping.values(), (part) => part.amount);
  const taxAmount = sum(all, (part) => part.taxAmount);
  return {
    items,
    shipping: new Map([...shipping].map(([part, priced]) => [part.slice(shippingPart("").length), priced])),
    fees,
    discounts,
    refusals,
    subtotalAmount,
    discountAmount,
    shippingAmount,
    taxAmount,
    totalAmount: subtotalAmount - discountAmount + shippingAmount + (trace.pricesIncludeTax ? 0 : taxAmount),
  };
}

const nothingYet = () => ({
  discounts: [] as PricedDiscount[],
  discountAmount: 0,
  taxAmount: 0,
  taxSaved: 0,
  isTaxOfSeller: false,
  commissionAmount: 0,
});

/** One discount for each promotion, in the order in which they come. */
export function byPromotion(discounts: readonly PricedDiscount[]): PricedDiscount[] {
  return [...groupBy(discounts, (discount) => discount.promotionId).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, amount: others.reduce((sum, each) => sum + each.amount, first.amount) }] : [],
  );
}

/** What of a part's discount the platform pays for, in minor units: what it takes off, without tax that is not owed then. */
export function platformFunded(part: Pick<PricedPart, "discounts" | "taxSaved">): number {
  const ours = part.discounts.filter(({ fundedBy }) => fundedBy === "platform");
  return ours.reduce((sum, { amount }) => sum + amount, 0) - part.taxSaved;
}

/**
 * Whether each step of a trace follows from its rule and from the steps before it: what each part was, what was taken off it,
 * what was left to be taxed and to take commission of. Amounts that a tax provider named are taken as they are.
 */
export function traceAgrees(trace: PriceTrace): boolean {
  const left = new Map<string, number>();
  const sellerGets = new Map<string, number>();
  const shops = new Map<string, ShopSoFar>();
  return trace.steps.every(
    (step) => stepAgrees(step, left, sellerGets) && shopAgrees(step, shops, { left, sellerGets }),
  );
}

/** Of a shop's part: of which parts it is, the tax on top of them, and what was kept of it so far. */
interface ShopSoFar {
  parts: string[];
  taxOnTop: number;
  kept: number;
  units: number;
}

/** Follows what the fees of a shop's part are worked out from, and says whether each is so. */
function shopAgrees(
  step: PriceStep,
  shops: Map<string, ShopSoFar>,
  { left, sellerGets }: { left: ReadonlyMap<string, number>; sellerGets: ReadonlyMap<string, number> },
): boolean {
  if (step.step === "item" || step.step === "shipping") {
    const shop = shops.get(step.sellerId) ?? { parts: [], taxOnTop: 0, kept: 0, units: 0 };
    shop.parts.push(step.part);
    if (step.step === "item") shop.units += step.quantity;
    shops.set(step.sellerId, shop);
    return true;
  }
  if (step.step === "discount" || step.step === "refused") return true;
  const shop =
    step.step === "fee" ? shops.get(step.sellerId) : [...shops.values()].find(({ parts }) => parts.includes(step.part));
  if (!shop) return false;
  if (step.step === "tax") {
    if (!step.isIncluded) shop.taxOnTop += step.amount;
    return true;
  }
  const sum = (amounts: ReadonlyMap<string, number>) =>
    shop.parts.reduce((total, part) => total + (amounts.get(part) ?? 0), 0);
  const most = sum(sellerGets) - shop.kept;
  shop.kept += step.amount;
  if (step.step === "commission") return true;
  return (
    step.on === sum(left) + shop.taxOnTop &&
    step.most === most &&
    step.quantity === (step.terms.kind === "item" ? shop.units : 1) &&
    step.amount === feeOn(step.terms, step)
  );
}

const commissionAgain = ({ part, terms, on, quantity }: Extract<PriceStep, { step: "commission" }>): number =>
  part.startsWith(shippingPart("")) ? commissionOnShipping(terms, on) : commissionOn(terms, on, quantity);

function stepAgrees(step: PriceStep, left: Map<string, number>, sellerGets: Map<string, number>): boolean {
  const take = (amounts: Map<string, number>, part: string, amount: number) =>
    amounts.set(part, (amounts.get(part) ?? 0) - amount);
  switch (step.step) {
    case "item":
    case "shipping":
      left.set(step.part, step.amount);
      sellerGets.set(step.part, step.amount);
      return step.step === "shipping" || step.amount === step.unitAmount * step.quantity;
    case "discount": {
      const again = discountOn(step.benefit, step.on);
      const agrees =
        step.on.every(({ part, amount }) => left.get(part) === amount) &&
        again.amount === step.amount &&
        again.shares.every((share, index) => share === step.shares[index]);
      step.on.forEach(({ part }, index) => {
        take(left, part, step.shares[index] ?? 0);
        if (step.fundedBy === "seller") take(sellerGets, part, step.shares[index] ?? 0);
      });
      return agrees;
    }
    case "tax": {
      const amountAt = step.isIncluded ? taxWithin : taxOn;
      const { part, on, amount, rate, saved } = step;
      const funded = (sellerGets.get(part) ?? 0) - on;
      if (step.isIncluded) take(sellerGets, part, amount + (saved ?? 0));
      return (
        on === left.get(part) &&
        (!rate || amount === amountAt(on, rate.rateMillionths)) &&
        (saved === undefined || saved === taxSaved({ on, amount }, funded, rate))
      );
    }
    case "commission":
      return step.on === sellerGets.get(step.part) && step.amount === commissionAgain(step);
    case "fee":
    case "refused":
      return true;
  }
}
