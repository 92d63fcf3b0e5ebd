import { z } from "zod";
import { askedAttributeView, attributeValueSchema } from "./attributes";
import {
  currencySchema,
  emailSchema,
  idSchema,
  instantSchema,
  optionalTextSchema,
  pageInput,
  pageOf,
  pictureView,
  slugSchema,
  textSchema,
} from "./common";
import { moderationView } from "./moderation";
import { moneySchema } from "./money";
import { maxPictureBytes, pictureTypes } from "./pictures";

export const productStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const;
export type ProductStatus = (typeof productStatuses)[number];
export const taxClasses = ["standard", "clothing", "food", "books"] as const;
export const weightUnits = ["lb", "oz", "kg", "g"] as const;

const amountSchema = z
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
  quantity: z.int().min(0).max(1_000_000).optional().describe("Units on hand"),
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
  weightGrams: z.int().min(0).max(1_000_000).default(0),
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
export const startUploadInput = z.object({
  contentType: z.enum(pictureTypes, "Choose a JPEG, PNG, WebP, AVIF or GIF."),
  size: z
    .int()
    .min(1, "The file is empty.")
    .max(maxPictureBytes, "The file is larger than 20 MB.")
    .describe("In bytes"),
});
export const uploadView = z.object({
  id: idSchema,
  url: z.string().describe("Takes this picture, of just this type and size, with PUT"),
  headers: z.record(z.string(), z.string()).describe("To be sent with it"),
  expiresAt: instantSchema,
});
export const startUploadView = z.object({
  upload: uploadView.nullable().describe("Null where pictures are not kept in a bucket: send it to /media"),
});
export const finishUploadInput = z.object({ uploadId: idSchema });
export const setPictureFocusInput = z.object({
  mediaId: idSchema,
  x: z.int().min(0).max(100).describe("Hundredths from the left"),
  y: z.int().min(0).max(100).describe("Hundredths from the top"),
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
  taxClass: z.enum(taxClasses),
  taxable: z.boolean(),
  basePrice: amountSchema.optional().describe("Minor units; what a variant without its own price costs"),
  compareAtPrice: amountSchema.nullish(),
  currency: currencySchema,
  options: z.array(optionInput).max(5, "A product can have 5 options at most."),
  variants: z.array(variantInput).max(2000),
  pictures: z
    .array(productPictureInput)
    .max(50, "A product can have 50 pictures at most.")
    .describe("All it shows, in this order; the first is the cover"),
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
export const saleView = z.object({
  percent: z.int().nullable(),
  amount: moneySchema.nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema.nullable(),
  isRunning: z.boolean(),
});
export const productRefInput = z.object({ productId: z.string().min(1).max(160).describe("Id or slug") });

export const productCardView = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  seller: z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string() }),
  price: moneySchema.describe("Of the cheapest variant"),
  compareAtPrice: moneySchema.nullable(),
  hasPriceRange: z.boolean(),
  rating: z.number().nullable(),
  reviewCount: z.int(),
  isPurchasable: z.boolean(),
  lowStock: z.int().nullable().describe("Units left when five or fewer"),
  picture: pictureView.nullable(),
  hoverPicture: pictureView.nullable(),
  defaultVariantId: idSchema.nullable().describe("When there is just one variant"),
});
export type ProductCardView = z.infer<typeof productCardView>;

export const variantView = z.object({
  id: idSchema,
  options: z.array(z.string()),
  sku: z.string().nullable(),
  price: moneySchema,
  compareAtPrice: moneySchema.nullable(),
  priorPrice: moneySchema
    .nullable()
    .optional()
    .describe("The lowest price of the 30 days before it was reduced, where it is compared with a higher one"),
  isPurchasable: z.boolean(),
  available: z.int().nullable().describe("Units left; null when not counted"),
  isBackorder: z.boolean(),
  shipsBy: z.iso.date().nullable().describe("The day by which it ships when none are left, where its seller says so"),
  mediaId: idSchema.nullable(),
});
export const crumbView = z.object({ id: idSchema, name: z.string(), slug: z.string() });
export const productView = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  description: z.string().describe("Sanitised HTML"),
  status: z.enum(productStatuses),
  tags: z.array(z.string()),
  specs: z.array(z.object({ name: z.string(), value: z.string() })),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  variants: z.array(variantView),
  pictures: z.array(pictureView),
  breadcrumbs: z.array(crumbView).describe("From the top category down"),
  seller: z.object({
    id: idSchema,
    shopName: z.string(),
    shopSlug: z.string(),
    tagline: z.string(),
    city: z.string(),
    state: z.string(),
    processingDays: z.int(),
    policies: z.string(),
    logo: pictureView.nullable(),
    rating: z.number().nullable(),
    reviewCount: z.int(),
  }),
  rating: z.number().nullable(),
  reviewCount: z.int(),
  isPurchasable: z.boolean(),
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable(), isHidden: z.boolean() }),
  publishedAt: instantSchema.nullable(),
});
export type ProductView = z.infer<typeof productView>;
export const productPageView = z.object({
  product: productView,
  movedTo: z.string().nullable().describe("The slug it has now, when asked for by an old one"),
});

export const recommendationsView = z.object({
  boughtTogether: z.array(productCardView).describe("In the same orders as this one; up to four, counted at night"),
  similar: z
    .array(productCardView)
    .describe(
      "What is most like this one, compared at night; until then best sellers of the same category. Up to eight",
    ),
});

export const categoryNodeView: z.ZodType<CategoryNodeView> = z.lazy(() =>
  z.object({
    id: idSchema,
    name: z.string(),
    slug: z.string(),
    description: z.string(),
    productCount: z.int(),
    picture: pictureView.nullable(),
    children: z.array(categoryNodeView),
  }),
);
export interface CategoryNodeView {
  id: string;
  name: string;
  slug: string;
  description: string;
  productCount: number;
  picture: z.infer<typeof pictureView> | null;
  children: CategoryNodeView[];
}
export const createCategoryInput = z.object({
  name: textSchema(1, 80, "Name"),
  slug: slugSchema.optional(),
  parentId: idSchema.nullish(),
  description: textSchema(0, 2000, "Description").default(""),
});

export const productSorts = ["relevance", "best_selling", "newest", "price_asc", "price_desc", "rating"] as const;
export type ProductSort = (typeof productSorts)[number];
/** What somebody looks for: control characters mean nothing in it, and the database takes no null. */
const soughtSchema = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replace(/\p{Cc}/gu, " "))
    .trim()
    .max(max);

/** Once or several times in an address: `?option=color:blue&option=size:xl`. */
const optionKeysInput = z
  .union([soughtSchema(200), z.array(soughtSchema(200)).max(30, "30 values can be chosen at most.")])
  .transform((given) => (typeof given === "string" ? [given] : given));
export const searchProductsInput = pageInput.extend({
  q: soughtSchema(200).optional(),
  category: soughtSchema(80).optional().describe("Id or slug; products of its descendants are included"),
  seller: soughtSchema(800).optional().describe("Id or shop slug; several, separated by commas, are any of them"),
  priceMin: amountSchema.optional().describe("Minor units"),
  priceMax: amountSchema.optional().describe("Minor units"),
  ratingMin: z.number().min(1).max(5).optional(),
  tag: soughtSchema(60).optional(),
  option: optionKeysInput
    .optional()
    .describe("Keys of facets.options, as in `color:blue`: one variant that has one value of each option"),
  attribute: optionKeysInput
    .optional()
    .describe("Keys of facets.attributes, as in `material:oak`: a product that has one value of each attribute"),
  inStock: z.boolean().default(true).describe("Leave out what cannot be bought now"),
  sort: z.enum(productSorts).optional(),
});
export type SearchProductsInput = z.infer<typeof searchProductsInput>;
const valuesFacetView = z.object({
  name: z.string(),
  values: z.array(z.object({ key: z.string(), value: z.string(), count: z.int() })),
});
export const facetsView = z.object({
  categories: z.array(
    z.object({ id: idSchema, parentId: idSchema.nullable(), name: z.string(), slug: z.string(), count: z.int() }),
  ),
  sellers: z.array(z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string(), count: z.int() })),
  prices: z
    .array(z.object({ from: z.int().nullable(), to: z.int().nullable(), count: z.int() }))
    .describe("Minor units"),
  ratings: z.array(z.object({ from: z.number(), count: z.int() })).describe("Rated so many stars and more"),
  availability: z.object({ inStock: z.int(), all: z.int() }),
  options: z.array(valuesFacetView),
  attributes: z.array(valuesFacetView),
});
export const searchProductsView = pageOf(productCardView).extend({
  total: z.int(),
  facets: facetsView,
  didYouMean: z.string().nullable(),
  highlights: z
    .record(idSchema, z.array(z.object({ start: z.int(), end: z.int() })))
    .optional()
    .describe("By product, the parts of its name that say what was searched for, in UTF-16 units; with words only"),
});
export type SearchProductsView = z.infer<typeof searchProductsView>;
export const categoryPageInput = searchProductsInput.omit({ category: true }).extend({
  categoryId: z.string().min(1).max(80).describe("Id or slug"),
});
export const categoryPageView = searchProductsView.extend({
  movedTo: z.string().nullable().describe("The slug it has now, when asked for by an old one"),
  category: z.object({
    id: idSchema,
    name: z.string(),
    slug: z.string(),
    description: z.string(),
    seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }),
    breadcrumbs: z.array(crumbView),
    children: z.array(z.object({ id: idSchema, name: z.string(), slug: z.string(), productCount: z.int() })),
  }),
});
export const shopPageInput = searchProductsInput.omit({ seller: true }).extend({
  sellerId: z.string().min(1).max(80).describe("Id or shop slug"),
});
export const sitemapView = z.object({
  parts: z.array(idSchema).describe("Of each part the id of its first product"),
  shops: z.array(z.object({ shopSlug: z.string() })),
});
export const sitemapProductsInput = z.object({
  from: idSchema.describe("First of the part"),
  after: idSchema.optional().describe("Last of the answer before"),
  before: idSchema.optional().describe("First of the next part"),
});
export const sitemapProductsView = z.array(z.object({ id: idSchema, slug: z.string(), updatedAt: z.string() }));
export const suggestInput = z.object({ q: soughtSchema(100).min(1) });
export const suggestView = z.object({
  products: z.array(
    z.object({ slug: z.string(), name: z.string(), picture: pictureView.nullable(), price: moneySchema }),
  ),
  categories: z.array(z.object({ slug: z.string(), name: z.string() })),
  shops: z.array(z.object({ shopSlug: z.string(), shopName: z.string() })),
  queries: z.array(z.string()).describe("What others searched for that begins so"),
});
export const homeView = z.object({
  categories: z.array(categoryNodeView),
  bestSelling: z.array(productCardView),
  newest: z.array(productCardView),
  shops: z.array(
    z.object({
      id: idSchema,
      shopName: z.string(),
      shopSlug: z.string(),
      tagline: z.string(),
      city: z.string(),
      state: z.string(),
      logo: pictureView.nullable(),
      banner: pictureView.nullable(),
    }),
  ),
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

/** What a device remembers of the products that somebody looked at. */
export const rememberViewedInput = z.object({
  views: z.array(z.object({ productId: idSchema, viewedAt: instantSchema })).max(50),
});
export const recentlyViewedView = z.object({ products: z.array(productCardView).describe("The latest first") });

export const askStockAlertInput = z.object({ variantId: idSchema, email: emailSchema });
export const askedStockAlertView = z.object({
  isConfirmed: z.boolean().describe("False: a link was mailed to confirm the address, if that is needed"),
});
export const stockAlertLinkInput = z.object({
  alertId: idSchema,
  token: z.string().min(1).max(200).describe("Of the link that was mailed"),
});
export const stockAlertView = z.object({
  productName: z.string(),
  slug: z.string(),
  variantTitle: z.string(),
  isConfirmed: z.boolean(),
  isSent: z.boolean().describe("It is back, and was told of"),
});
export type StockAlertView = z.infer<typeof stockAlertView>;
