import type { StaffProductView } from "@emporia/contracts/staff-products";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Link } from "@emporia/ui/primitives/link";
import { Fact } from "../fact";

export function ProductFacts({ product }: { product: StaffProductView }) {
  const { seller, description, tags } = product;
  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        <Fact label="Address">{product.slug}</Fact>
        <Fact label="Category">{product.category?.path ?? "None"}</Fact>
        <Fact label="Shop">
          <Link href={`/products?shop=${seller.shopSlug}`} className="underline underline-offset-4">
            All products of {seller.shopName}
          </Link>
        </Fact>
        <Fact label="Tax class">{product.taxClass}</Fact>
        <Fact label="First shown">
          {product.publishedAt ? <DateTime value={product.publishedAt} style="both" /> : "Never"}
        </Fact>
        <Fact label="Written down">
          <DateTime value={product.createdAt} style="both" />
        </Fact>
        {product.publishAt && product.status !== "PUBLISHED" && (
          <Fact label="To be published">
            <DateTime value={product.publishAt} style="both" />
          </Fact>
        )}
        {tags.length > 0 && <Fact label="Tags">{tags.join(", ")}</Fact>}
      </dl>
      <details className="mt-4 text-[0.9375rem]">
        <summary className="min-h-11 cursor-pointer content-center text-sm font-medium underline underline-offset-4">
          Description
        </summary>
        {description ? (
          <div className="prose mt-2 max-w-prose wrap-anywhere" dangerouslySetInnerHTML={{ __html: description }} />
        ) : (
          <p className="mt-2 text-sm text-muted">It has none yet.</p>
        )}
      </details>
    </>
  );
}
