import { createHash } from "node:crypto";
import type { SearchRules } from "@emporia/core/search";
import type { Settings } from "meilisearch";

/**
 * How an index is searched. What comes earlier weighs more, among the fields as among the rules; a sort that is asked for
 * weighs more than all of them. Ties are broken by what people rated and bought, never by who pays.
 */
export function settingsFor({ synonyms, stopWords }: SearchRules): Settings {
  return {
    searchableAttributes: ["name", "tags", "categories", "shop", "description"],
    displayedAttributes: ["id", "version", "name"],
    filterableAttributes: [
      "category_ids",
      "seller_id",
      "price",
      "price_bucket",
      "rating",
      "stars",
      "tags",
      "is_purchasable",
      "options",
      "all_options",
    ],
    sortableAttributes: ["price", "published_at", "sold", "rating_rank"],
    rankingRules: ["sort", "words", "typo", "attribute", "exactness", "proximity", "rating_rank:desc", "sold:desc"],
    typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
    pagination: { maxTotalHits: 10_000 },
    faceting: { maxValuesPerFacet: 300, sortFacetValuesBy: { "*": "count" } },
    searchCutoffMs: 400,
    stopWords: [...stopWords],
    synonyms: Object.fromEntries(
      synonyms.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)])),
    ),
  };
}

/** The same for the same settings, so that a change is noticed. */
export function hashOf(settings: Settings): string {
  return createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 32);
}
