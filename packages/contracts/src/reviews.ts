import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema } from "./common";
import { mostReviewPictures, reviewSorts } from "./review-limits";

const starsSchema = (message: string) => z.coerce.number(message).int(message).min(1, message).max(5, message);
const tokenSchema = z.string().max(200).optional().describe("Of the link in the mails of an order, for guests");

export const orderItemInput = z.object({ orderId: idSchema, orderItemId: idSchema, token: tokenSchema });

export const writeReviewInput = orderItemInput.extend({
  rating: starsSchema("Choose one to five stars."),
  shopRating: z
    .union([z.literal("").transform(() => undefined), starsSchema("Choose one to five stars.")])
    .optional()
    .describe("How the shop served you; once for its part of an order, by one of its items"),
  title: textSchema(0, 120, "The title").default(""),
  body: textSchema(0, 4000, "The review").default("").describe("Plain text"),
  pictureIds: z
    .array(idSchema)
    .max(mostReviewPictures, `${mostReviewPictures} photos at most.`)
    .default([])
    .describe("All photos it shows from now on: of POST /orders/{orderId}/pictures, or those it showed before"),
});

export const reviewReplyView = z.object({ text: z.string(), repliedAt: instantSchema });

export const reviewView = z.object({
  id: idSchema,
  rating: z.int(),
  title: z.string(),
  body: z.string(),
  authorName: z.string().describe("First name and the first letter of the last"),
  variantTitle: z.string().describe("What was bought"),
  pictures: z.array(pictureView),
  helpfulCount: z.int(),
  reply: reviewReplyView.nullable().describe("The shop's"),
  writtenAt: instantSchema,
  isEdited: z.boolean(),
  isOwn: z.boolean().describe("Written by who asks"),
  isHelpful: z.boolean().describe("Who asks found it helpful"),
  product: z.object({ name: z.string(), slug: z.string() }),
});
export type ReviewView = z.infer<typeof reviewView>;

export const ratingView = z.object({
  rating: z.number().nullable(),
  count: z.int(),
  stars: z.array(z.int()).length(5).describe("How many gave one star, two, and so on to five"),
  withPictures: z.int(),
});
export type RatingView = z.infer<typeof ratingView>;

const listInput = pageInput.extend({
  sort: z.enum(reviewSorts).default("helpful"),
  stars: z.coerce.number().int().min(1).max(5).optional(),
  withPictures: z.boolean().default(false),
  limit: z.int().min(1).max(50).default(10),
});
export const listProductReviewsInput = listInput.extend({
  productId: z.string().min(1).max(160).describe("Id or slug"),
});
export const listShopReviewsInput = listInput.extend({ sellerId: z.string().min(1).max(160).describe("Id or slug") });
export const reviewsView = pageOf(reviewView).extend({
  summary: ratingView.describe("Of all reviews, whatever is filtered; of a shop, how people found its service"),
});

/** An item of an order, for who may review it. */
export const ownReviewView = z.object({
  item: z.object({
    id: idSchema,
    name: z.string(),
    variantTitle: z.string(),
    slug: z.string(),
    picture: pictureView.nullable(),
    shopName: z.string(),
  }),
  authorName: z.string(),
  asksShopRating: z.boolean().describe("No other item of this part has rated the shop"),
  review: z
    .object({
      id: idSchema,
      rating: z.int(),
      shopRating: z.int().nullable(),
      title: z.string(),
      body: z.string(),
      pictures: z.array(pictureView),
      writtenAt: instantSchema,
      editableUntil: instantSchema,
      isEditable: z.boolean(),
      hidden: z.object({ policy: z.string(), reason: z.string() }).nullable(),
    })
    .nullable(),
});
export type OwnReviewView = z.infer<typeof ownReviewView>;

export const orderIdTokenInput = z.object({ orderId: idSchema, token: tokenSchema });
export const reviewableItemsView = z.object({
  items: z.array(z.object({ orderItemId: idSchema, rating: z.int().nullable() })),
});

export const voteReviewInput = z.object({ reviewId: idSchema, isHelpful: z.boolean() });
export const votedView = z.object({ helpfulCount: z.int() });
