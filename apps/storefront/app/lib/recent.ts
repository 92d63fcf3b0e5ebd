import type { ProductCardProduct } from "@emporia/ui/commerce/product-card";

/** What this browser remembers for its own user. Searches never leave it, products go to the account of who signs in. */
const searchesKey = "emporia.searches";
const seenKey = "emporia.seen";
const MOST_SEARCHES = 5;
const MOST_SEEN = 8;

export type SeenProduct = ProductCardProduct & {
  id: string;
  seenAt?: string | undefined;
  /** An account knows of it. */
  isKept?: boolean | undefined;
};

export function readSearches(): string[] {
  return read(searchesKey).filter((each): each is string => typeof each === "string");
}

export function rememberSearch(words: string): void {
  write(searchesKey, [words, ...readSearches().filter((each) => each !== words)].slice(0, MOST_SEARCHES));
}

export function readSeen(): SeenProduct[] {
  return read(seenKey).filter(isSeenProduct);
}

export function rememberSeen(product: SeenProduct): void {
  write(seenKey, [product, ...readSeen().filter((each) => each.id !== product.id)].slice(0, MOST_SEEN));
}

/** Notes that an account knows of these. */
export function markKept(ids: readonly string[]): void {
  write(
    seenKey,
    readSeen().map((each) => (ids.includes(each.id) ? { ...each, isKept: true } : each)),
  );
}

function isSeenProduct(value: unknown): value is SeenProduct {
  const each = value as Partial<SeenProduct> | null;
  return (
    typeof each === "object" &&
    each !== null &&
    [each.id, each.slug, each.name, each.seller?.shopName, each.price?.currency].every(
      (text) => typeof text === "string",
    ) &&
    typeof each.price?.amount === "number"
  );
}

function read(key: string): unknown[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function write(key: string, value: readonly unknown[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing shows nothing.
  }
}
