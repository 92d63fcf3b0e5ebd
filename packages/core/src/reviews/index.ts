export { ReviewClosed } from "./errors";
export { getOwnReview, getReviewableItems } from "./get-own-review";
export { importReviews, type ReviewHistory } from "./import-reviews";
export { listProductReviews, listShopReviews } from "./list-reviews";
export { voteReview } from "./vote-review";
export { writeReview } from "./write-review";
