import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { markKept, readSearches, readSeen, rememberSearch, rememberSeen, type SeenProduct } from "./recent";

const seen = (id: string): SeenProduct => ({
  id,
  slug: `slug-${id}`,
  name: `Thing ${id}`,
  seller: { shopName: "Kiln" },
  price: { amount: 100, currency: "USD" },
  compareAtPrice: null,
  hasPriceRange: false,
  rating: null,
  reviewCount: 0,
  isPurchasable: true,
  isAway: false,
  lowStock: null,
  picture: null,
});

describe("what a browser remembers (P-68, SF-04)", () => {
  let kept: Map<string, string>;
  beforeEach(() => {
    kept = new Map();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is the last eight products, the latest first, each once, and whether an account knows of them", () => {
    for (const id of ["a", "b", "c", "d", "e", "f", "g", "h", "i", "b"]) rememberSeen(seen(id));
    expect(readSeen().map(({ id }) => id)).toEqual(["b", "i", "h", "g", "f", "e", "d", "c"]);
    markKept(["b", "h"]);
    expect(readSeen().flatMap(({ id, isKept }) => (isKept ? id : []))).toEqual(["b", "h"]);
    rememberSeen(seen("b"));
    expect(readSeen()[0]).toMatchObject({ id: "b" });
    expect(readSeen()[0]?.isKept).toBeUndefined();
  });

  it("is the last five searches, each once", () => {
    for (const words of ["mug", "lamp", "chair", "bowl", "vase", "rug", "lamp"]) rememberSearch(words);
    expect(readSearches()).toEqual(["lamp", "rug", "vase", "bowl", "chair"]);
  });

  it("is nothing where what is kept is not ours, or nothing can be kept", () => {
    for (const odd of ["{", "7", '{"a":1}', '[null, 7, {"id": 1}, {"id": "x", "slug": "x"}]']) {
      kept.set("emporia.seen", odd);
      kept.set("emporia.searches", odd);
      expect(readSeen(), odd).toEqual([]);
      expect(readSearches(), odd).toEqual([]);
    }
    const refuse = () => {
      throw new Error("private");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
    rememberSearch("mug");
    rememberSeen(seen("a"));
    expect([readSearches(), readSeen()]).toEqual([[], []]);
  });
});
