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
    return isMoreOff(price, before) ? [{ index, reduction: reductionOf(price) }] : [];
  });
  if (more.length === 0) return;
  const most = await readLargestReduction(tx);
  if (most === null) return;
  const wrong = more.filter(({ reduction }) => reduction > most);
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
  const reduction = reductionOf(price);
  return reduction > most && reduction > reductionOf(before);
}

type Reduced = Pick<Price, "amount" | "compareAtAmount"> | null | undefined;

/** The share that a price is below what it is compared with, in basis points. */
function reductionOf(price: Reduced): number {
  const compareAt = price?.compareAtAmount ?? 0;
  return price && compareAt > price.amount ? (1 - price.amount / compareAt) * 10_000 : 0;
}
