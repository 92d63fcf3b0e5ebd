import { plainText } from "@emporia/contracts/plain-text";
import type { SellerView } from "@emporia/contracts/sellers";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { SearchForm } from "@emporia/ui/layout/site-header";
import { Avatar } from "@emporia/ui/primitives/avatar";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { Check, Heart, MessageSquare } from "lucide-react";
import { ProductListing } from "~/components/product-listing";
import { VacationNotice } from "~/components/vacation-notice";
import { apiFor, read, readList } from "~/lib/api.server";
import { sessionCookie } from "~/lib/cookies.server";
import { daysText } from "~/lib/delivery";
import { extractsOf } from "~/lib/extracts.server";
import { apiFilters, countOf, filtersOf } from "~/lib/filters";
import { breadcrumbLd, shopLd } from "~/lib/json-ld";
import { priceDigitsOf } from "~/lib/markets.server";
import { pageMeta } from "~/lib/meta";
import { reviewsPath, shopPath, startCrumb, withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url);
  const { sellers: _, ...filters } = filtersOf(url.searchParams, await priceDigitsOf(args));
  const sellerId = args.params.slug ?? "";
  const api = apiFor(args);
  const path = shopPath({ shopSlug: sellerId });
  // Pages of people who are signed in are theirs alone.
  const isFollowed = sessionCookie.read(args.request)
    ? api.follows.get.query({ sellerId }).then(
        (follow) => follow.isFollowed,
        () => false,
      )
    : false;
  const [shop, found] = await readList(
    args,
    { filters, path },
    Promise.all([
      api.sellers.get.query({ sellerId }),
      api.sellers.products.query({ sellerId, ...apiFilters(filters) }),
    ]),
  );
  if (shop.shopSlug !== sellerId) throw redirect(shopPath(shop) + url.search, 301);
  return { shop, found, filters, extracts: await extractsOf(args, filters, found), isFollowed: await isFollowed };
}

/** Follows the shop, or stops it; whoever is not signed in is asked to first. */
export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const sellerId = args.params.slug ?? "";
  const isFollowed = form.get("isFollowed") === "true";
  await read(args, apiFor(args).follows.set.mutate({ sellerId, isFollowed }));
  return redirect(shopPath({ shopSlug: sellerId }));
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: "Shop not found · Emporia" }];
  const { shop, filters } = data;
  const origin = originOf(matches);
  return pageMeta({
    origin,
    title: shop.shopName,
    description: shop.tagline || plainText(shop.description, 160),
    path: shopPath(shop),
    isHidden: countOf(filters) > 0 || filters.q !== undefined || filters.cursor !== undefined,
    picture: shop.banner ?? shop.logo,
    jsonLd: [shopLd(origin, shop), breadcrumbLd(origin, [startCrumb, { label: shop.shopName }])],
  });
};

export default function ShopPage() {
  const { shop, found, filters, extracts, isFollowed } = useLoaderData<typeof loader>();
  return (
    <>
      {shop.banner && (
        <Picture
          media={shop.banner}
          sizes="100vw"
          priority
          isDecorative
          className="aspect-[3/1] max-h-80 w-full lg:aspect-[5/1]"
        />
      )}
      <div className="shell relative">
        <ShopHead shop={shop} isFollowed={isFollowed} />
        {shop.vacation && (
          <div className="pt-6">
            <VacationNotice vacation={shop.vacation} shopName={shop.shopName} />
          </div>
        )}
        <div className="grid gap-x-14 gap-y-8 border-b py-8 lg:grid-cols-[1.4fr_1fr]">
          <section aria-labelledby="story">
            <h2 id="story" className="mb-3 text-xl">
              The story
            </h2>
            <p className="max-w-prose whitespace-pre-line wrap-anywhere">{shop.description}</p>
          </section>
          <section aria-labelledby="policies">
            <h2 id="policies" className="mb-3 text-xl">
              Good to know
            </h2>
            <p className="text-[0.9375rem]">
              Orders leave within {daysText(shop.processingDays)}.
              {shop.city && ` They are sent from ${[shop.city, shop.state].filter(Boolean).join(", ")}.`}
            </p>
            {shop.policies && (
              <p className="mt-3 whitespace-pre-line text-[0.9375rem] text-muted wrap-anywhere">{shop.policies}</p>
            )}
          </section>
        </div>
        <section aria-labelledby="products" className="pt-8">
          <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
            <h2 id="products" className="text-title">
              {filters.q ? `“${filters.q}” in this shop` : "From this shop"}
            </h2>
            <div className="w-full sm:w-80">
              <SearchForm
                key={filters.q}
                action={shopPath(shop)}
                label={`Search in ${shop.shopName}`}
                placeholder="Search in this shop"
                defaultValue={filters.q}
              />
            </div>
          </div>
          <ProductListing
            path={shopPath(shop)}
            filters={filters}
            found={found}
            extracts={extracts}
            without={["sellers"]}
            empty={
              <EmptyState
                heading="h3"
                title={filters.q ? "This shop has nothing like that" : "Nothing on the shelves yet"}
              >
                {filters.q
                  ? "Try other words, or look at everything it sells."
                  : "This shop has just opened. Come back soon."}
              </EmptyState>
            }
          />
        </section>
      </div>
    </>
  );
}

function ShopHead({ shop, isFollowed }: { shop: SellerView; isFollowed: boolean }) {
  const { state, formMethod } = useNavigation();
  const place = [shop.city, shop.state].filter(Boolean).join(", ");
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-4 border-b py-8">
      <Avatar name={shop.shopName} src={shop.logo ? `${shop.logo.url}/320.webp` : undefined} size="xl" shape="shop" />
      <div className="min-w-0 grow basis-64">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="min-w-0 text-title wrap-anywhere">{shop.shopName}</h1>
          {shop.isVerified && (
            <Badge tone="good" shape="tick">
              Verified
            </Badge>
          )}
        </div>
        {shop.tagline && <p className="mt-1 text-muted wrap-anywhere">{shop.tagline}</p>}
        <ul className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-muted">
          {place && <li>{place}</li>}
          {shop.foundedYear && <li>Making since {shop.foundedYear}</li>}
          {shop.rating !== null && shop.reviewCount > 0 && (
            <li>
              <Link
                href={reviewsPath(shopPath(shop))}
                className="inline-flex items-center rounded-sm pointer-coarse:min-h-11"
              >
                <RatingStars rating={shop.rating} count={shop.reviewCount} />
              </Link>
            </li>
          )}
          {shop.salesCount > 0 && <li className="figures">{shop.salesCount.toLocaleString("en-US")} sales</li>}
          <li className="figures">
            {shop.productCount === 1 ? "1 product" : `${shop.productCount.toLocaleString("en-US")} products`}
          </li>
          {shop.followerCount > 0 && (
            <li className="figures">
              {shop.followerCount === 1 ? "1 follower" : `${shop.followerCount.toLocaleString("en-US")} followers`}
            </li>
          )}
          <li>
            On Emporia since <DateTime value={shop.memberSince} style="short" />
          </li>
        </ul>
      </div>
      <div className="flex flex-wrap gap-3">
        <Form method="post" preventScrollReset>
          <input type="hidden" name="isFollowed" value={String(!isFollowed)} />
          <Button
            type="submit"
            icon={isFollowed ? <Check /> : <Heart />}
            loading={state !== "idle" && formMethod === "POST" && "One moment…"}
          >
            {isFollowed ? "Following" : "Follow"}
          </Button>
        </Form>
        <ButtonLink
          href={withQuery("/account/messages/new", { shop: shop.shopSlug })}
          rel="nofollow"
          icon={<MessageSquare />}
        >
          Write to the shop
        </ButtonLink>
      </div>
    </header>
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
