import { z } from "zod";
import { productCardView, searchProductsInput, searchProductsView } from "./catalog";
import {
  idSchema,
  instantSchema,
  optionalTextSchema,
  pageInput,
  pageOf,
  pictureView,
  slugSchema,
  textSchema,
} from "./common";

const amount = z.int().min(0).max(100_000_000);
/** What belongs to a collection by itself: all that is named has to hold. */
export const collectionRule = z
  .object({
    categoryId: idSchema.nullish().describe("With all below it"),
    tag: optionalTextSchema(60, "Tag"),
    sellerIds: z.array(idSchema).max(100).default([]).describe("Any of these shops"),
    attributes: z.array(z.string().max(142)).max(20).default([]).describe("As in `material:oak`"),
    priceMin: amount.nullish().describe("Minor units"),
    priceMax: amount.nullish().describe("Minor units"),
  })
  .refine(({ priceMin, priceMax }) => (priceMin ?? 0) <= (priceMax ?? Number.MAX_SAFE_INTEGER), {
    path: ["priceMax"],
    message: "The highest price is below the lowest.",
  });
export type CollectionRule = z.output<typeof collectionRule>;

export const createCollectionInput = z.object({
  name: textSchema(1, 80, "Name"),
  isRule: z.boolean().describe("What belongs to it is said by a rule; otherwise its products are named"),
});
export const updateCollectionInput = z.object({
  collectionId: idSchema,
  name: textSchema(1, 80, "Name").optional(),
  slug: slugSchema.optional(),
  description: textSchema(0, 2000, "Description").optional(),
  seoTitle: textSchema(0, 200, "SEO title").nullish(),
  seoDescription: textSchema(0, 500, "SEO description").nullish(),
  mediaId: idSchema.nullish(),
  isVisible: z.boolean().optional(),
  products: z
    .array(z.string().trim().min(1).max(160))
    .max(500, "A collection can name 500 products at most.")
    .optional()
    .describe("Ids or addresses, in order; of a collection without a rule"),
  rule: collectionRule.optional().describe("Of a collection with a rule"),
});
export const collectionIdInput = z.object({ collectionId: idSchema });
export const collectionPageInput = searchProductsInput
  .omit({ category: true, seller: true, tag: true })
  .extend({ collectionId: z.string().min(1).max(80).describe("Id or slug") });

export const collectionRowView = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  picture: pictureView.nullable(),
});
export const collectionsView = z.array(collectionRowView);
export const collectionPageView = searchProductsView.extend({
  collection: collectionRowView.extend({
    isRule: z.boolean().describe("Only then it can be filtered and sorted"),
    seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }),
  }),
});
export const staffCollectionRowView = collectionRowView.extend({ isVisible: z.boolean(), isRule: z.boolean() });
export const staffCollectionView = staffCollectionRowView.extend({
  seoTitle: z.string().nullable(),
  seoDescription: z.string().nullable(),
  rule: collectionRule.nullable(),
  products: z.array(productCardView.pick({ id: true, slug: true, name: true, picture: true, price: true })),
  total: z.int().describe("Products that shoppers see in it now"),
});
export type StaffCollectionView = z.infer<typeof staffCollectionView>;

export const listTagsInput = pageInput.extend({ query: z.string().trim().max(60).optional() });
export const tagsView = pageOf(z.object({ tag: z.string(), productCount: z.int() }));
export const suggestTagsInput = z.object({ q: z.string().trim().min(1).max(60) });
export const renameTagInput = z.object({
  tag: z.string().min(1).max(60),
  to: textSchema(0, 60, "Tag").describe("Another tag takes its products over; nothing takes the tag away"),
});
export const listTagRenamesInput = pageInput;
export const tagRenamesView = pageOf(
  z.object({
    tag: z.string(),
    became: z.string().nullable().describe("Null: it was taken away"),
    renamedAt: instantSchema,
  }),
);
export const forgetTagRenameInput = z.object({ tag: z.string().min(1).max(60) });
export const renamedTagView = z.object({ productCount: z.int() });
