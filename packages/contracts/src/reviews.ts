import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema } from "./common";
import { mostReviewPictures, reviewSorts } from "./review-limits";
import { reviewPolicyCodes } from "./review-policies";

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

export const reportReviewInput = z.object({
  reviewId: idSchema,
  policy: z.enum(reviewPolicyCodes, "Choose what is wrong with it."),
  explanation: textSchema(0, 2000, "The explanation").default("").describe("What is wrong, and where"),
});

export const shopReviewTabs = ["all", "unanswered", "critical", "hidden"] as const;
export const listOwnShopReviewsInput = pageInput.extend({
  tab: z.enum(shopReviewTabs).default("all").describe("Critical: three stars or fewer"),
  limit: z.int().min(1).max(50).default(20),
});
export const shopReviewView = reviewView.omit({ isOwn: true, isHelpful: true }).extend({
  shopRating: z.int().nullable(),
  sellerOrderId: idSchema,
  orderNumber: z.string(),
  status: z.enum(["SHOWN", "HIDDEN"]),
  isReported: z.boolean().describe("The shop's own report of it is open"),
});
export type ShopReviewView = z.infer<typeof shopReviewView>;
export const shopReviewsView = pageOf(shopReviewView);
export const replyReviewInput = z.object({
  reviewId: idSchema,
  text: textSchema(2, 2000, "The answer").describe(
    "Plain text, shown below the review; sent again it replaces what was there",
  ),
});

export const staffReviewTabs = ["reported", "hidden", "all"] as const;
export const listStaffReviewsInput = pageInput.extend({
  tab: z.enum(staffReviewTabs).default("reported"),
  limit: z.int().min(1).max(50).default(30),
});
export const reviewIdInput = z.object({ reviewId: idSchema });
export const staffReviewRowView = z.object({
  id: idSchema,
  rating: z.int(),
  title: z.string(),
  body: z.string(),
  authorName: z.string(),
  status: z.enum(["SHOWN", "HIDDEN"]),
  product: z.object({ id: idSchema, name: z.string(), slug: z.string() }),
  seller: z.object({ id: idSchema, shopName: z.string() }),
  openCount: z.int().describe("Open reports of it"),
  writtenAt: instantSchema,
  at: instantSchema.describe("When it was reported first, hidden or written, by the tab"),
});
export const staffReviewsView = pageOf(staffReviewRowView);
export const staffReviewView = staffReviewRowView.omit({ at: true }).extend({
  shopRating: z.int().nullable(),
  pictures: z.array(pictureView),
  reply: reviewReplyView.nullable(),
  editedAt: instantSchema.nullable(),
  orderId: idSchema,
  userId: idSchema.nullable().describe("Of who wrote it, when they were signed in"),
  hidden: z.object({ policy: z.string(), reason: z.string(), at: instantSchema }).nullable(),
  reports: z.array(
    z.object({
      id: idSchema,
      policy: z.string(),
      explanation: z.string(),
      isFromShop: z.boolean(),
      status: z.enum(["OPEN", "UPHELD", "DISMISSED"]),
      reportedAt: instantSchema,
    }),
  ),
  history: z.array(z.object({ action: z.string(), at: z.string(), by: z.string().nullable(), reason: z.string() })),
});
export type StaffReviewView = z.infer<typeof staffReviewView>;

const decisionReason = textSchema(10, 1000, "Reason");
export const hideReviewInput = reviewIdInput.extend({
  policy: z.enum(reviewPolicyCodes, "Choose the policy."),
  reason: decisionReason.describe("Its author reads it word for word"),
});
export const decideReviewInput = reviewIdInput.extend({
  reason: decisionReason.describe("Kept for staff; the author of a review that is shown again is told that it is"),
});

export const reviewRequestLinkInput = z.object({
  orderId: idSchema,
  token: z.string().min(1).max(200).describe("Of the link in the mail"),
});
export const setReviewRequestsInput = reviewRequestLinkInput.extend({
  isWanted: z.boolean().describe("Whether the address of the mail is asked for reviews of what it gets"),
});
export const reviewRequestsView = z.object({ isWanted: z.boolean() });
