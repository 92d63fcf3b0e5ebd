import type { Tx } from "@emporia/db";
import { InvalidInput } from "../platform/index";
import { readLargestReduction } from "../promotions/index";
import type { Price, ProductContent, ProductState } from "./product-content";

/**
 * Refuses compare-at prices that promise more than shops may take off. What a variant promised before may stay, and become less.
 * @throws InvalidInput with the limit, at each of them
 */
export async function assertReductions(
  tx: Tx,
  content: Pick<ProductContent, "variants">,
  current: Pick<ProductState, "variants"> | undefined,
): Promise<void> {
  const states = new Map(current?.variants.map((variant) => [variant.id, variant]));
  const more = content.variants.flatMap((variant, index) => {
    const { price } = variant;
    const before = states.get(variant.id ?? "")?.prices.find(({ currency }) => currency === price?.currency);
    return isMoreOff(price, before) ? [{ index, price }] : [];
  });
  if (more.length === 0) return;
  const most = await readLargestReduction(tx);
  if (most === null) return;
  const wrong = more.filter(({ price }) => takesOffMoreThan(most, price));
  if (wrong.length > 0)
    throw new InvalidInput(
      Object.fromEntries(wrong.map(({ index }) => [`variants.${index}.compareAtPrice`, tooMuch(most)])),
    );
}

/** What is said of a price that promises more than `most` basis points. */
export function tooMuch(most: number): string {
  return `Emporia lets shops take off ${most / 100} % at most: name a lower price to compare with.`;
}

/** Whether a price promises to take off more than the one before it did, and more than `most` basis points. */
export function isMoreOff(price: Reduced, before: Reduced, most = 0): boolean {
  if (!price || !takesOffMoreThan(most, price)) return false;
  if (!before || !takesOffMoreThan(0, before)) return true;
  // Of two shares the larger one, without fractions that are not exact.
  const share = BigInt(price.amount) * BigInt(before.compareAtAmount ?? 0);
  return share < BigInt(before.amount) * BigInt(price.compareAtAmount ?? 0);
}

type Reduced = Pick<Price, "amount" | "compareAtAmount"> | null | undefined;

/** Whether an amount is further below what it is compared with than so many basis points of that. Exactly so many are not. */
export function takesOffMoreThan(basisPoints: number, price: Reduced): boolean {
  const compareAt = price?.compareAtAmount ?? 0;
  return price !== null && price !== undefined && (compareAt - price.amount) * 10_000 > basisPoints * compareAt;
}
