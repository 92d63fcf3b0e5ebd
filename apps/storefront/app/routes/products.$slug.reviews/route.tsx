import { Picture } from "@emporia/ui/commerce/picture";
import { Breadcrumbs } from "@emporia/ui/primitives/breadcrumbs";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ReviewsPage } from "~/components/reviews/reviews-page";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { productPath, reviewsPath, startCrumb } from "~/lib/paths";
import { apiReviewFilters, reviewFiltersOf } from "~/lib/review-filters";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url);
  const productId = args.params.slug ?? "";
  const filters = reviewFiltersOf(url.searchParams);
  const api = apiFor(args);
  const [{ product }, found] = await Promise.all([
    read(args, api.catalog.productPage.query({ productId })),
    api.reviews.ofProduct.query({ productId, ...apiReviewFilters(filters) }).catch(() => null),
  ]);
  if (product.slug !== productId) throw redirect(reviewsPath(productPath(product)) + url.search, 301);
  // A link to a page that is no longer there leads to the first one.
  if (!found)
    throw filters.cursor ? redirect(url.pathname) : new Response("The reviews cannot be read now.", { status: 503 });
  const { name, slug, seller, pictures } = product;
  return { product: { name, slug, shopName: seller.shopName, picture: pictures[0] ?? null }, found, filters };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: "Product not found · Emporia" }];
  const { product, filters } = data;
  return pageMeta({
    origin: originOf(matches),
    title: `Reviews of ${product.name}`,
    path: reviewsPath(productPath(product)),
    isHidden: filters.stars !== undefined || filters.photos || filters.cursor !== undefined,
  });
};

export default function ProductReviewsPage() {
  const { product, found, filters } = useLoaderData<typeof loader>();
  return (
    <div className="shell pt-3">
      <Breadcrumbs crumbs={[startCrumb, { label: product.name, href: productPath(product) }, { label: "Reviews" }]} />
      <div className="mt-4 mb-8 flex items-center gap-4">
        <Picture media={product.picture} sizes="5rem" isDecorative className="size-20 shrink-0 rounded-md" />
        <h1 className="min-w-0 text-title wrap-anywhere">Reviews of {product.name}</h1>
      </div>
      <ReviewsPage
        path={reviewsPath(productPath(product))}
        filters={filters}
        found={found}
        shopName={product.shopName}
      />
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{
        404: "This product is not sold here, or not any more. A search may find something like it.",
        410: "This product is no longer sold.",
      }}
    />
  );
}
