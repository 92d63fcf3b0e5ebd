import type { StaffReviewView, staffReviewRowView } from "@emporia/contracts/reviews";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";

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

export async function setHidden(
  tx: Tx,
  reviewId: string,
  hidden: { policy: string; reason: string; at: Date } | null,
): Promise<void> {
  await tx
    .updateTable("reviews")
    .set({
      status: hidden ? "HIDDEN" : "SHOWN",
      hidden_policy: hidden?.policy ?? null,
      hidden_reason: hidden?.reason ?? null,
      hidden_at: hidden?.at ?? null,
    })
    .where("id", "=", reviewId)
    .execute();
}

/** Decides what is open of a review. @returns which reports that were */
export async function setReportsDecided(
  tx: Tx,
  reviewId: string,
  status: "UPHELD" | "DISMISSED",
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update review_reports set status = ${status}, decided_at = ${now} where review_id = ${reviewId} and status = 'OPEN'
    returning id
  `.execute(tx);
  await sql`update reviews set reported_at = null where id = ${reviewId} and reported_at is not null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What who reported a review is told: only who was signed in has an address. */
export interface ReviewReportMail {
  email: string;
  firstName: string;
  productName: string;
  status: "OPEN" | "UPHELD" | "DISMISSED";
}

export async function findReviewReportForMail(db: Db, reportId: string): Promise<ReviewReportMail | undefined> {
  const { rows } = await sql<ReviewReportMail>`
    select person.email::text as email, person.first_name as "firstName", product.name as "productName", report.status
    from review_reports report
    join users person on person.id = report.reporter_user_id
    join reviews about on about.id = report.review_id
    join products product on product.id = about.product_id
    where report.id = ${reportId}
  `.execute(db);
  return rows[0];
}

/** False, and nothing written, where the person's report of it is open already. */
export async function insertReport(
  tx: Tx,
  report: {
    id: string;
    reviewId: string;
    userId: string | null;
    isFromShop: boolean;
    policy: string;
    explanation: string;
    now: Date;
  },
): Promise<boolean> {
  const { id, reviewId, userId, isFromShop, policy, explanation, now } = report;
  const { numAffectedRows } = await sql`
    insert into review_reports (id, review_id, reporter_user_id, is_from_shop, policy, explanation, reported_at)
    values (${id}, ${reviewId}, ${userId}, ${isFromShop}, ${policy}, ${explanation}, ${now})
    on conflict do nothing
  `.execute(tx);
  if (numAffectedRows === 0n) return false;
  await sql`update reviews set reported_at = coalesce(reported_at, ${now}) where id = ${reviewId}`.execute(tx);
  return true;
}

const instant = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const rowFields: RawBuilder<unknown> = sql`
  'id', review.id, 'rating', review.rating, 'title', review.title, 'body', review.body, 'authorName', review.author_name,
  'status', review.status, 'writtenAt', ${instant(sql`review.written_at`)},
  'product', (select json_build_object('id', product.id, 'name', product.name, 'slug', product.slug)
    from products product where product.id = review.product_id),
  'seller', (select json_build_object('id', seller.id, 'shopName', seller.shop_name)
    from sellers seller where seller.id = review.seller_id),
  'openCount', (select count(*) from review_reports report where report.review_id = review.id and report.status = 'OPEN')`;

export type StaffReviewRow = z.infer<typeof staffReviewRowView>;

const tabs = {
  reported: { at: sql`review.reported_at`, isIn: sql`review.reported_at is not null`, isOldestFirst: true },
  hidden: { at: sql`review.hidden_at`, isIn: sql`review.status = 'HIDDEN'`, isOldestFirst: false },
  all: { at: sql`review.written_at`, isIn: sql`true`, isOldestFirst: false },
};

/** What is reported the longest waiting first, what is hidden and what there is at all the latest first. */
export async function listStaffReviewRows(
  db: Db,
  tab: keyof typeof tabs,
  after: readonly [at: string, id: string] | undefined,
  limit: number,
): Promise<{ view: StaffReviewRow; position: string }[]> {
  const { at, isIn, isOldestFirst } = tabs[tab];
  const [lastAt, lastId] = after ?? [null, null];
  const order = isOldestFirst ? sql`asc` : sql`desc`;
  const { rows } = await sql<{ view: StaffReviewRow; position: string }>`
    select json_build_object(${rowFields}, 'at', ${instant(at)}) as view, ${at}::text as position
    from reviews review
    where ${isIn} and (${lastAt}::timestamptz is null
      or (${at}, review.id) ${isOldestFirst ? sql`>` : sql`<`} (${lastAt}::timestamptz, ${lastId}::uuid))
    order by ${at} ${order}, review.id ${order} limit ${limit + 1}
  `.execute(db);
  return rows;
}

export async function findStaffReview(db: Db, reviewId: string): Promise<Omit<StaffReviewView, "history"> | undefined> {
  const { rows } = await sql<{ view: Omit<StaffReviewView, "history"> }>`
    select json_build_object(${rowFields}, 'shopRating', review.shop_rating, 'orderId', review.order_id,
      'userId', review.user_id, 'editedAt', ${instant(sql`review.edited_at`)},
      'reply', case when review.reply is not null then json_build_object('text', review.reply,
        'repliedAt', ${instant(sql`review.replied_at`)}) end,
      'hidden', case when review.status = 'HIDDEN' then json_build_object('policy', review.hidden_policy,
        'reason', review.hidden_reason, 'at', ${instant(sql`review.hidden_at`)}) end,
      'pictures', coalesce((
        select json_agg(json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
          'height', media.height, 'alt', '', 'dominantColor', media.dominant_color) order by shown.position)
        from review_pictures shown join media on media.id = shown.media_id where shown.review_id = review.id
      ), '[]'),
      'reports', coalesce((
        select json_agg(json_build_object('id', report.id, 'policy', report.policy, 'explanation', report.explanation,
          'isFromShop', report.is_from_shop, 'status', report.status,
          'reportedAt', ${instant(sql`report.reported_at`)}) order by report.reported_at desc)
        from review_reports report where report.review_id = review.id
      ), '[]')) as view
    from reviews review where review.id = ${reviewId}
  `.execute(db);
  return rows[0]?.view;
}
