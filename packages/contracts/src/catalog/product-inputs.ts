import { z } from "zod";
import { attributeValueSchema } from "../attributes";
import {
  currencySchema,
  idSchema,
  instantSchema,
  optionalTextSchema,
  slugSchema,
  taxClassSchema,
  textSchema,
} from "../common";
import { weightUnits, withdrawalExclusions } from "./constants";

export const amountSchema = z
  .int()
  .min(0, "A price cannot be negative.")
  .max(100_000_000, "A price can be 1,000,000.00 at most.");

export const optionInput = z.object({
  name: textSchema(1, 60, "Option name"),
  values: z
    .array(textSchema(1, 120, "Option value"))
    .min(1)
    .max(100),
});

export const variantInput = z.object({
  id: idSchema.optional().describe("Of the variant to change; absent for a new one"),
  options: z
    .array(textSchema(1, 120, "Option value"))
    .max(5)
    .default([])
    .describe("One value per option, in order"),
  sku: optionalTextSchema(100, "SKU"),
  barcode: optionalTextSchema(100, "Barcode"),
  price: amountSchema.optional().describe("Minor units; absent takes the product's base price"),
  compareAtPrice: amountSchema.nullish(),
  costPerItem: amountSchema.nullish(),
  quantity: z
    .int("Enter a whole number.")
    .min(0, "There cannot be fewer than none.")
    .max(1_000_000, "Write 1,000,000 at most.")
    .optional()
    .describe("Units on hand"),
  trackQuantity: z.boolean().default(true),
  allowBackorder: z.boolean().default(false),
  backorderDays: z
    .int()
    .min(1, "Say at least one day.")
    .max(365, "Say 365 days at most.")
    .nullish()
    .describe("Days until a unit ships that is sold when none are left; null says nothing of it, absent leaves it"),
  lowStockThreshold: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe("Units left from which the seller is told that it runs low; 10 unless said"),
  weightGrams: z
    .int("Enter a weight such as 1.5.")
    .min(0, "Nothing weighs less than nothing.")
    .max(1_000_000, "A parcel can weigh 1,000 kg at most.")
    .default(0),
  weightUnit: z.enum(weightUnits).default("lb"),
  taxable: z.boolean().default(true),
  requiresShipping: z.boolean().default(true),
  mediaId: idSchema.nullish(),
});

export const productPictureInput = z.object({
  mediaId: idSchema.describe("Of a picture that was uploaded to /media"),
  alt: textSchema(0, 500, "Alt text")
    .optional()
    .describe("What it shows, for those who do not see it; absent stays as it is"),
});

export const productVideoInput = z.object({
  url: textSchema(1, 500, "Address of the video").describe(
    "Of a video on YouTube or Vimeo, of an .mp4 or .webm file that begins with https://, or what the upload of a video or a 3-D model answered as its `url`",
  ),
  title: textSchema(0, 200, "Title").default("").describe("What it shows, for those who do not see it"),
  posterMediaId: idSchema.nullish().describe("Of the product's pictures the one that stands for it until it plays"),
  afterPictures: z
    .int()
    .min(0)
    .max(50)
    .nullish()
    .describe("How many of the pictures stand before it; after all of them unless said"),
});

export const seoInput = z.object({
  title: textSchema(0, 200, "SEO title").nullish(),
  description: textSchema(0, 500, "SEO description").nullish(),
  isHidden: z.boolean().default(false).describe("noindex"),
});

// Without defaults, so that a change leaves alone what it does not name.
const productFields = z.object({
  name: textSchema(1, 255, "Name"),
  slug: slugSchema.max(160).optional(),
  description: z.string().max(100_000, "The description can have 100,000 characters at most."),
  categoryId: idSchema.nullish(),
  tags: z.array(textSchema(1, 60, "Tag")).max(50, "A product can have 50 tags at most."),
  taxClass: taxClassSchema,
  taxable: z.boolean(),
  shippingProfileId: idSchema.nullish().describe("One of the shop's shipping profiles; null for the general one"),
  basePrice: amountSchema.optional().describe("Minor units; what a variant without its own price costs"),
  compareAtPrice: amountSchema.nullish(),
  currency: currencySchema,
  options: z.array(optionInput).max(5, "A product can have 5 options at most."),
  variants: z.array(variantInput).max(2000),
  pictures: z
    .array(productPictureInput)
    .max(50, "A product can have 50 pictures at most.")
    .describe("All it shows, in this order; the first is the cover"),
  videos: z
    .array(productVideoInput)
    .max(5, "A product can have 5 videos and models at most.")
    .describe("All it shows, in this order, among its pictures"),
  seo: seoInput.optional(),
  attributes: z
    .record(slugSchema, attributeValueSchema.nullable())
    .optional()
    .describe("What is said of it, by the attribute's code; null takes it back, what is not named stays"),
});

export const createProductInput = productFields.extend({
  description: productFields.shape.description.default(""),
  tags: productFields.shape.tags.default([]),
  taxClass: productFields.shape.taxClass.default("standard"),
  taxable: productFields.shape.taxable.default(true),
  currency: productFields.shape.currency.default("USD"),
  options: productFields.shape.options.default([]),
  variants: productFields.shape.variants.default([]),
  pictures: productFields.shape.pictures.default([]),
  videos: productFields.shape.videos.default([]),
});

export const updateProductInput = productFields.partial().extend({
  productId: idSchema,
  changedVariants: z
    .array(variantInput)
    .max(2000)
    .optional()
    .describe("Those that change, by id or option values, and new ones; the others stay. Not beside `variants`"),
  removedVariantIds: z.array(idSchema).max(2000).optional(),
  version: z.int().optional().describe("The version that was read; refused when it has changed since"),
});

export const productIdInput = z.object({ productId: idSchema });
export const getOwnProductInput = productIdInput.extend({
  currency: currencySchema
    .optional()
    .describe("Variants as they are sold in it, without those that are not; the market's own when absent"),
});

export const setSaleInput = z
  .object({
    productId: idSchema,
    percent: z.int().min(1, "Take off 1 % at least.").max(90, "Take off 90 % at most.").optional(),
    amount: amountSchema.min(1).optional().describe("Minor units; what every variant that costs more is sold for"),
    currency: currencySchema.default("USD").describe("Of the amount"),
    startsAt: instantSchema.optional().describe("At once unless said"),
    endsAt: instantSchema.nullish().describe("Until it is ended unless said"),
  })
  .refine(({ percent, amount }) => (percent === undefined) !== (amount === undefined), {
    path: ["percent"],
    message: "Say by how many per cent it is reduced, or to which price.",
  });

export const schedulePublicationInput = z.object({
  productId: idSchema,
  publishAt: instantSchema.nullable().describe("Null takes it back"),
});

export const setWithdrawalExclusionInput = z.object({
  productId: idSchema,
  exclusion: z
    .enum(withdrawalExclusions, { error: "Choose one of the reasons of the law." })
    .nullable()
    .describe("Null: it can be withdrawn from"),
});

export const productRefInput = z.object({ productId: z.string().min(1).max(160).describe("Id or slug") });
