import type { ProductView } from "@emporia/contracts/catalog";
import { Link } from "@emporia/ui/primitives/link";
import { Flag } from "lucide-react";
import { productPath, withQuery } from "~/lib/paths";

/** Shops may give more, which are searched and filtered by and not shown. */
const SHOWN_TAGS = 13;

/** The description, the specifications and the shop's policies. */
export function ProductDetails({ product }: { product: ProductView }) {
  const { description, specs, tags, seller } = product;
  const hasDescription = description.trim() !== "";
  return (
    <div className="mt-14 grid gap-x-14 gap-y-10 border-t pt-10 lg:grid-cols-[1.4fr_1fr]">
      <section aria-labelledby="about" className="min-w-0">
        <h2 id="about" className="mb-4 text-xl">
          About it
        </h2>
        {hasDescription ? (
          // Sanitised by the API when it was saved.
          <div className="prose max-w-prose" dangerouslySetInnerHTML={{ __html: description }} />
        ) : (
          <p className="text-muted">The shop has not described it yet.</p>
        )}
        {tags.length > 0 && (
          <ul aria-label="Tags" className="mt-6 flex flex-wrap gap-2">
            {tags.slice(0, SHOWN_TAGS).map((tag) => (
              <li key={tag} className="max-w-full">
                <Link
                  href={withQuery("/search", { tag })}
                  rel="nofollow"
                  className="inline-flex min-h-9 max-w-full items-center rounded-full bg-sunken px-3 text-[0.8125rem] text-muted no-underline hover:text-ink pointer-coarse:min-h-11"
                >
                  <span className="truncate">{tag}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className="flex min-w-0 flex-col gap-10">
        {specs.length > 0 && (
          <section aria-labelledby="specs">
            <h2 id="specs" className="mb-3 text-xl">
              Details
            </h2>
            <dl className="divide-y divide-line text-[0.9375rem]">
              {specs.map((spec) => (
                <div key={spec.name} className="flex justify-between gap-6 py-2.5">
                  <dt className="max-w-[45%] shrink-0 text-muted wrap-anywhere">{spec.name}</dt>
                  <dd className="min-w-0 text-right wrap-anywhere">{spec.value}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <section aria-labelledby="policies">
          <h2 id="policies" className="mb-3 text-xl wrap-anywhere">
            What {seller.shopName} promises
          </h2>
          <p className="whitespace-pre-line text-[0.9375rem] text-muted wrap-anywhere">{seller.policies}</p>
          <Link
            href={`/account/messages/new?product=${product.slug}`}
            rel="nofollow"
            className="inline-flex min-h-11 items-center gap-2 self-start text-sm text-muted underline underline-offset-4 hover:text-ink"
          >
            Write to the shop
          </Link>
        </section>
        <Link
          href={`${productPath(product)}/report`}
          rel="nofollow"
          className="inline-flex min-h-11 items-center gap-2 self-start text-sm text-muted underline underline-offset-4 hover:text-ink"
        >
          <Flag aria-hidden="true" className="size-4" strokeWidth={1.5} />
          Report this product
        </Link>
      </div>
    </div>
  );
}
