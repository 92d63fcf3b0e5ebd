import { Avatar } from "@emporia/ui/primitives/avatar";
import { Breadcrumbs } from "@emporia/ui/primitives/breadcrumbs";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ReviewsPage } from "~/components/reviews/reviews-page";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { reviewsPath, shopPath, startCrumb } from "~/lib/paths";
import { apiReviewFilters, reviewFiltersOf } from "~/lib/review-filters";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url);
  const sellerId = args.params.slug ?? "";
  const filters = reviewFiltersOf(url.searchParams);
  const api = apiFor(args);
  const [shop, found] = await Promise.all([
    read(args, api.sellers.get.query({ sellerId })),
    api.reviews.ofShop.query({ sellerId, ...apiReviewFilters(filters) }).catch(() => null),
  ]);
  if (shop.shopSlug !== sellerId) throw redirect(reviewsPath(shopPath(shop)) + url.search, 301);
  if (!found)
    throw filters.cursor ? redirect(url.pathname) : new Response("The reviews cannot be read now.", { status: 503 });
  return { shop, found, filters };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: "Shop not found · Emporia" }];
  const { shop, filters } = data;
  return pageMeta({
    origin: originOf(matches),
    title: `Reviews of ${shop.shopName}`,
    path: reviewsPath(shopPath(shop)),
    isHidden: filters.stars !== undefined || filters.photos || filters.cursor !== undefined,
  });
};

export default function ShopReviewsPage() {
  const { shop, found, filters } = useLoaderData<typeof loader>();
  return (
    <div className="shell pt-3">
      <Breadcrumbs crumbs={[startCrumb, { label: shop.shopName, href: shopPath(shop) }, { label: "Reviews" }]} />
      <div className="mt-4 mb-8 flex items-center gap-4">
        <Avatar name={shop.shopName} src={shop.logo ? `${shop.logo.url}/320.webp` : undefined} size="lg" shape="shop" />
        <h1 className="min-w-0 text-title wrap-anywhere">Reviews of {shop.shopName}</h1>
      </div>
      <ReviewsPage
        path={reviewsPath(shopPath(shop))}
        filters={filters}
        found={found}
        shopName={shop.shopName}
        isOfShop
      />
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{ 404: "There is no such shop, or it has closed its doors. A search may find something like it." }}
    />
  );
}
