import { describe, expect, it } from "vitest";
import { hitsOf, textOf } from "./requests";

const query = {
  text: "lamp",
  categoryId: undefined,
  sellerIds: [],
  attributes: [],
  priceMin: undefined,
  priceMax: undefined,
  ratingMin: undefined,
  tag: undefined,
  onlyPurchasable: true,
  sort: "relevance",
  offset: 0,
  limit: 24,
  countedOptions: "options",
} as const;

describe("what Meilisearch answers", () => {
  it("counts all that is found, also beyond what it names", () => {
    const page = { hits: [], estimatedTotalHits: 10_000, facetDistribution: {} };
    const counted = { hits: [], facetDistribution: { is_offered: { true: 12_345, false: 55 } } };
    const answers = { page, words: [], facets: [counted], attributes: [] };
    expect(hitsOf(query, answers)).toMatchObject({ total: 12_345, inStock: 12_345, all: 12_400 });
    expect(hitsOf({ ...query, onlyPurchasable: false }, answers)).toMatchObject({ total: 12_400, inStock: 12_345 });
  });
});

describe("SRC-02 what Meilisearch is asked", () => {
  it("has codes as they are written, and other words open to correction", () => {
    expect(textOf("sony dsc-w800 camera", "all")).toMatch(/^sony "?dsc[ -]w800"? camera$/);
    expect(textOf("lens 600d", "all")).toBe('lens "600d"');
    expect(textOf("600d lens", "frequency")).toBe('"600d" lens');
    expect(textOf("lens 55250", "all")).toBe("lens 55250");
  });

  it("has a code that is still being typed as the beginning of one", () => {
    expect(textOf("lens 60d", "all", true)).toBe("lens 60d");
    expect(textOf("lens 60d ", "all", true)).toBe('lens "60d" ');
    expect(textOf("60d lens", "all", true)).toBe('"60d" lens');
  });
});
