import type { StaffReviewView, staffReviewRowView } from "@emporia/contracts/reviews";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { listOpinions, type Opinions, type OpinionTab, opinionFields, opinionHistory } from "../../opinions/index";
import { instantText } from "../../platform/index";

/** Reviews as what people report. */
export const reviewOpinions: Opinions = { table: "reviews", reports: "review_reports", about: "review_id" };

export interface LockedReview {
  id: string;
  productId: string;
  sellerId: string;
  status: "SHOWN" | "HIDDEN";
  rating: number;
  shopRating: number | null;
}

export async function lockReview(tx: Tx, reviewId: string): Promise<LockedReview | undefined> {
  const { rows } = await sql<LockedReview>`
    select id, product_id as "productId", seller_id as "sellerId", status, rating, shop_rating as "shopRating"
    from reviews where id = ${reviewId} for no key update
  `.execute(tx);
  return rows[0];
}

const rowFields: RawBuilder<unknown> = sql`
  'id', opinion.id, 'rating', opinion.rating, 'title', opinion.title, 'body', opinion.body, 'authorName', opinion.author_name,
  'status', opinion.status, 'writtenAt', ${instantText("opinion.written_at")}, ${opinionFields(reviewOpinions)}`;

export type StaffReviewRow = z.infer<typeof staffReviewRowView>;

/** Reviews as {@link listOpinions} orders them. */
export async function listStaffReviewRows(
  db: Db,
  tab: OpinionTab,
  after: readonly [at: string, id: string] | undefined,
  limit: number,
): Promise<{ view: StaffReviewRow; position: string }[]> {
  const view = (at: RawBuilder<unknown>) => sql`json_build_object(${rowFields}, 'at', ${instantText(at)})`;
  return listOpinions(db, reviewOpinions, { tab, view, written: "written_at" }, after, limit);
}

export async function findStaffReview(db: Db, reviewId: string): Promise<Omit<StaffReviewView, "history"> | undefined> {
  const { rows } = await sql<{ view: Omit<StaffReviewView, "history"> }>`
    select json_build_object(${rowFields}, 'shopRating', opinion.shop_rating, 'orderId', opinion.order_id,
      'userId', opinion.user_id, 'editedAt', ${instantText("opinion.edited_at")},
      'reply', case when opinion.reply is not null then json_build_object('text', opinion.reply,
        'repliedAt', ${instantText("opinion.replied_at")}) end,
      'pictures', coalesce((
        select json_agg(json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
          'height', media.height, 'alt', '', 'dominantColor', media.dominant_color) order by shown.position)
        from review_pictures shown join media on media.id = shown.media_id where shown.review_id = opinion.id
      ), '[]'),
      ${opinionHistory(reviewOpinions)}) as view
    from reviews opinion where opinion.id = ${reviewId}
  `.execute(db);
  return rows[0]?.view;
}
