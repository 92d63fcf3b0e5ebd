import { z } from "zod";
import { idSchema, instantSchema, textSchema } from "./common";

const wordsSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Write a word.")
  .max(60, "A word or phrase can have 60 characters at most.")
  .regex(/[\p{L}\p{N}]/u, "A word has a letter or a digit.");

export const saveSynonymsInput = z.object({
  id: idSchema.optional().describe("Of the group to change; absent for a new one"),
  words: z
    .array(wordsSchema)
    .min(2, "Give two words at least that mean the same.")
    .max(20, "A group can have 20 words at most."),
});
export const synonymsIdInput = z.object({ id: idSchema });
export const stopWordInput = z.object({
  word: wordsSchema.regex(/^\S+$/, "A stop word is one word.").max(40, "A word can have 40 characters at most."),
});
export const savePinInput = z.object({
  query: textSchema(1, 100, "Query"),
  product: z
    .string()
    .trim()
    .min(1, "Name a product by its address.")
    .max(200)
    .describe("Slug, or the product page's URL"),
});
export const pinInput = z.object({ query: textSchema(1, 100, "Query"), productId: idSchema });

export const saveRedirectInput = z.object({
  query: textSchema(1, 100, "Query"),
  to: textSchema(1, 600, "Page").describe("Path or address of a page of the storefront, not of a search"),
});
export const redirectQueryInput = z.object({ query: textSchema(1, 100, "Query") });

export const searchRedirectView = z.object({
  query: z.string(),
  kind: z.enum(["category", "collection", "shop", "product", "path"]),
  path: z.string().describe("As its address is now"),
  label: z.string(),
  isShown: z.boolean().describe("While shoppers may not see it, they get results instead"),
});
export type SearchRedirectView = z.infer<typeof searchRedirectView>;

export const searchRulesView = z.object({
  synonyms: z.array(z.object({ id: idSchema, words: z.array(z.string()) })),
  stopWords: z.array(z.string()),
  pins: z.array(
    z.object({ query: z.string(), products: z.array(z.object({ id: idSchema, name: z.string(), slug: z.string() })) }),
  ),
  redirects: z.array(searchRedirectView),
});
export type SearchRulesView = z.infer<typeof searchRulesView>;

const askedView = z.object({
  query: z.string(),
  asked: z.int(),
  redirected: z.int().describe("How often of these who asked was led to a page"),
  found: z.int().describe("Products, when last asked"),
});
export const searchReportView = z.object({
  days: z.int(),
  top: z.array(askedView),
  nothingFound: z.array(askedView),
});

export const searchStateView = z.object({
  engine: z.string().nullable().describe("Null where PostgreSQL alone searches"),
  isAnswering: z.boolean().describe("Whether the engine answers; else PostgreSQL does"),
  lagMs: z.int().describe("Milliseconds that the oldest change has waited"),
  waiting: z.int().describe("Products whose copy is to be written"),
  lastError: z.string().nullable(),
  lastErrorAt: instantSchema.nullable(),
  syncedAt: instantSchema.nullable(),
  rebuilds: z.array(
    z.object({
      id: idSchema,
      status: z.enum(["RUNNING", "DONE", "ABANDONED"]),
      reason: z.string(),
      total: z.int(),
      done: z.int(),
      startedAt: instantSchema,
      finishedAt: instantSchema.nullable(),
    }),
  ),
  checks: z.array(
    z.object({
      id: idSchema,
      compared: z.int(),
      listingsDiffering: z.int(),
      copiesMissing: z.int().nullable(),
      copiesStale: z.int().nullable(),
      copiesLeftOver: z.int().nullable(),
      examples: z.array(z.object({ productId: idSchema, problem: z.string() })),
      checkedAt: instantSchema,
    }),
  ),
});
export type SearchStateView = z.infer<typeof searchStateView>;

export const sellerQualityView = z
  .object({
    points: z.int().describe("From −100 to 100; 0 is neither good nor bad"),
    boostPercent: z.number().describe("By how much more or less the match of words counts"),
    rating: z.number().nullable().describe("The average of its reviews"),
    reviewCount: z.int(),
    weighedRating: z.number().describe("With twenty imagined reviews of four stars"),
    orderCount: z.int().describe("Of the last ninety days"),
    cancelledCount: z.int().describe("Of which the shop itself cancelled something"),
    dueCount: z.int().describe("Orders that should have been sent by now"),
    lateCount: z.int().describe("And were not by then"),
    measuredAt: instantSchema,
  })
  .nullable()
  .describe("Null before it was measured for the first time");
export type SellerQualityView = z.infer<typeof sellerQualityView>;
