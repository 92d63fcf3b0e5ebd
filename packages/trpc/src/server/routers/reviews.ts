import { okView } from "@emporia/contracts/common";
import {
  decideReviewInput,
  hideReviewInput,
  listOwnShopReviewsInput,
  listProductReviewsInput,
  listShopReviewsInput,
  listStaffReviewsInput,
  orderIdTokenInput,
  orderItemInput,
  ownReviewView,
  replyReviewInput,
  reportReviewInput,
  reviewableItemsView,
  reviewIdInput,
  reviewRequestLinkInput,
  reviewRequestsView,
  reviewsView,
  setReviewRequestsInput,
  shopReviewsView,
  staffReviewsView,
  staffReviewView,
  votedView,
  voteReviewInput,
  writeReviewInput,
} from "@emporia/contracts/reviews";
import {
  deleteReview,
  dismissReviewReports,
  getOwnReview,
  getReviewableItems,
  getReviewRequests,
  getStaffReview,
  hideReview,
  listOwnShopReviews,
  listProductReviews,
  listShopReviews,
  listStaffReviews,
  replyToReview,
  reportReview,
  setReviewRequests,
  showReview,
  voteReview,
  writeReview,
} from "@emporia/core/reviews";
import { z } from "zod";
import { answer, publicProcedure, router, sellerProcedure, shopperProcedure, staffProcedure } from "../trpc";

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
  delete: publicProcedure
    .meta({
      rest: "DELETE /orders/{orderId}/items/{orderItemId}/review",
      summary: "Take back what was said of an item",
      limit: "account",
    })
    .input(orderItemInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => deleteReview(ctx.core, input)),
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
  report: publicProcedure
    .meta({
      rest: "POST /reviews/{reviewId}/reports",
      summary: "Tell staff what is wrong with a review",
      limit: "account",
    })
    .input(reportReviewInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => reportReview(ctx.core, input)),
  requests: publicProcedure
    .meta({
      rest: "GET /orders/{orderId}/review-requests",
      summary: "Whether an address is asked for reviews, by the token of such a mail",
      limit: "account",
    })
    .input(reviewRequestLinkInput)
    .output(answer(reviewRequestsView))
    .query(({ ctx, input }) => getReviewRequests(ctx.core, input)),
  setRequests: publicProcedure
    .meta({
      rest: "POST /orders/{orderId}/review-requests",
      summary: "Stop mails that ask for reviews, or have them sent again",
      limit: "account",
    })
    .input(setReviewRequestsInput)
    .output(answer(reviewRequestsView))
    .mutation(({ ctx, input }) => setReviewRequests(ctx.core, input)),
  seller: router({
    list: sellerProcedure("shop:read")
      .meta({ rest: "GET /seller/reviews", summary: "What people say of the shop and what it sells" })
      .input(listOwnShopReviewsInput)
      .output(answer(shopReviewsView))
      .query(({ ctx, input }) => listOwnShopReviews(ctx.core, ctx, input)),
    reply: sellerProcedure("reviews:write")
      .meta({ rest: "POST /seller/reviews/{reviewId}/reply", summary: "Answer a review, or change the answer" })
      .input(replyReviewInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => replyToReview(ctx.core, ctx, input)),
    report: sellerProcedure("reviews:write")
      .input(reportReviewInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => reportReview(ctx.core, input, ctx.sellerId)),
  }),
  staff: router({
    list: staffProcedure("reviews:write")
      .input(listStaffReviewsInput)
      .output(answer(staffReviewsView))
      .query(({ ctx, input }) => listStaffReviews(ctx.core, input)),
    get: staffProcedure("reviews:write")
      .input(reviewIdInput)
      .output(answer(staffReviewView))
      .query(({ ctx, input }) => getStaffReview(ctx.core, input)),
    hide: staffProcedure("reviews:write")
      .input(hideReviewInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => hideReview(ctx.core, input)),
    show: staffProcedure("reviews:write")
      .input(decideReviewInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => showReview(ctx.core, input)),
    dismiss: staffProcedure("reviews:write")
      .input(decideReviewInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => dismissReviewReports(ctx.core, input)),
  }),
});
