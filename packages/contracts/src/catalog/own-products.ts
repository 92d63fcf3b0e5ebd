import { z } from "zod";
import { askedAttributeView, attributeValueSchema } from "../attributes";
import { idSchema, instantSchema, pageInput, pageOf, pictureView } from "../common";
import { moderationView } from "../moderation";
import { moneySchema } from "../money";
import { productStatuses, taxClasses, videoProviders, weightUnits } from "./constants";
import { variantView } from "./product-views";

export const saleView = z.object({
  percent: z.int().nullable(),
  amount: moneySchema.nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema.nullable(),
  isRunning: z.boolean(),
});

export const ownVariantView = variantView.omit({ shipsBy: true }).extend({
  barcode: z.string().nullable(),
  costPerItem: moneySchema.nullable(),
  onHand: z.int(),
  reserved: z.int(),
  trackQuantity: z.boolean(),
  allowBackorder: z.boolean(),
  backorderDays: z.int().nullable(),
  lowStockThreshold: z.int(),
  weightGrams: z.int(),
  weightUnit: z.enum(weightUnits),
  taxable: z.boolean(),
  requiresShipping: z.boolean(),
});

export const ownVideoView = z.object({
  provider: z.enum(videoProviders),
  url: z.string(),
  title: z.string(),
  posterMediaId: idSchema.nullable(),
  afterPictures: z.int().nullable(),
});

/** The seller's own product, with what shoppers never see. */
export const ownProductView = z.object({
  id: idSchema,
  sellerId: idSchema,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  status: z.enum(productStatuses),
  categoryId: idSchema.nullable(),
  tags: z.array(z.string()),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  variants: z.array(ownVariantView),
  pictures: z.array(pictureView),
  videos: z.array(ownVideoView),
  pendingPictures: z.array(z.string()).describe("Addresses of pictures that were imported and not fetched yet"),
  taxClass: z.enum(taxClasses),
  taxable: z.boolean(),
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable(), isHidden: z.boolean() }),
  attributes: z
    .array(askedAttributeView.extend({ value: attributeValueSchema.nullable() }))
    .describe("What its category asks for, and what is said"),
  version: z.int(),
  missingToPublish: z.array(z.string()).describe("Sentences naming what publishing still needs"),
  publishAt: instantSchema.nullable().describe("When it is to be published; in the past when that failed"),
  moderation: moderationView.nullable().describe("Of shops whose products staff look at first"),
  sale: saleView.nullable().describe("Planned or running; the variants' prices are the regular ones"),
  publishedAt: instantSchema.nullable(),
  updatedAt: instantSchema,
});

export type OwnProductView = z.infer<typeof ownProductView>;

export const listOwnProductsInput = pageInput.extend({
  status: z.enum(productStatuses).optional(),
  query: z.string().trim().max(100).optional(),
  stock: z.enum(["low", "out"]).optional(),
  lacks: z.enum(["attributes"]).optional().describe("Something that its category requires and it does not say"),
});

export const ownProductRowView = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  status: z.enum(productStatuses),
  picture: pictureView.nullable(),
  categoryName: z.string().nullable(),
  variantCount: z.int(),
  onHand: z.int(),
  available: z.int(),
  lowVariantCount: z.int().describe("Of its variants, those that run low or have none left"),
  lackedAttributes: z.array(z.string()).describe("Names of what its category requires and it does not say"),
  price: moneySchema.nullable(),
  hasPriceRange: z.boolean(),
  updatedAt: instantSchema,
});

export const ownProductsView = pageOf(ownProductRowView);

export const importReportView = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  errors: z.array(z.object({ line: z.int(), column: z.string(), handle: z.string(), message: z.string() })),
});

export type ImportReportView = z.infer<typeof importReportView>;
