import type { ReviewSort } from "@emporia/contracts/review-limits";
import type { RatingView, ReviewView } from "@emporia/contracts/reviews";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { instantText } from "../../platform/index";

/** Reviews of what is shown to shoppers: of a product, or of all that a shop sells. */
export type ReviewScope = { product: RefOf } | { shop: RefOf };
type RefOf = { id: string } | { slug: string };

export interface ReviewFilter {
  sort: ReviewSort;
  stars: number | undefined;
  withPictures: boolean;
  viewerId: string | null;
  after: readonly [helpfulCount: number, writtenAt: string, id: string] | undefined;
  limit: number;
}

export interface ReviewPage {
  summary: RatingView;
  items: { view: ReviewView; position: [number, string, string] }[];
}

/** One statement: the rating, how many gave which stars, and a page of reviews. Undefined for what shoppers do not see. */
export async function findReviewPage(
  db: Db,
  scope: ReviewScope,
  filter: ReviewFilter,
): Promise<ReviewPage | undefined> {
  const isOfProduct = "product" in scope;
  const ref = isOfProduct ? scope.product : scope.shop;
  const wanted =
    "id" in ref
      ? sql`subject.id = ${ref.id}`
      : isOfProduct
        ? sql`subject.slug = ${ref.slug}`
        : sql`subject.shop_slug = ${ref.slug}`;
  const subject = isOfProduct
    ? sql`products subject join sellers seller on seller.id = subject.seller_id
        where ${wanted} and subject.status = 'PUBLISHED' and seller.status = 'APPROVED'`
    : sql`sellers subject where ${wanted} and subject.status = 'APPROVED'`;
  const owner = sql.ref(isOfProduct ? "review.product_id" : "review.seller_id");
  const isHelpfulFirst = filter.sort === "helpful";
  const [helpful, at, id] = filter.after ?? [null, null, null];
  const place = isHelpfulFirst
    ? sql`(review.helpful_count, review.written_at, review.id) < (${helpful}::integer, ${at}::timestamptz, ${id}::uuid)`
    : sql`(review.written_at, review.id) < (${at}::timestamptz, ${id}::uuid)`;
  const conditions = [sql`${owner} = subject.id`, sql`review.status = 'SHOWN'`];
  if (filter.stars !== undefined) conditions.push(sql`review.rating = ${filter.stars}`);
  if (filter.withPictures) conditions.push(sql`review.picture_count > 0`);
  if (filter.after) conditions.push(place);
  const { rows } = await sql<{ summary: RatingView; items: ReviewPage["items"] | null }>`
    select
      json_build_object(
        'rating', case when subject.rating_count > 0 then subject.rating_hundredths / 100.0 end, 'count', subject.rating_count,
        'stars', json_build_array(coalesce(stars.ones, 0), coalesce(stars.twos, 0), coalesce(stars.threes, 0),
          coalesce(stars.fours, 0), coalesce(stars.fives, 0)),
        'withPictures', (select count(*) from reviews review
          where ${owner} = subject.id and review.status = 'SHOWN' and review.picture_count > 0)) as summary,
      (
        select json_agg(json_build_object(
          'position', json_build_array(page.helpful_count, page.written_at::text, page.id),
          'view', json_build_object('id', page.id, 'rating', page.rating, 'title', page.title, 'body', page.body,
            'authorName', page.author_name, 'variantTitle', page.variant_title, 'helpfulCount', page.helpful_count,
            'writtenAt', ${instantText("page.written_at")}, 'isEdited', page.edited_at is not null,
            'isOwn', coalesce(page.user_id = ${filter.viewerId}::uuid, false),
            'isHelpful', exists (select from review_votes vote where vote.review_id = page.id and vote.user_id = ${filter.viewerId}::uuid),
            'reply', case when page.reply is not null then json_build_object('text', page.reply,
              'repliedAt', ${instantText("page.replied_at")}) end,
            'product', (select json_build_object('name', product.name, 'slug', product.slug)
              from products product where product.id = page.product_id),
            'pictures', coalesce((
              select json_agg(json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
                'height', media.height, 'alt', '', 'dominantColor', media.dominant_color) order by shown.position)
              from review_pictures shown join media on media.id = shown.media_id where shown.review_id = page.id
            ), '[]'))) order by page.nth)
        from (
          select review.*, row_number() over (order by ${isHelpfulFirst ? sql`review.helpful_count desc, ` : sql``}review.written_at desc, review.id desc) as nth
          from reviews review where ${sql.join(conditions, sql` and `)}
          order by ${isHelpfulFirst ? sql`review.helpful_count desc, ` : sql``}review.written_at desc, review.id desc
          limit ${filter.limit + 1}
        ) page
      ) as items
    from (select subject.* from ${subject}) subject left join rating_counts stars on stars.subject_id = subject.id
  `.execute(db);
  const row = rows[0];
  return row && { summary: row.summary, items: row.items ?? [] };
}
