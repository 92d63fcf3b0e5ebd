import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import type { ReviewHistory } from "../import-reviews";
import { authorName } from "./own";

export async function insertReviewHistories(tx: Tx, histories: readonly ReviewHistory[]): Promise<void> {
  await sql`
    insert into reviews (id, order_item_id, order_id, seller_order_id, product_id, seller_id, user_id, author_name,
      variant_title, rating, shop_rating, title, body, helpful_count, picture_count, written_at, reply, replied_at)
    select given.id, item.id, item.order_id, item.seller_order_id, item.product_id, item.seller_id, placed.user_id,
      ${authorName}, item.variant_title, given.rating, given."shopRating", given.title, given.body, given."helpfulCount", json_array_length(given."pictureIds"),
      given."writtenAt", given.reply ->> 'text', (given.reply ->> 'at')::timestamptz
    from json_to_recordset(${JSON.stringify(histories)}::json) as given (id uuid, "orderItemId" uuid, rating smallint,
      "shopRating" smallint, title text, body text, "helpfulCount" integer, "pictureIds" json, "writtenAt" timestamptz,
      reply json)
    join order_items item on item.id = given."orderItemId" and item.delivered_quantity > 0
    join orders placed on placed.id = item.order_id
    left join users buyer on buyer.id = placed.user_id
    order by given.id
  `.execute(tx);
  const pictures = histories.flatMap(({ id, pictureIds }) =>
    pictureIds.map((mediaId, position) => ({ review_id: id, position, media_id: mediaId })),
  );
  if (pictures.length > 0) await tx.insertInto("review_pictures").values(pictures).execute();
}
