import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { Reviewable } from "./own";

export interface Said {
  rating: number;
  shopRating: number | null;
  title: string;
  body: string;
  pictureCount: number;
}

export async function insertReview(
  tx: Tx,
  review: { id: string; orderId: string; item: Reviewable; said: Said; now: Date },
): Promise<void> {
  const { id, orderId, item, said, now } = review;
  await tx
    .insertInto("reviews")
    .values({
      id,
      order_item_id: item.orderItemId,
      order_id: orderId,
      seller_order_id: item.sellerOrderId,
      product_id: item.productId,
      seller_id: item.sellerId,
      user_id: item.userId,
      author_name: item.authorName,
      variant_title: item.variantTitle,
      rating: said.rating,
      shop_rating: said.shopRating,
      title: said.title,
      body: said.body,
      picture_count: said.pictureCount,
      written_at: now,
    })
    .execute();
}

export async function setReview(tx: Tx, reviewId: string, said: Said, now: Date): Promise<void> {
  await tx
    .updateTable("reviews")
    .set({
      rating: said.rating,
      shop_rating: said.shopRating,
      title: said.title,
      body: said.body,
      picture_count: said.pictureCount,
      edited_at: now,
    })
    .where("id", "=", reviewId)
    .execute();
}

/** With its votes and what was reported of it. */
export async function deleteReviewRow(tx: Tx, reviewId: string): Promise<void> {
  await tx.deleteFrom("reviews").where("id", "=", reviewId).execute();
}

/**
 * Makes these the photos of a review, in this order: those it had, and those that were sent for its order, which from then
 * on are for everybody. @returns how many there are
 */
export async function setReviewPictures(
  tx: Tx,
  review: { id: string; orderId: string },
  mediaIds: readonly string[],
): Promise<number> {
  await sql`delete from review_pictures where review_id = ${review.id}`.execute(tx);
  if (mediaIds.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into review_pictures (review_id, position, media_id)
    select ${review.id}, wanted.nth - 1, wanted.id
    from unnest(${[...mediaIds]}::uuid[]) with ordinality as wanted (id, nth)
  `.execute(tx);
  await sql`update media set order_id = null where id = any(${[...mediaIds]}::uuid[])`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Whether a review is of a shop that this person runs. */
export async function isOfOwnShop(db: Db, reviewId: string, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select from reviews review join seller_members member on member.seller_id = review.seller_id
    where review.id = ${reviewId} and review.status = 'SHOWN' and member.user_id = ${userId}
  `.execute(db);
  return rows.length > 0;
}

/** Says that somebody finds a review helpful, or does not any more. Their own they cannot. @returns undefined: no such */
export async function setVote(
  tx: Tx,
  vote: { reviewId: string; userId: string; isHelpful: boolean; now: Date },
): Promise<number | undefined> {
  const { reviewId, userId, isHelpful, now } = vote;
  const { rows } = await sql<{ id: string }>`
    select id from reviews where id = ${reviewId} and status = 'SHOWN' and user_id is distinct from ${userId}::uuid
    for no key update
  `.execute(tx);
  if (rows.length === 0) return undefined;
  const { numAffectedRows } = isHelpful
    ? await sql`
        insert into review_votes (review_id, user_id, voted_at) values (${reviewId}, ${userId}, ${now})
        on conflict do nothing
      `.execute(tx)
    : await sql`delete from review_votes where review_id = ${reviewId} and user_id = ${userId}`.execute(tx);
  const changed = Number(numAffectedRows ?? 0) * (isHelpful ? 1 : -1);
  const { rows: counted } = await sql<{ count: number }>`
    update reviews set helpful_count = helpful_count + ${changed}::integer where id = ${reviewId}
    returning helpful_count as count
  `.execute(tx);
  return counted[0]?.count;
}
