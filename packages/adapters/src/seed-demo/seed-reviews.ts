import { DAY_MS, newId } from "@emporia/core/platform";
import { importReviews, type ReviewHistory } from "@emporia/core/reviews";
import { sql } from "kysely";
import type { Core } from "../create-core";
import { randomFrom } from "./random";
import { apologies, replies, textsOf } from "./review-texts";

interface Arrived {
  orderItemId: string;
  sellerOrderId: string;
  slug: string;
  arrivedAt: Date;
  /** How good the thing is, in hundredths of a star. */
  quality: number;
  pictureId: string | null;
}

/**
 * Three in four of those who got something say what they think of it, a few with a photo. The ratings of the demo are what
 * they say, and nothing else: those that its catalogue was drawn with only tell how good each thing is.
 */
export async function seedReviews(core: Core, now: Date): Promise<number> {
  const items = await listArrived(core);
  const rated = new Set<string>();
  const told = (wanted: readonly Arrived[], random: () => number, share: number) =>
    wanted.flatMap((item) => reviewOf(item, now, random, share, rated) ?? []);
  const most = told(items, randomFrom(20_261_130), 0.75);
  const known = new Set(most.map(({ orderItemId }) => orderItemId));
  // Of one thing everybody says something: a page with many reviews to look at.
  const talkedAbout = items.filter(({ slug, orderItemId }) => slug === "fogbound-mug" && !known.has(orderItemId));
  const histories = [...most, ...told(talkedAbout, randomFrom(20_261_201), 1)];
  const photos = histories.flatMap(({ photo }) => photo ?? []);
  await core.db.transaction().execute(async (tx) => {
    await sql`
      insert into media (id, object_key, width, height, dominant_color, created_at)
      select photo.id, shown.object_key, shown.width, shown.height, shown.dominant_color, ${now}
      from json_to_recordset(${JSON.stringify(photos)}::json) as photo (id uuid, "of" uuid)
      join media shown on shown.id = photo."of"
    `.execute(tx);
    await importReviews(
      tx,
      histories.map(({ photo: _, ...review }) => review),
    );
    // Who wanted to say something has said it.
    await sql`
      insert into review_requests (order_id, asked_at) select order_id, delivered_at from (
        select order_id, max(delivered_at) as delivered_at from shipments where delivered_at is not null group by order_id) came
    `.execute(tx);
  });
  return histories.length;
}

/** What somebody says of what arrived, if they are among those who say something and have had the time. */
function reviewOf(
  { orderItemId, sellerOrderId, arrivedAt, quality, pictureId }: Arrived,
  now: Date,
  random: () => number,
  share: number,
  rated: Set<string>,
): (ReviewHistory & { photo: { id: string; of: string } | null }) | undefined {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? "";
  const writtenAt = new Date(arrivedAt.getTime() + (0.5 + random() ** 2 * 12) * DAY_MS);
  if (random() > share || writtenAt > now) return undefined;
  const mood = (random() + random() + random() - 1.5) * 1.7;
  const rating = Math.max(1, Math.min(5, Math.round(quality / 100 + mood)));
  const texts = textsOf(rating);
  const isWordy = random() < 0.8;
  const words = [texts.openings, texts.details, random() < 0.4 ? texts.details : [], texts.endings].map(pick);
  const isFirst = !rated.has(sellerOrderId);
  rated.add(sellerOrderId);
  const answered = isWordy && random() < (rating < 4 ? 0.7 : 0.12);
  const repliedAt = new Date(writtenAt.getTime() + (0.3 + random() * 2) * DAY_MS);
  const id = newId();
  const photo = pictureId && rating > 3 && random() < 0.1 ? { id: newId(), of: pictureId } : null;
  return {
    ...{ id, orderItemId, rating, writtenAt, photo },
    shopRating: isFirst ? Math.max(1, Math.min(5, Math.round(rating + 0.3 + (random() - 0.5) * 1.4))) : null,
    title: isWordy ? pick(texts.titles) : "",
    body: isWordy ? [...new Set(words)].filter(Boolean).join(" ") : "",
    helpfulCount: isWordy ? Math.floor(random() ** 3 * 14) : 0,
    pictureIds: photo ? [photo.id] : [],
    reply: answered && repliedAt < now ? { text: pick(rating < 4 ? apologies : replies), at: repliedAt } : null,
  };
}

/** What arrived, the first of all first, with the picture that shows it at home. */
async function listArrived({ db }: Core): Promise<Arrived[]> {
  const { rows } = await sql<Arrived>`
    select item.id as "orderItemId", item.seller_order_id as "sellerOrderId", product.slug, max(parcel.delivered_at) as "arrivedAt",
      case when product.rating_count > 0 then product.rating_hundredths else 430 end as quality,
      (select shown.media_id from product_media shown join media on media.id = shown.media_id and media.object_key is not null
        where shown.product_id = product.id and shown.alt like '%at home') as "pictureId"
    from order_items item
    join products product on product.id = item.product_id
    join shipments parcel on parcel.seller_order_id = item.seller_order_id and parcel.status = 'DELIVERED'
    where item.delivered_quantity > 0
    group by item.id, product.id order by 4, item.id
  `.execute(db);
  return rows;
}
