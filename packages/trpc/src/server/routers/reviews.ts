import {
  listProductReviewsInput,
  listShopReviewsInput,
  orderIdTokenInput,
  orderItemInput,
  ownReviewView,
  reviewableItemsView,
  reviewsView,
  votedView,
  voteReviewInput,
  writeReviewInput,
} from "@emporia/contracts/reviews";
import {
  getOwnReview,
  getReviewableItems,
  listProductReviews,
  listShopReviews,
  voteReview,
  writeReview,
} from "@emporia/core/reviews";
import { z } from "zod";
import { answer, publicProcedure, router, shopperProcedure } from "../trpc";

/** What people say of what arrived at theirs. */
export const reviewsRouter = router({
  ofProduct: publicProcedure
    .meta({
      rest: "GET /products/{productId}/reviews",
      summary: "What people say of a product, and how many gave it which stars",
      limit: "catalog",
    })
    .input(listProductReviewsInput)
    .output(answer(reviewsView))
    .query(({ ctx, input }) => listProductReviews(ctx.core, input)),
  ofShop: publicProcedure
    .meta({
      rest: "GET /sellers/{sellerId}/reviews",
      summary: "What people say of what a shop sells",
      limit: "catalog",
    })
    .input(listShopReviewsInput)
    .output(answer(reviewsView))
    .query(({ ctx, input }) => listShopReviews(ctx.core, input)),
  write: publicProcedure
    .meta({
      rest: "POST /orders/{orderId}/items/{orderItemId}/review",
      summary: "Review an item that arrived, or change what was said of it",
      limit: "account",
    })
    .input(writeReviewInput)
    .output(answer(z.object({ reviewId: z.uuid(), isNew: z.boolean() })))
    .mutation(({ ctx, input }) => writeReview(ctx.core, input)),
  own: publicProcedure
    .meta({
      rest: "GET /orders/{orderId}/items/{orderItemId}/review",
      summary: "An item that can be reviewed, and what was said of it",
    })
    .input(orderItemInput)
    .output(answer(ownReviewView))
    .query(({ ctx, input }) => getOwnReview(ctx.core, input)),
  ofOrder: publicProcedure
    .meta({ summary: "Which items of an order can be reviewed" })
    .input(orderIdTokenInput)
    .output(answer(reviewableItemsView))
    .query(({ ctx, input }) => getReviewableItems(ctx.core, input)),
  vote: shopperProcedure
    .meta({ rest: "POST /reviews/{reviewId}/vote", summary: "Say that a review was helpful, or take it back" })
    .input(voteReviewInput)
    .output(answer(votedView))
    .mutation(({ ctx, input }) => voteReview(ctx.core, input)),
});
