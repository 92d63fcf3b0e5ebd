import { z } from "zod";
import { askedAttributeView, attributeView } from "./attributes";
import { crumbView } from "./catalog";
import { idSchema, pictureView, slugSchema, textSchema } from "./common";

export const staffAttributeView = attributeView.extend({
  productCount: z.int().describe("Products that say it"),
  categories: z.array(crumbView).describe("That ask for it themselves"),
});
export type StaffAttributeView = z.infer<typeof staffAttributeView>;

export const categoryIdInput = z.object({ categoryId: idSchema });
export const updateCategoryInput = z.object({
  categoryId: idSchema,
  name: textSchema(1, 80, "Name").optional(),
  slug: slugSchema.optional(),
  description: textSchema(0, 2000, "Description").optional(),
  seoTitle: textSchema(0, 200, "SEO title").nullish(),
  seoDescription: textSchema(0, 500, "SEO description").nullish(),
  mediaId: idSchema.nullish().describe("Of a picture that was uploaded for a category"),
});
export const moveCategoryInput = z.object({
  categoryId: idSchema,
  parentId: idSchema.nullable(),
  position: z.int().min(0).max(10_000).optional().describe("Among its siblings; at the end unless said"),
});
export const mergeCategoryInput = z.object({
  categoryId: idSchema,
  intoCategoryId: idSchema.describe("Takes its products and subcategories; its address leads there"),
});
export const setCategoryAttributesInput = z.object({
  categoryId: idSchema,
  attributes: z
    .array(z.object({ attributeId: idSchema, isRequired: z.boolean().default(false) }))
    .max(50, "A category can ask for 50 attributes at most.")
    .describe("All it asks for itself, in this order; what those above ask for comes to it"),
});

/** A category as staff see it: now, not as of half a minute ago, and counting what shoppers do not see. */
export const staffCategoryRowView = z.object({
  id: idSchema,
  parentId: idSchema.nullable(),
  name: z.string(),
  slug: z.string(),
  level: z.int().describe("1 at the top"),
  productCount: z.int().describe("Its own, in every status"),
  attributeCount: z.int().describe("That it asks for itself"),
});
export type StaffCategoryRowView = z.infer<typeof staffCategoryRowView>;
export const staffCategoryView = staffCategoryRowView.extend({
  description: z.string(),
  seoTitle: z.string().nullable(),
  seoDescription: z.string().nullable(),
  picture: pictureView.nullable(),
  breadcrumbs: z.array(crumbView).describe("From the top category down, itself last"),
  childCount: z.int(),
  lackingCount: z.int().describe("Products that shoppers see, here and below, that lack something required"),
  attributes: z.array(askedAttributeView).describe("That it asks for itself"),
  inheritedAttributes: z.array(askedAttributeView.extend({ from: z.string().describe("Category that asks for it") })),
});
export type StaffCategoryView = z.infer<typeof staffCategoryView>;
