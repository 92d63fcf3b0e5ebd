import type { ProductCardView } from "@emporia/contracts/catalog";
import { Fragment, type ReactNode, useState } from "react";
import { cx } from "../lib/cx";
import { Link } from "../primitives/link";
import { RatingStars } from "../primitives/rating-stars";
import { Skeleton } from "../primitives/skeleton";
import { Picture } from "./picture";
import { Price } from "./price";

export type ProductCardProduct = Pick<
  ProductCardView,
  | "slug"
  | "name"
  | "price"
  | "compareAtPrice"
  | "hasPriceRange"
  | "rating"
  | "reviewCount"
  | "isPurchasable"
  | "lowStock"
  | "picture"
> & {
  seller: { shopName: string };
  hoverPicture?: ProductCardView["hoverPicture"] | undefined;
  isAway?: boolean | undefined;
  backOn?: string | null | undefined;
};

export interface ProductCardProps {
  product: ProductCardProduct;
  href: string;
  /** Among the first on the page. */
  priority?: boolean | undefined;
  sizes?: string | undefined;
  heading?: "h2" | "h3" | undefined;
  /** Parts of the name that were searched for. */
  highlights?: readonly { start: number; end: number }[] | undefined;
  /** Over the picture, at its end: a wishlist form. */
  corner?: ReactNode;
}

export const productCardSizes = "(min-width: 80rem) 19rem, (min-width: 48rem) 23vw, 46vw";

export function ProductCard(props: ProductCardProps) {
  const { product, href, priority, sizes = productCardSizes, heading: Heading = "h3", corner } = props;
  const { highlights = [] } = props;
  // Most of a list is never pointed at: its second pictures are neither drawn nor fetched until then.
  const [isPointedAt, setPointedAt] = useState(false);
  return (
    <article
      className="group relative flex min-w-0 flex-col"
      onPointerEnter={({ pointerType }) => pointerType === "mouse" && setPointedAt(true)}
    >
      <div className="relative overflow-hidden rounded-md bg-sunken">
        <Picture
          media={product.picture}
          sizes={sizes}
          priority={priority}
          isDecorative
          className={cx("aspect-4/5 w-full", !product.isPurchasable && "opacity-60")}
        />
        {isPointedAt && product.hoverPicture && (
          <div className="absolute inset-0 opacity-0 transition-opacity duration-300 group-hover:opacity-100 group-hover:starting:opacity-0">
            <Picture media={product.hoverPicture} sizes={sizes} isDecorative className="size-full" />
          </div>
        )}
        <StockNote product={product} />
      </div>
      <div className="flex min-w-0 flex-col gap-0.5 pt-3">
        <p className="truncate text-[0.8125rem] text-muted">{product.seller.shopName}</p>
        <Heading className="line-clamp-2 font-display text-[1.0625rem] leading-snug font-medium wrap-anywhere">
          <Link
            href={href}
            prefetch="intent"
            className="no-underline decoration-1 underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            <Marked text={product.name} ranges={highlights} />
          </Link>
        </Heading>
        <Price
          money={product.price}
          compareAt={product.compareAtPrice}
          from={product.hasPriceRange}
          className="mt-0.5 text-[0.9375rem] font-medium"
        />
        {product.rating !== null && product.reviewCount > 0 && (
          <RatingStars rating={product.rating} count={product.reviewCount} />
        )}
      </div>
      {corner && <div className="absolute top-1 right-1 z-10">{corner}</div>}
    </article>
  );
}

export function Marked({ text, ranges }: { text: string; ranges: readonly { start: number; end: number }[] }) {
  const parts = ranges.map(({ start, end }, nth) => (
    <Fragment key={start}>
      {text.slice(ranges[nth - 1]?.end ?? 0, start)}
      <mark className="rounded-xs bg-accent-wash text-inherit">{text.slice(start, end)}</mark>
    </Fragment>
  ));
  return (
    <>
      {parts}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </>
  );
}

export function StockNote({ product }: { product: ProductCardProduct }) {
  const note = !product.isPurchasable
    ? product.isAway
      ? backText(product.backOn)
      : "Sold out"
    : product.lowStock !== null
      ? product.lowStock === 1
        ? "Last one"
        : `Only ${product.lowStock} left`
      : undefined;
  if (!note) return null;
  return (
    <p className="absolute bottom-2 left-2 rounded-sm bg-surface px-2 py-0.5 text-xs font-medium text-ink shadow-lift">
      {note}
    </p>
  );
}

const dayFormat = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

/** "Back on Dec 14" */
function backText(day: string | null | undefined): string {
  return day ? `Back on ${dayFormat.format(new Date(day))}` : "On a break";
}

export function ProductCardSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col">
      <Skeleton className="aspect-4/5 w-full rounded-md" />
      <div className="flex flex-col gap-2 pt-3.5">
        <Skeleton className="h-3 w-1/3" />
        <Skeleton className="h-4 w-4/5" />
        <Skeleton className="h-3.5 w-1/4" />
      </div>
    </div>
  );
}
