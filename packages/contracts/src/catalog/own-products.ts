import { z } from "zod";
import { askedAttributeView, attributeValueSchema } from "../attributes";
import { idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema } from "../common";
import { moderationView } from "../moderation";
import { moneySchema } from "../money";
import { policyCodes } from "../policies";
import {
  ownProductSorts,
  ownVideoProviders,
  productLacks,
  productStatuses,
  stockLevels,
  weightUnits,
  withdrawalExclusions,
} from "./constants";
import { productView, variantView } from "./product-views";

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
  provider: z.enum(ownVideoProviders).describe("`model` is no video but a 3-D model, which stands among them"),
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
  taxClass: z.string(),
  taxable: z.boolean(),
  shippingProfileId: idSchema.nullable().describe("How it ships; null: as the shop's general profile says"),
  withdrawalExclusion: z.enum(withdrawalExclusions).nullable().describe("Why the law lets nobody withdraw from it"),
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable(), isHidden: z.boolean() }),
  attributes: z
    .array(askedAttributeView.extend({ value: attributeValueSchema.nullable() }))
    .describe("What its category asks for, and what is said"),
  version: z.int(),
  missingToPublish: z.array(z.string()).describe("Sentences naming what publishing still needs"),
  publishAt: instantSchema.nullable().describe("When it is to be published; in the past when that failed"),
  moderation: moderationView.nullable().describe("Of shops whose products staff look at first"),
  takedown: z
    .object({ policy: z.enum(policyCodes), reason: z.string(), takenDownAt: instantSchema })
    .nullable()
    .describe("Staff took it off sale; what is published of it waits for them"),
  sale: saleView.nullable().describe("Planned or running; the variants' prices are the regular ones"),
  publishedAt: instantSchema.nullable(),
  updatedAt: instantSchema,
});

export type OwnProductView = z.infer<typeof ownProductView>;

/** Empty when nothing waits that differs from what shoppers see. */
export const ownChangesView = z.object({
  changes: z
    .array(z.object({ field: z.string(), before: z.string(), after: z.string() }))
    .describe("What differs from what shoppers see"),
  picturesBefore: z.array(pictureView),
  picturesAfter: z.array(pictureView),
});
export type OwnChangesView = z.infer<typeof ownChangesView>;

export const previewLinkView = z.object({
  url: z.url().describe("Opens the preview for an hour or two, to whoever has it"),
});
export const previewView = z.object({
  product: productView,
  isVisible: z.boolean().describe("Shoppers see it, though perhaps not as it is here"),
  isChanged: z.boolean().describe("Shoppers see it otherwise until staff have looked"),
});
export const previewInput = z.object({ token: z.string().min(1).max(200).describe("The last part of the link") });

/** Which of a shop's products: all that is given must be so. */
export const ownProductFilterInput = z.object({
  status: z.enum(productStatuses).optional(),
  query: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe("A part of its name or of a SKU; of fewer than three letters, what a word or a SKU begins with"),
  stock: z
    .enum(stockLevels)
    .optional()
    .describe("Low or none left of a variant that is counted, none left of one, or something of each"),
  categoryId: idSchema.optional().describe("With all categories below it"),
  tag: z.string().trim().toLowerCase().max(60).optional(),
  moderation: z.enum(["waiting", "returned"]).optional().describe("What staff look at, or have sent back"),
  lacks: z
    .enum(productLacks)
    .optional()
    .describe("Attributes: something that its category requires and it does not say"),
});
export type OwnProductFilter = z.output<typeof ownProductFilterInput>;

export const listOwnProductsInput = pageInput.extend(ownProductFilterInput.shape).extend({
  sort: z.enum(ownProductSorts).default("updated").describe("Changed last first, made last first, or by name"),
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
  onlyVariant: z
    .object({ id: idSchema, onHand: z.int(), reserved: z.int(), isCounted: z.boolean() })
    .nullable()
    .describe("When it has just one"),
  moderation: z.enum(["waiting", "returned"]).nullable().describe("Whether staff look at it, or have sent it back"),
  lackedAttributes: z.array(z.string()).describe("Names of what its category requires and it does not say"),
  price: moneySchema.nullable(),
  hasPriceRange: z.boolean(),
  updatedAt: instantSchema,
});

export type OwnProductRowView = z.infer<typeof ownProductRowView>;
export const ownProductsView = pageOf(ownProductRowView);

const productViewFields = z.object({
  name: textSchema(1, 60, "Name"),
  filter: ownProductFilterInput.extend({ sort: z.enum(ownProductSorts).optional() }),
  isDefault: z.boolean().describe("What the list of products opens with; at most one of them is"),
});
export const createProductViewInput = productViewFields.extend({ isDefault: z.boolean().default(false) });
export const updateProductViewInput = productViewFields.partial().extend({ viewId: idSchema });
export const productViewIdInput = z.object({ viewId: idSchema });
export const savedProductView = productViewFields.extend({ id: idSchema });
export type SavedProductView = z.infer<typeof savedProductView>;
/** What a member of a shop has kept of its list of products, by name. */
export const savedProductViewsView = z.object({ items: z.array(savedProductView) });

export const removeProductsInput = z.object({
  productIds: z.array(idSchema).min(1, "Tick what shall go.").max(100, "100 products can be removed at once."),
});
export const removedProductsView = z.object({
  deleted: z.int(),
  archived: z.int().describe("They were ordered, and stay for their orders"),
  problems: z.array(z.object({ productId: idSchema, message: z.string() })),
});

export const importReportView = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  errors: z.array(z.object({ line: z.int(), column: z.string(), handle: z.string(), message: z.string() })),
});

export type ImportReportView = z.infer<typeof importReportView>;
