/** What is compared of two products. */
export interface Likeness {
  productId: string;
  /** Stems of the words of its name. */
  words: readonly string[];
  tags: readonly string[];
  /** Keys of what is said of it: material:oak. */
  attributeKeys: readonly string[];
  /** Its own category first, then those above it. */
  categoryIds: readonly string[];
  /** Minor units of the home currency. */
  priceAmount: number;
}

const WEIGHTS = { words: 3, attributes: 2, tags: 1, category: 1, price: 1 } as const;
/** Beyond it, in either direction, two prices have nothing to do with each other. */
const PRICE_RATIO = 4;

/**
 * How like each other two products are, from 0 to 8: the words of their names count most, then what is said of them, their
 * tags, how much of the way down the tree of categories they go together, and how near their prices are.
 */
export function likenessOf(one: Likeness, other: Likeness): number {
  return (
    WEIGHTS.words * overlap(one.words, other.words) +
    WEIGHTS.attributes * overlap(one.attributeKeys, other.attributeKeys) +
    WEIGHTS.tags * overlap(one.tags, other.tags) +
    WEIGHTS.category * overlap(one.categoryIds, other.categoryIds) +
    WEIGHTS.price * nearness(one.priceAmount, other.priceAmount)
  );
}

/** The best of them, the most alike first; of equals the one that is named first. */
export function mostAlike(product: Likeness, others: readonly Likeness[], most: number): string[] {
  return others
    .filter((other) => other.productId !== product.productId)
    .map((other) => ({ id: other.productId, likeness: likenessOf(product, other) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ id }) => id);
}

/** What two sets share, from 0 to 1. */
function overlap(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const known = new Set(one);
  return other.filter((each) => known.has(each)).length / Math.sqrt(one.length * other.length);
}

function nearness(one: number, other: number): number {
  if (one === other) return 1;
  if (one <= 0 || other <= 0) return 0;
  return Math.max(0, 1 - Math.abs(Math.log(one / other)) / Math.log(PRICE_RATIO));
}
