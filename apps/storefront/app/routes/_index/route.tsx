import type { CategoryNodeView, ProductCardView } from "@emporia/contracts/catalog";
import { Picture } from "@emporia/ui/commerce/picture";
import { ProductGrid } from "@emporia/ui/commerce/product-grid";
import { cx } from "@emporia/ui/lib/cx";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { apiFor, read } from "~/lib/api.server";
import { organizationLd } from "~/lib/json-ld";
import { pageMeta } from "~/lib/meta";
import { categoryPath, productPath } from "~/lib/paths";
import { useRecentlyViewed } from "~/lib/recently-viewed";
import { originOf } from "~/lib/root-data";
import { ShopTiles } from "./shop-tiles";

export async function loader(args: LoaderFunctionArgs) {
  return { home: await read(args, apiFor(args).catalog.home.query()) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const origin = originOf(matches);
  return pageMeta({
    origin,
    title: "Emporia, a market hall for things made in small numbers",
    description:
      "Ceramics, textiles, furniture and more from independent makers. One cart for every shop, and each parcel sent by the hands that made it.",
    path: "/",
    picture: data?.home.bestSelling[0]?.picture,
    jsonLd: organizationLd(origin),
  });
};

export default function HomePage() {
  const { home } = useLoaderData<typeof loader>();
  const { categories, featured, bestSelling, newest, shops } = home;
  return (
    <>
      <Hero products={bestSelling} />
      <div className="shell">
        {featured.length > 0 && (
          <HomeSection title="Chosen by us">
            <ProductGrid label="Chosen by us" products={featured.slice(0, 8)} href={productPath} />
          </HomeSection>
        )}
        <Categories categories={categories} />
        <HomeSection title="Most loved" action={<MoreLink href="/search?sort=best_selling">All best sellers</MoreLink>}>
          <ProductGrid label="Most loved" products={bestSelling.slice(0, 8)} href={productPath} empty={<Opening />} />
        </HomeSection>
      </div>
      {shops.length > 0 && <ShopTiles shops={shops.slice(0, 6)} />}
      <div className="shell">
        <HomeSection title="Just in" action={<MoreLink href="/search?sort=newest">All new arrivals</MoreLink>}>
          <ProductGrid label="Just in" products={newest.slice(0, 8)} href={productPath} empty={<Opening />} />
        </HomeSection>
        <SellBand />
        <SeenBefore />
      </div>
    </>
  );
}

function Hero({ products }: { products: readonly ProductCardView[] }) {
  // One of each shop: a hall, not a stall.
  const shops = new Set<string>();
  const shown = products
    .filter(({ picture, seller }) => picture && !shops.has(seller.id) && shops.add(seller.id))
    .slice(0, 3);
  return (
    <section className="border-b bg-sunken">
      <div className="shell grid items-center gap-x-12 gap-y-10 py-10 sm:py-14 lg:grid-cols-[1.05fr_1fr] lg:py-20">
        <div>
          <h1 className="max-w-[8.6em] text-hero">Made in small numbers, by people with names.</h1>
          <p className="mt-5 max-w-md text-lg text-muted">
            A market hall of independent workshops. Fill one cart from as many as you like, and every maker sends you
            their own parcel.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink variant="primary" size="lg" href="/search?sort=best_selling">
              Walk the hall
            </ButtonLink>
            <ButtonLink size="lg" href="/search?sort=newest">
              See what is new
            </ButtonLink>
          </div>
        </div>
        {shown.length === 3 && (
          <ul aria-label="From the hall" className="grid grid-cols-3 items-start gap-3 sm:gap-5">
            {shown.map((product, at) => (
              <li key={product.id} className={cx(at === 0 && "pt-8 sm:pt-14", at === 2 && "pt-4 sm:pt-7")}>
                <Link
                  href={productPath(product)}
                  prefetch="intent"
                  className="relative block overflow-hidden rounded-md"
                >
                  <Picture
                    media={product.picture}
                    sizes="(min-width: 64rem) 15rem, 31vw"
                    priority
                    isDecorative
                    className="aspect-3/5 w-full"
                  />
                  <span className="sr-only">{product.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Categories({ categories }: { categories: readonly CategoryNodeView[] }) {
  if (categories.length === 0) return null;
  return (
    <HomeSection title="The aisles">
      <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-5 lg:gap-x-6">
        {categories.slice(0, 10).map((category) => (
          <li key={category.id} className="group relative min-w-0">
            <Picture
              media={category.picture}
              sizes="(min-width: 80rem) 16rem, (min-width: 48rem) 18vw, 46vw"
              isDecorative
              className="aspect-4/3 w-full rounded-md"
            />
            <h3 className="mt-2.5 line-clamp-2 font-display text-[1.0625rem] font-medium wrap-anywhere">
              <Link
                href={categoryPath(category)}
                prefetch="intent"
                className="no-underline underline-offset-4 group-hover:underline after:absolute after:inset-0"
              >
                {category.name}
              </Link>
            </h3>
            <p className="figures text-[0.8125rem] text-muted">
              {category.productCount === 1 ? "1 product" : `${category.productCount.toLocaleString("en-US")} products`}
            </p>
          </li>
        ))}
        {categories.length === 9 && (
          <li className="group relative flex min-w-0 flex-col">
            <span
              aria-hidden="true"
              className="grid aspect-4/3 w-full place-items-center rounded-md border border-line-strong border-dashed text-muted"
            >
              <ArrowRight strokeWidth={1.25} className="size-8" />
            </span>
            <h3 className="mt-2.5 line-clamp-2 font-display text-[1.0625rem] font-medium wrap-anywhere">
              <Link
                href="/search"
                prefetch="intent"
                className="no-underline underline-offset-4 group-hover:underline after:absolute after:inset-0"
              >
                Everything
              </Link>
            </h3>
            <p className="text-[0.8125rem] text-muted">All aisles at once</p>
          </li>
        )}
      </ul>
    </HomeSection>
  );
}

function HomeSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="pt-14 lg:pt-20">
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-title">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

function MoreLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch="intent"
      className="inline-flex min-h-11 items-center text-sm underline underline-offset-4 hover:text-accent-ink"
    >
      {children}
    </Link>
  );
}

function Opening() {
  return (
    <EmptyState heading="h3" title="The stalls are being set up">
      Nothing is on the shelves yet. Come back in a little while.
    </EmptyState>
  );
}

function SellBand() {
  return (
    <section className="mt-16 grid items-center gap-x-10 gap-y-5 border-y py-10 sm:grid-cols-[1fr_auto] lg:mt-24 lg:py-14">
      <div>
        <h2 className="text-title">Do you make things yourself?</h2>
        <p className="mt-2 max-w-prose text-muted">
          Opening a shop costs nothing. We take a commission when something sells, and the rest is yours once it is on
          its way.
        </p>
      </div>
      <ButtonLink size="lg" href="/sell">
        Sell on Emporia
      </ButtonLink>
    </section>
  );
}

/** From the memory of this browser or of the account, so it comes last and moves nothing. */
function SeenBefore() {
  const seen = useRecentlyViewed().slice(0, 4);
  if (seen.length === 0) return null;
  return (
    <HomeSection title="You looked at">
      <ProductGrid label="You looked at" products={seen} href={productPath} />
    </HomeSection>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
