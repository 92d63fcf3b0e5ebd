import type { ShopReviewView, shopReviewTabs } from "@emporia/contracts/reviews";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { instantText } from "../../platform/index";

const tabs: Record<(typeof shopReviewTabs)[number], RawBuilder<unknown>> = {
  all: sql`true`,
  unanswered: sql`review.reply is null and review.status = 'SHOWN'`,
  critical: sql`review.rating <= 3 and review.status = 'SHOWN'`,
  hidden: sql`review.status = 'HIDDEN'`,
};

/** Reviews of a shop for its own people, the newest first, `limit + 1` of them. */
export async function listShopReviewRows(
  db: Db,
  sellerId: string,
  tab: keyof typeof tabs,
  after: readonly [writtenAt: string, id: string] | undefined,
  limit: number,
): Promise<{ view: ShopReviewView; position: string }[]> {
  const [at, id] = after ?? [null, null];
  const { rows } = await sql<{ view: ShopReviewView; position: string }>`
    select review.written_at::text as position, json_build_object('id', review.id, 'rating', review.rating,
      'shopRating', review.shop_rating, 'title', review.title, 'body', review.body, 'authorName', review.author_name,
      'variantTitle', review.variant_title, 'helpfulCount', review.helpful_count, 'status', review.status,
      'writtenAt', ${instantText("review.written_at")}, 'isEdited', review.edited_at is not null,
      'reply', case when review.reply is not null then json_build_object('text', review.reply,
        'repliedAt', ${instantText("review.replied_at")}) end,
      'sellerOrderId', part.id, 'orderNumber', part.number,
      'product', json_build_object('name', product.name, 'slug', product.slug),
      'isReported', exists (select from review_reports report
        where report.review_id = review.id and report.is_from_shop and report.status = 'OPEN'),
      'pictures', coalesce((
        select json_agg(json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
          'height', media.height, 'alt', '', 'dominantColor', media.dominant_color) order by shown.position)
        from review_pictures shown join media on media.id = shown.media_id where shown.review_id = review.id
      ), '[]')) as view
    from reviews review
    join seller_orders part on part.id = review.seller_order_id
    join products product on product.id = review.product_id
    where review.seller_id = ${sellerId} and ${tabs[tab]}
      and (${at}::timestamptz is null or (review.written_at, review.id) < (${at}::timestamptz, ${id}::uuid))
    order by review.written_at desc, review.id desc limit ${limit + 1}
  `.execute(db);
  return rows;
}

export interface AnsweredReview {
  productId: string;
  isFirst: boolean;
}

/** Writes a shop's answer below a review that is shown, in place of the one before. Undefined where there is no such review. */
export async function setReply(
  tx: Tx,
  answer: { reviewId: string; sellerId: string; text: string; now: Date },
): Promise<AnsweredReview | undefined> {
  const { reviewId, sellerId, text, now } = answer;
  const { rows } = await sql<AnsweredReview>`
    update reviews review set reply = ${text}, replied_at = ${now}
    from (select id, replied_at from reviews where id = ${reviewId} for no key update) before
    where review.id = before.id and review.seller_id = ${sellerId} and review.status = 'SHOWN'
    returning review.product_id as "productId", before.replied_at is null as "isFirst"
  `.execute(tx);
  return rows[0];
}

/** What mails about a review say, to its author and to the owner of the shop. */
export interface ReviewMail {
  productName: string;
  productSlug: string;
  shopName: string;
  rating: number;
  title: string;
  body: string;
  authorName: string;
  reply: string | null;
  status: "SHOWN" | "HIDDEN";
  hiddenPolicy: string | null;
  hiddenReason: string | null;
  orderId: string;
  orderItemId: string;
  authorEmail: string;
  ownerEmail: string;
  ownerFirstName: string;
}

export async function findReviewForMail(db: Db, reviewId: string): Promise<ReviewMail | undefined> {
  const { rows } = await sql<ReviewMail>`
    select product.name as "productName", product.slug as "productSlug", seller.shop_name as "shopName", review.rating,
      review.title, review.body, review.author_name as "authorName", review.reply, review.status,
      review.hidden_policy as "hiddenPolicy", review.hidden_reason as "hiddenReason", review.order_id as "orderId",
      review.order_item_id as "orderItemId", placed.email::text as "authorEmail", owner.email::text as "ownerEmail",
      owner.first_name as "ownerFirstName"
    from reviews review
    join products product on product.id = review.product_id
    join sellers seller on seller.id = review.seller_id
    join users owner on owner.id = seller.owner_user_id
    join orders placed on placed.id = review.order_id
    where review.id = ${reviewId}
  `.execute(db);
  return rows[0];
}
