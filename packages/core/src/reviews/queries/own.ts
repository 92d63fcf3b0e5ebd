import type { OwnReviewView } from "@emporia/contracts/reviews";
import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { OrderReader } from "../../orders/queries/read-rows";

/**
 * Items that this person may review: of their own order, and arrived. What happened to them later does not matter; who
 * runs the shop, or bought with the address of somebody who does, has no say.
 */
const reviewable = (orderId: string, reader: OrderReader, actorId: string | null): RawBuilder<unknown> => sql`
  order_items item
  join orders placed on placed.id = item.order_id
  join seller_orders part on part.id = item.seller_order_id
  join products product on product.id = item.product_id
  left join users buyer on buyer.id = placed.user_id
  where item.order_id = ${orderId} and item.delivered_quantity > 0
    and ${"userId" in reader ? sql`placed.user_id = ${reader.userId}` : sql`true`}
    and not exists (
      select from seller_members member join users person on person.id = member.user_id
      where member.seller_id = item.seller_id
        and (person.id in (placed.user_id, ${actorId}::uuid) or person.email = placed.email))`;

/** The first name and the first letter of the last. */
export const authorName: RawBuilder<string> = sql`
  coalesce(nullif(left(trim(coalesce(buyer.first_name, placed.shipping_address ->> 'firstName')), 80), ''), 'Somebody')
    || coalesce(' ' || upper(left(nullif(trim(coalesce(buyer.last_name, placed.shipping_address ->> 'lastName')), ''), 1)) || '.', '')`;

export interface Reviewable {
  orderItemId: string;
  sellerOrderId: string;
  productId: string;
  sellerId: string;
  userId: string | null;
  authorName: string;
  variantTitle: string;
}

/** An item that may be reviewed, with its part locked: reviews of one part are written one after the other. */
export async function lockReviewable(
  tx: Tx,
  item: { orderId: string; orderItemId: string },
  reader: OrderReader,
  actorId: string | null,
): Promise<Reviewable | undefined> {
  const { rows } = await sql<Reviewable>`
    select item.id as "orderItemId", item.seller_order_id as "sellerOrderId", item.product_id as "productId",
      item.seller_id as "sellerId", placed.user_id as "userId", ${authorName} as "authorName",
      item.variant_title as "variantTitle"
    from ${reviewable(item.orderId, reader, actorId)} and item.id = ${item.orderItemId}
    for no key update of part
  `.execute(tx);
  return rows[0];
}

export interface ReviewRow {
  id: string;
  status: "SHOWN" | "HIDDEN";
  rating: number;
  shopRating: number | null;
  title: string;
  body: string;
  writtenAt: Date;
  pictureIds: string[];
  /** Whether a report waits for staff. */
  isReported: boolean;
}

/** With its row locked: staff may hide it at the same time. */
export async function lockReviewOfItem(tx: Tx, orderItemId: string): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`
    select id, status, rating, shop_rating as "shopRating", title, body, written_at as "writtenAt",
      array(select media_id from review_pictures where review_id = reviews.id order by position) as "pictureIds",
      exists (select from review_reports report where report.review_id = reviews.id and report.status = 'OPEN') as "isReported"
    from reviews where order_item_id = ${orderItemId} for no key update
  `.execute(tx);
  return rows[0];
}

export async function isShopRatedByAnother(db: Db, sellerOrderId: string, orderItemId: string): Promise<boolean> {
  const { rows } = await sql`
    select from reviews where seller_order_id = ${sellerOrderId} and shop_rating is not null and order_item_id <> ${orderItemId}
  `.execute(db);
  return rows.length > 0;
}

type OwnRow = Omit<OwnReviewView, "review"> & {
  review:
    | (Omit<NonNullable<OwnReviewView["review"]>, "editableUntil" | "isEditable" | "writtenAt"> & { writtenAt: string })
    | null;
};

/** An item that may be reviewed, and what was said of it. */
export async function findOwnReview(
  db: Db,
  item: { orderId: string; orderItemId: string },
  reader: OrderReader,
  actorId: string | null,
): Promise<OwnRow | undefined> {
  const { rows } = await sql<OwnRow>`
    select json_build_object('id', item.id, 'name', item.name, 'variantTitle', item.variant_title, 'slug', product.slug,
        'picture', item.picture, 'shopName', part.shop_name) as item,
      ${authorName} as "authorName",
      not exists (
        select from reviews other where other.seller_order_id = part.id and other.shop_rating is not null
          and other.order_item_id <> item.id) as "asksShopRating",
      (
        select json_build_object('id', review.id, 'rating', review.rating, 'shopRating', review.shop_rating,
          'title', review.title, 'body', review.body, 'writtenAt', review.written_at,
          'hidden', case when review.status = 'HIDDEN' then json_build_object('policy', review.hidden_policy,
            'reason', review.hidden_reason) end,
          'pictures', coalesce((
            select json_agg(json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
              'height', media.height, 'alt', '', 'dominantColor', media.dominant_color) order by shown.position)
            from review_pictures shown join media on media.id = shown.media_id where shown.review_id = review.id
          ), '[]'))
        from reviews review where review.order_item_id = item.id
      ) as review
    from ${reviewable(item.orderId, reader, actorId)} and item.id = ${item.orderItemId}
  `.execute(db);
  return rows[0];
}

/** Which items of an order may be reviewed, each with the stars that it got. */
export async function listReviewableItems(
  db: Db,
  orderId: string,
  reader: OrderReader,
  actorId: string | null,
): Promise<{ orderItemId: string; rating: number | null }[]> {
  const { rows } = await sql<{ orderItemId: string; rating: number | null }>`
    select item.id as "orderItemId", (select rating from reviews where order_item_id = item.id) as rating
    from ${reviewable(orderId, reader, actorId)} order by item.position
  `.execute(db);
  return rows;
}
