import { z } from "zod";
import { productStatuses } from "./catalog/constants";
import { idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema } from "./common";
import { submissionStatuses } from "./moderation";
import { moneySchema } from "./money";
import { policyCodes } from "./policies";
import { sellerStatuses } from "./sellers";

export const staffModerationFilters = ["waiting", "returned", "taken_down"] as const;

export const listStaffProductsInput = pageInput.extend({
  query: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("A part of the name, the beginning of a SKU, an id or an address of the product"),
  status: z.enum(productStatuses).optional(),
  sellerId: idSchema.optional(),
  shop: z.string().trim().max(80).optional().describe("The address of a shop"),
  category: z.string().trim().max(80).optional().describe("The address of a category; those below it count"),
  moderation: z.enum(staffModerationFilters).optional(),
  stock: z.enum(["low", "out"]).optional(),
});

const shopView = z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string(), status: z.enum(sellerStatuses) });

export const takedownView = z.object({
  policy: z.enum(policyCodes),
  reason: z.string().describe("What its seller was told, word for word"),
  takenDownAt: instantSchema,
  movedToId: idSchema.nullable().describe("The product that it has become in another shop"),
});

export const staffProductRowView = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  status: z.enum(productStatuses),
  isTakenDown: z.boolean(),
  submission: z.enum(submissionStatuses).nullable().describe("What became of what was handed in last"),
  picture: pictureView.nullable(),
  seller: shopView,
  categoryName: z.string().nullable(),
  variantCount: z.int(),
  available: z.int(),
  price: moneySchema.nullable(),
  hasPriceRange: z.boolean(),
  updatedAt: instantSchema,
});
export type StaffProductRowView = z.infer<typeof staffProductRowView>;
export const staffProductsView = pageOf(staffProductRowView);

export const staffProductIdInput = z.object({ productId: idSchema });

export const productDeedView = z.object({
  id: idSchema,
  action: z.string(),
  at: instantSchema,
  by: z.string().nullable().describe("Name of whoever did it; null for the platform itself"),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  policy: z.string().nullable(),
  detail: z.string().nullable().describe("From what to what"),
});

export const staffProductView = staffProductRowView.extend({
  version: z.int(),
  description: z.string().describe("As HTML, sanitised"),
  isVisible: z.boolean().describe("Shoppers find it"),
  category: z.object({ id: idSchema, path: z.string() }).nullable(),
  pictures: z.array(pictureView),
  tags: z.array(z.string()),
  taxClass: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  soldCount: z.int(),
  submissionId: idSchema.nullable().describe("Of what waits for staff"),
  takedown: takedownView.nullable(),
  featured: z.object({ endsAt: instantSchema.nullable() }).nullable().describe("On the front page, and until when"),
  publishAt: instantSchema.nullable(),
  publishedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  history: z.array(productDeedView).describe("What staff did, the latest first; the last fifty"),
});
export type StaffProductView = z.infer<typeof staffProductView>;

export const listStaffVariantsInput = pageInput.extend({ productId: idSchema });
export const staffVariantsView = pageOf(
  z.object({
    id: idSchema,
    title: z.string(),
    sku: z.string().nullable(),
    price: moneySchema.nullable(),
    onHand: z.int(),
    reserved: z.int(),
    trackQuantity: z.boolean(),
  }),
);

const reasonFor = (name: string) => textSchema(10, 1000, name);
const noteSchema = textSchema(0, 1000, "Note").default("").describe("For the record; the seller does not see it");

export const takeDownProductInput = staffProductIdInput.extend({
  policy: z.enum(policyCodes, "Choose a reason."),
  reason: reasonFor("What its seller is told").describe("The seller reads it word for word"),
  note: noteSchema,
});
export const restoreProductInput = staffProductIdInput.extend({
  version: z.int().describe("Of the product that was looked at; refused when it has changed since"),
  note: noteSchema,
});
export const recategoriseProductInput = staffProductIdInput.extend({
  category: z.string().trim().min(1, "Choose a category.").max(80).describe("The address of a category, or its id"),
  reason: reasonFor("Reason").describe("The seller reads it word for word"),
});

export const reassignProductInput = staffProductIdInput.extend({
  shop: z.string().trim().min(1, "Choose a shop.").max(80).describe("The address of the shop that is to sell it"),
  withStock: z.boolean().default(false).describe("What is not promised to orders goes along"),
  reason: reasonFor("Reason").describe("Both shops read it word for word"),
});

export const MAX_FEATURED = 24;
export const featureProductInput = z.object({
  product: z.string().trim().min(1, "Choose a product.").max(200).describe("The address or the id of a product"),
  endsOn: z.iso
    .date("Give a day such as 2026-12-31.")
    .nullable()
    .default(null)
    .describe("The last day in UTC; without an end when absent"),
});
export const moveFeaturedInput = staffProductIdInput.extend({
  position: z.int().min(0).max(MAX_FEATURED).describe("Counted from 0 among those that are featured"),
});
export const featuredProductsView = z.array(
  staffProductRowView
    .pick({
      id: true,
      slug: true,
      name: true,
      status: true,
      isTakenDown: true,
      picture: true,
      seller: true,
      price: true,
    })
    .extend({
      endsAt: instantSchema.nullable(),
      isShown: z.boolean().describe("Shoppers see it on the front page: its time has not ended and it can be bought"),
    }),
);
