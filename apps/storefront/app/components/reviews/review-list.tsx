import type { ReviewView } from "@emporia/contracts/reviews";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { Link } from "@emporia/ui/primitives/link";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import type { ReactNode } from "react";
import { productPath } from "~/lib/paths";

/** Reviews as shoppers read them; with the product where there are those of several. */
export function ReviewList(props: {
  reviews: readonly ReviewView[];
  shopName: string;
  withProduct?: boolean;
  heading: "h2" | "h3";
  /** What can be done about each. */
  actions?: (review: ReviewView) => ReactNode;
}) {
  const { reviews, ...rest } = props;
  return (
    <ul className="divide-y divide-line">
      {reviews.map((review) => (
        <li key={review.id} className="py-6 first:pt-0">
          <Review review={review} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function Review(props: {
  review: ReviewView;
  shopName: string;
  withProduct?: boolean;
  heading: "h2" | "h3";
  actions?: (review: ReviewView) => ReactNode;
}) {
  const { review, shopName, withProduct, heading: Heading, actions } = props;
  const { title, body, pictures, reply, product } = review;
  return (
    <article className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RatingStars rating={review.rating} />
        {title && <Heading className="min-w-0 text-[1.0625rem] font-medium wrap-anywhere">{title}</Heading>}
      </div>
      <p className="text-sm text-muted wrap-anywhere">
        {review.authorName} · <DateTime value={review.writtenAt} style="date" />
        {review.isEdited && " · edited"} · Verified purchase
        {review.variantTitle && ` · ${review.variantTitle}`}
      </p>
      {withProduct && (
        <p className="text-sm">
          <Link href={productPath(product)} className="underline underline-offset-4 wrap-anywhere">
            {product.name}
          </Link>
        </p>
      )}
      {body && <p className="max-w-prose whitespace-pre-line wrap-anywhere">{body}</p>}
      {pictures.length > 0 && (
        <ul aria-label="Photos" className="flex flex-wrap gap-2 pt-1">
          {pictures.map((picture, at) => (
            <li key={picture.id}>
              <a
                href={`${picture.url}/1600.webp`}
                target="_blank"
                rel="noreferrer"
                aria-label={`Photo ${at + 1} of ${review.authorName}, in a new window`}
                className="block rounded-md"
              >
                <Picture media={picture} sizes="6rem" isDecorative className="size-24 rounded-md" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {reply && (
        <div className="mt-2 max-w-prose border-l-2 border-line-strong pl-4">
          <p className="text-sm font-medium wrap-anywhere">
            {shopName} answered <DateTime value={reply.repliedAt} style="date" className="font-normal text-muted" />
          </p>
          <p className="mt-1 whitespace-pre-line text-[0.9375rem] wrap-anywhere">{reply.text}</p>
        </div>
      )}
      {actions?.(review)}
    </article>
  );
}
