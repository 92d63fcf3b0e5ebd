import { allocate, shareOf } from "@emporia/contracts/money";
import type { Benefit, CommissionTerms, FeeTerms } from "./terms";

/** Tax on an amount that is without it, half a minor unit up. */
export function taxOn(amount: number, rateMillionths: number): number {
  return Number((BigInt(amount) * BigInt(rateMillionths) + 500_000n) / 1_000_000n);
}

/** The tax that an amount contains, half a minor unit up: what is left and the tax are the amount. */
export function taxWithin(amount: number, rateMillionths: number): number {
  const whole = 1_000_000n + BigInt(rateMillionths);
  return Number((2n * BigInt(amount) * BigInt(rateMillionths) + whole) / (2n * whole));
}

/**
 * The tax within `funded`, which somebody else takes off a price that contains tax: how much more would be owed without
 * it. Where a provider named the amount and no rate, by its share of what is paid. Minor units. Pure.
 */
export function taxSaved(
  paid: { on: number; amount: number },
  funded: number,
  rate: { rateMillionths: number } | null | undefined,
): number {
  if (funded === 0) return 0;
  if (rate) return taxWithin(paid.on + funded, rate.rateMillionths) - paid.amount;
  return paid.on === 0 ? 0 : Number((BigInt(funded) * BigInt(paid.amount)) / BigInt(paid.on));
}

export interface DiscountBase {
  part: string;
  /** What is left of it to take from, in minor units. */
  amount: number;
  quantity: number;
}

/** What a benefit takes off, split over what it works on: never more than there is. Pure. */
export function discountOn(benefit: Benefit, on: readonly DiscountBase[]): { amount: number; shares: number[] } {
  const bases = on.map((base) => base.amount);
  const whole = bases.reduce((sum, base) => sum + base, 0);
  switch (benefit.kind) {
    case "percentage": {
      const share = shareOf(whole, benefit.basisPoints);
      return split(Math.min(share, benefit.maxAmount ?? share), bases);
    }
    case "fixed":
      return split(Math.min(benefit.amount, whole), bases);
    case "free_shipping":
      return { amount: whole, shares: bases };
    case "buy_x_get_y": {
      const shares = cheapestUnits(benefit, on);
      return { amount: shares.reduce((sum, share) => sum + share, 0), shares };
    }
  }
}

const split = (amount: number, bases: readonly number[]) => ({ amount, shares: allocate(amount, bases) });

/** Of every `buy + get` units the `get` cheapest of all are reduced: a dear one never pays for another dear one. */
function cheapestUnits(benefit: Extract<Benefit, { kind: "buy_x_get_y" }>, on: readonly DiscountBase[]): number[] {
  const units = on.flatMap(({ amount, quantity }, index) =>
    allocate(
      amount,
      Array.from({ length: quantity }, () => 1),
    ).map((unit) => ({ index, unit })),
  );
  const reduced = Math.floor(units.length / (benefit.buy + benefit.get)) * benefit.get;
  const shares = on.map(() => 0);
  for (const { index, unit } of units.sort((a, b) => a.unit - b.unit || a.index - b.index).slice(0, reduced))
    shares[index] = (shares[index] ?? 0) + shareOf(unit, benefit.basisPoints);
  return shares;
}

/** What the platform keeps of what a seller gets for sending. Minor units; never more than there is. Pure. */
export function commissionOnShipping(terms: CommissionTerms, amount: number): number {
  return Math.max(0, Math.min(shareOf(Math.max(0, amount), terms.shippingBasisPoints ?? 0), amount));
}

/**
 * A fee of a shop's part of an order: of payment processing by what is paid for it, `on`, and of nothing where nothing is; of
 * items for each unit. Minor units; never more than `most`, which the seller still gets. Pure.
 */
export function feeOn(terms: FeeTerms, { on, quantity, most }: { on: number; quantity: number; most: number }): number {
  const isPaid = terms.kind !== "processing" || on > 0;
  const wanted = isPaid ? shareOf(Math.max(0, on), terms.basisPoints) + terms.fixedAmount * quantity : 0;
  return Math.max(0, Math.min(wanted, most));
}

/** What the platform keeps of what a seller gets for so many units. Minor units; never more than there is. Pure. */
export function commissionOn(terms: CommissionTerms, amount: number, quantity: number): number {
  const wanted = shareOf(amount, terms.basisPoints) + terms.fixedAmount * quantity;
  const floored = Math.max(wanted, (terms.floorAmount ?? 0) * quantity);
  const capped = terms.capAmount === null ? floored : Math.min(floored, terms.capAmount * quantity);
  return Math.max(0, Math.min(capped, amount));
}
