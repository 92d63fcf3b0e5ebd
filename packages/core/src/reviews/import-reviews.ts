import type { Tx } from "@emporia/db";
import { insertReviewHistories } from "./queries/import";
import { recountStars } from "./rating-counts";

export interface ReviewHistory {
  id: string;
  /** Of an item that arrived. */
  orderItemId: string;
  rating: number;
  /** With one item of a part at most. */
  shopRating: number | null;
  title: string;
  body: string;
  helpfulCount: number;
  /** Pictures of nobody else’s. */
  pictureIds: readonly string[];
  writtenAt: Date;
  reply: { text: string; at: Date } | null;
}

/** Writes reviews that are history, all at once, and counts all ratings anew. Listings follow when they are refreshed. */
export async function importReviews(tx: Tx, histories: readonly ReviewHistory[]): Promise<void> {
  await insertReviewHistories(tx, histories);
  await recountStars(tx);
}
