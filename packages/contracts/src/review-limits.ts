// Without zod, so that pages may have it.

export const reviewSorts = ["helpful", "newest"] as const;
export type ReviewSort = (typeof reviewSorts)[number];

export const mostReviewPictures = 6;
/** For so many days after it was written its author may change a review. */
export const reviewEditDays = 30;
