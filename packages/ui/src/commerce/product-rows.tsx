import { Link } from "../primitives/link";
import { RatingStars } from "../primitives/rating-stars";
import { Picture } from "./picture";
import { Price } from "./price";
import { Marked, type ProductCardProduct, StockNote } from "./product-card";
import type { ProductGridProps } from "./product-grid";

export interface ProductExtract {
  excerpt: string;
  specs: readonly { name: string; value: string }[];
}

export interface ProductRowsProps extends Omit<ProductGridProps, "corner"> {
  /** By product, what is said of it beside its card. */
  extracts: Readonly<Record<string, ProductExtract>>;
  /** When and from where it is sent. */
  delivery?: ((product: ProductCardProduct & { id: string }) => string | undefined) | undefined;
}

const sizes = "(min-width: 64rem) 13rem, (min-width: 40rem) 11rem, 7rem";

/** Products one below the other, each with how its description begins and its key facts. */
export function ProductRows(props: ProductRowsProps) {
  const { label, products, href, priorityCount = 0, heading: Heading = "h3", highlights, extracts, empty } = props;
  if (products.length === 0) return empty;
  return (
    <ul aria-label={label} className="-mt-5 divide-y divide-line">
      {products.map((product, at) => {
        const extract = extracts[product.id];
        const delivery = props.delivery?.(product);
        return (
          <li key={product.id} className="min-w-0">
            <article className="group relative grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 py-5 sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-x-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
              <div className="relative self-start overflow-hidden rounded-md bg-sunken">
                <Picture
                  media={product.picture}
                  sizes={sizes}
                  priority={at < priorityCount}
                  isDecorative
                  className={product.isPurchasable ? "aspect-4/5 w-full" : "aspect-4/5 w-full opacity-60"}
                />
                <StockNote product={product} />
              </div>
              <div className="grid min-w-0 content-start gap-x-8 gap-y-1 md:grid-cols-[minmax(0,1fr)_auto]">
                <div className="min-w-0">
                  <p className="truncate text-[0.8125rem] text-muted">{product.seller.shopName}</p>
                  <Heading className="line-clamp-2 font-display text-lg leading-snug font-medium wrap-anywhere">
                    <Link
                      href={href(product)}
                      prefetch="intent"
                      className="no-underline decoration-1 underline-offset-4 group-hover:underline after:absolute after:inset-0"
                    >
                      <Marked text={product.name} ranges={highlights?.[product.id] ?? []} />
                    </Link>
                  </Heading>
                  {product.rating !== null && product.reviewCount > 0 && (
                    <p className="mt-1">
                      <RatingStars rating={product.rating} count={product.reviewCount} />
                    </p>
                  )}
                </div>
                <Price
                  money={product.price}
                  compareAt={product.compareAtPrice}
                  from={product.hasPriceRange}
                  className="text-[1.0625rem] font-medium md:justify-end md:pt-5"
                />
                <div className="min-w-0 md:col-span-2">
                  {extract?.excerpt && (
                    <p className="mt-1.5 line-clamp-2 max-w-prose text-[0.9375rem] text-muted wrap-anywhere sm:line-clamp-3">
                      {extract.excerpt}
                    </p>
                  )}
                  {extract && extract.specs.length > 0 && (
                    <dl className="mt-3 hidden max-w-prose gap-x-8 gap-y-1 text-sm sm:grid sm:grid-cols-2">
                      {extract.specs.map(({ name, value }) => (
                        <div key={name} className="flex min-w-0 gap-2">
                          <dt className="max-w-[50%] shrink-0 truncate text-muted">{name}</dt>
                          <dd className="min-w-0 truncate">{value}</dd>
                        </div>
                      ))}
                    </dl>
                  )}
                  {delivery && <p className="mt-2.5 text-[0.8125rem] text-muted">{delivery}</p>}
                </div>
              </div>
            </article>
          </li>
        );
      })}
    </ul>
  );
}
