import type { PictureView } from "@emporia/contracts/common";
import { Avatar } from "../primitives/avatar";
import { Link } from "../primitives/link";
import { RatingStars } from "../primitives/rating-stars";

export interface SellerBylineProps {
  seller: {
    shopName: string;
    city?: string | undefined;
    state?: string | undefined;
    logo?: Pick<PictureView, "url"> | null | undefined;
    rating?: number | null | undefined;
    reviewCount?: number | undefined;
  };
  href: string;
  size?: "sm" | "md" | "lg" | undefined;
}

/** The shop beside what it sells: its face, its name, its place. */
export function SellerByline({ seller, href, size = "md" }: SellerBylineProps) {
  const place = [seller.city, seller.state].filter(Boolean).join(", ");
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar
        name={seller.shopName}
        src={seller.logo ? `${seller.logo.url}/320.webp` : undefined}
        size={size}
        shape="shop"
      />
      <div className="min-w-0">
        <Link
          href={href}
          prefetch="intent"
          className="line-clamp-1 font-display text-[1.0625rem] leading-snug font-medium break-all underline-offset-4 hover:underline"
        >
          {seller.shopName}
        </Link>
        <p className="flex flex-wrap items-center gap-x-2.5 text-[0.8125rem] text-muted">
          {place && <span>{place}</span>}
          {seller.rating !== null && seller.rating !== undefined && (
            <RatingStars rating={seller.rating} count={seller.reviewCount} />
          )}
        </p>
      </div>
    </div>
  );
}
