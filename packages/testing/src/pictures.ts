import { newId } from "@emporia/core/platform";
import type { Db } from "@emporia/db";

/** A picture that a product shows, with a category all that publishing asks for besides. There is no file of it. */
export async function aPictureOf(db: Db, product: { id: string; sellerId: string }): Promise<string> {
  const id = newId();
  await db
    .insertInto("media")
    .values({ id, seller_id: product.sellerId, object_key: id, width: 10, height: 10 })
    .execute();
  await db.insertInto("product_media").values({ product_id: product.id, media_id: id, position: 0 }).execute();
  return id;
}
