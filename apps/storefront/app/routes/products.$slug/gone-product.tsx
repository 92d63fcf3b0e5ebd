import type { GoneProductView } from "@emporia/contracts/catalog";
import { Picture } from "@emporia/ui/commerce/picture";
import { SellerByline } from "@emporia/ui/commerce/seller-byline";
import { Breadcrumbs } from "@emporia/ui/primitives/breadcrumbs";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import { productCrumbs } from "~/lib/crumbs";
import { categoryPath, shopPath, startCrumb } from "~/lib/paths";
import { Recommended } from "./recommended";

/** The face of a product that was sold once: what it was, who made it, and what there is instead. */
export function GoneProduct({ product }: { product: GoneProductView }) {
  const category = product.breadcrumbs.at(-1);
  return (
    <div className="shell pt-3">
      <Breadcrumbs crumbs={[startCrumb, ...productCrumbs(product)]} />
      <div className="mt-3 grid items-start gap-x-12 gap-y-8 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)] lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Picture
          media={product.picture && { ...product.picture, alt: product.picture.alt || product.name }}
          sizes="(min-width: 64rem) 28rem, (min-width: 40rem) 38vw, 92vw"
          priority
          className="aspect-4/5 w-full rounded-lg opacity-70 grayscale"
        />
        <div className="min-w-0">
          <h1 className="text-title wrap-anywhere">{product.name}</h1>
          {product.rating !== null && product.reviewCount > 0 && (
            <p className="mt-2">
              <RatingStars rating={product.rating} count={product.reviewCount} size="md" />
            </p>
          )}
          <p className="mt-6 text-lg font-medium">No longer sold</p>
          <p className="mt-2 max-w-prose text-muted">
            Its shop has taken it off the shelves. If you bought it, your order is where it was, and returns and
            questions go their way as before.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink variant="primary" href={shopPath(product.seller)}>
              See what the shop sells now
            </ButtonLink>
            {category && <ButtonLink href={categoryPath(category)}>More in {category.name}</ButtonLink>}
          </div>
          <div className="mt-8 border-t pt-6">
            <SellerByline seller={product.seller} href={shopPath(product.seller)} size="lg" />
            {product.seller.tagline && (
              <p className="mt-3 text-[0.9375rem] text-muted wrap-anywhere">{product.seller.tagline}</p>
            )}
          </div>
        </div>
      </div>
      <Recommended title="You may like these instead" products={product.similar} />
    </div>
  );
}
