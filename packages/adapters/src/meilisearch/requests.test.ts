import { describe, expect, it } from "vitest";
import { hitsOf } from "./requests";

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
