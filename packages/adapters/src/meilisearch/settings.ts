import { createHash } from "node:crypto";
import { DEEPEST, type SearchDocument, type SearchRules } from "@emporia/core/search";
import type { Settings } from "meilisearch";

/** Most words of a name that is kept in the field of this number; the last field has what is longer. */
const NAME_STEPS = [4, 6, 8, 12, 20] as const;
const nameFields = [...NAME_STEPS, "long"].map((step) => `name_${step}`);

export interface KeptDocument extends SearchDocument {
  words_in_name: number;
}

/**
 * A document as it is kept here. A short name says what a product is, a long one also what it comes with; Meilisearch
 * weighs fields and not lengths, so that names are kept in fields by their length, the shortest weighing most.
 */
export function kept(document: SearchDocument): KeptDocument {
  const words = document.name.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const step = NAME_STEPS.findIndex((most) => words <= most);
  // Each field is in each document: what no document has cannot be asked for, and suggestions would be refused.
  const names = Object.fromEntries(nameFields.map((field) => [field, ""]));
  return { ...document, words_in_name: words, ...names, [nameFields.at(step) as string]: document.name };
}

/**
 * How an index is searched. What comes earlier weighs more, among the fields as among the rules; a sort that is asked for
 * weighs more than all of them. Ties are broken by how well a shop serves and by what people rated and bought, never by
 * who pays.
 */
export function settingsFor({ synonyms, stopWords }: SearchRules): Settings {
  return {
    searchableAttributes: [...nameFields, "tags", "brand", "categories", "facts", "shop", "description"],
    displayedAttributes: ["id", "version", "name", ...nameFields],
    filterableAttributes: [
      "category_ids",
      "seller_id",
      "price",
      "price_bucket",
      "rating",
      "stars",
      "tags",
      "is_offered",
      "options",
      "all_options",
      "attributes",
    ],
    sortableAttributes: ["break_rank", "price", "published_at", "sold", "rating_rank"],
    rankingRules: [
      "sort",
      "words",
      "typo",
      "attribute",
      "exactness",
      "proximity",
      "words_in_name:asc",
      "merit:desc",
      "rating_rank:desc",
      "sold:desc",
    ],
    typoTolerance: {
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
      disableOnNumbers: true,
      disableOnAttributes: ["brand"],
    },
    pagination: { maxTotalHits: DEEPEST },
    faceting: { maxValuesPerFacet: 300, sortFacetValuesBy: { "*": "count" } },
    searchCutoffMs: 400,
    stopWords: [...stopWords],
    synonyms: Object.fromEntries(
      synonyms.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)])),
    ),
  };
}

/** To be raised with any change of {@link kept} or of `SearchDocument`: indexes are then built anew. */
const SHAPE = 5;

/** The same for the same settings, so that a change is noticed. */
export function hashOf(settings: Settings): string {
  return `${SHAPE}.${createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 32)}`;
}

/** What is looked into while one types. */
export const typedInto = [...nameFields, "tags", "brand", "categories"];
