import { z } from "zod";
import { idSchema, instantSchema, pictureView } from "../common";
import { moneySchema } from "../money";
import { vacationView } from "../sellers";
import { productStatuses, videoProviders, withdrawalExclusions } from "./constants";

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
  isAway: z.boolean().optional().describe("Its shop is on a break and sells nothing"),
  backOn: z.string().nullish().describe("The day on which that shop is back"),
  lowStock: z.int().nullable().describe("Units left when five or fewer"),
  picture: pictureView.nullable(),
  hoverPicture: pictureView.nullable(),
  defaultVariantId: idSchema.nullable().describe("When there is just one variant"),
});

export type ProductCardView = z.infer<typeof productCardView>;

export const productExtractsInput = z.object({ productIds: z.array(idSchema).max(100) });

export const productExtractsView = z.object({
  products: z
    .array(
      z.object({
        id: idSchema,
        excerpt: z.string().describe("How its description begins, as plain text; empty when there is none"),
        specs: z.array(z.object({ name: z.string(), value: z.string() })).describe("The first four"),
        processingDays: z.int().describe("Working days until its shop sends it"),
        awayUntil: z.iso
          .date()
          .nullable()
          .describe("The day on which its shop is back, where it sells nothing until then"),
        laterBy: z.iso
          .date()
          .nullable()
          .describe("The day by which it ships, where its shop is on a break and takes orders"),
        city: z.string(),
        state: z.string(),
      }),
    )
    .describe("Those that shoppers may see, in no particular order"),
});

export type ProductExtractsView = z.infer<typeof productExtractsView>;

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
  shipsBy: z.iso
    .date()
    .nullable()
    .describe(
      "The day by which it ships when none are left, where its seller says so, or while its shop is on a break",
    ),
  mediaId: idSchema.nullable(),
});

export const crumbView = z.object({ id: idSchema, name: z.string(), slug: z.string() });

export const videoView = z.object({
  kind: z.literal("video"),
  provider: z.enum(videoProviders),
  title: z.string(),
  watchUrl: z.string().describe("Where it is watched at its provider; the file itself otherwise"),
  embedUrl: z.string().describe("What a page frames to play it; the file itself otherwise"),
  poster: pictureView.nullable().describe("What stands for it until it plays"),
  addedAt: instantSchema,
});

export type VideoView = z.infer<typeof videoView>;

export const modelView = z.object({
  kind: z.literal("model"),
  title: z.string(),
  url: z.string().describe("Of a GLB: binary glTF 2.0 that needs no decoder and nothing from elsewhere"),
  poster: pictureView.nullable().describe("What stands for it until somebody wants to turn it"),
  addedAt: instantSchema,
});

export type ModelView = z.infer<typeof modelView>;

export const mediaView = z.discriminatedUnion("kind", [
  pictureView.extend({ kind: z.literal("picture") }),
  videoView,
  modelView,
]);

export type MediaView = z.infer<typeof mediaView>;

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
  media: z.array(mediaView).describe("Its pictures, videos and 3-D models in the order in which they are shown"),
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
    delivery: z
      .object({ country: z.string(), minDays: z.int(), maxDays: z.int() })
      .nullable()
      .describe(
        "How long parcels to the first country of the market take, by all of the shop's rates; null where it has none",
      ),
    logo: pictureView.nullable(),
    vacation: vacationView.nullable().describe("While it lasts"),
    rating: z.number().nullable(),
    reviewCount: z.int(),
  }),
  rating: z.number().nullable(),
  reviewCount: z.int(),
  isPurchasable: z.boolean(),
  withdrawalExclusion: z.enum(withdrawalExclusions).nullable().describe("Why the law lets nobody withdraw from it"),
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable(), isHidden: z.boolean() }),
  publishedAt: instantSchema.nullable(),
});

export type ProductView = z.infer<typeof productView>;

export const productPageView = z.object({
  product: productView,
  movedTo: z.string().nullable().describe("The slug it has now, when asked for by an old one"),
});

export const goneProductView = productView
  .pick({ id: true, slug: true, name: true, breadcrumbs: true, seller: true, rating: true, reviewCount: true })
  .extend({
    picture: pictureView.nullable(),
    similar: z.array(productCardView).describe("What can be had instead; up to eight"),
  });

export type GoneProductView = z.infer<typeof goneProductView>;

export const recommendationsView = z.object({
  boughtTogether: z.array(productCardView).describe("In the same orders as this one; up to four, counted at night"),
  similar: z
    .array(productCardView)
    .describe(
      "What is most like this one, compared at night; until then best sellers of the same category. Up to eight",
    ),
});

/** What a device remembers of the products that somebody looked at. */
export const rememberViewedInput = z.object({
  views: z.array(z.object({ productId: idSchema, viewedAt: instantSchema })).max(50),
});

export const recentlyViewedView = z.object({ products: z.array(productCardView).describe("The latest first") });
