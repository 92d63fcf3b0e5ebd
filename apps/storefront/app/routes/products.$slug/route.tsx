import { addCartItemInput } from "@emporia/contracts/cart";
import type { GoneProductView } from "@emporia/contracts/catalog";
import { plainText } from "@emporia/contracts/plain-text";
import { apiErrorOf } from "@emporia/trpc/client";
import { Breadcrumbs } from "@emporia/ui/primitives/breadcrumbs";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import {
  isRouteErrorResponse,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useRouteError,
} from "@remix-run/react";
import { useState } from "react";
import { apiFor, read } from "~/lib/api.server";
import { cartCookie } from "~/lib/cookies.server";
import { productCrumbs } from "~/lib/crumbs";
import { destinationOf } from "~/lib/destination.server";
import { breadcrumbLd, productLd, videosLd } from "~/lib/json-ld";
import { pageMeta } from "~/lib/meta";
import { productPath, startCrumb } from "~/lib/paths";
import { withPromises } from "~/lib/promises.server";
import type { SeenProduct } from "~/lib/recent";
import { useRemembered } from "~/lib/recently-viewed";
import { originOf } from "~/lib/root-data";
import { choiceOf, variantOf } from "~/lib/variants";
import { BuyPanel } from "./buy-panel";
import { Gallery } from "./gallery";
import { GoneProduct } from "./gone-product";
import { ProductDetails } from "./product-details";
import { Questions } from "./questions";
import { Recommended } from "./recommended";
import { Reviews } from "./reviews";
import { SellerCard } from "./seller-card";

const SHOWN_REVIEWS = 4;
const SHOWN_QUESTIONS = 3;

export async function loader(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url);
  const productId = args.params.slug ?? "";
  const api = apiFor(args);
  const [{ product, movedTo }, recommended, reviews, questions] = await Promise.all([
    read(
      args,
      api.catalog.productPage.query({ productId }).catch((error: unknown) => throwGone(args, error)),
    ),
    // A page without them is better than none.
    api.catalog.recommendations.query({ productId }).catch(() => ({ boughtTogether: [], similar: [] })),
    api.reviews.ofProduct.query({ productId, limit: SHOWN_REVIEWS }).catch(() => null),
    api.questions.ofProduct.query({ productId, limit: SHOWN_QUESTIONS }).catch(() => null),
  ]);
  if (product.slug !== productId) throw redirect(`/products/${movedTo ?? product.slug}${url.search}`, 301);
  const choice = choiceOf(product, (option) => url.searchParams.get(option));
  const origin = args.context.publicUrl;
  return {
    ...{ product: withPromises(product), ...recommended, reviews, questions, choice },
    now: new Date().toISOString(),
    destination: destinationOf(product.seller),
    jsonLd: [
      productLd(origin, product, reviews?.items),
      ...videosLd(origin, product),
      breadcrumbLd(origin, [startCrumb, ...productCrumbs(product)]),
    ],
  };
}

/** Of a product that is no longer sold the page says so, to search engines too. @throws Response 410, or the error itself */
async function throwGone(args: LoaderFunctionArgs, error: unknown): Promise<never> {
  if (apiErrorOf(error)?.code !== "PRODUCT_GONE") throw error;
  throw data(await apiFor(args).catalog.goneProduct.query({ productId: args.params.slug ?? "" }), { status: 410 });
}

/** Puts the chosen variant into the cart. Without JavaScript the form says the options, and they are looked up here. */
export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  const form = await readForm(request);
  const api = apiFor(args);
  if (!form.has("variantId")) {
    const product = await read(args, api.catalog.product.query({ productId: params.slug ?? "" }));
    const said = (name: string) => form.get(`options.${name}`);
    const choice = Object.fromEntries(product.options.map(({ name }) => [name, String(said(name) ?? "")]));
    const variant = variantOf(product, choice);
    if (!variant) {
      const formError = "That combination does not exist. Choose another one.";
      return data({ ok: false as const, fieldErrors: {}, formError, values: {} }, { status: 422 });
    }
    form.set("variantId", variant.id);
  }
  return submit(form, addCartItemInput, async (input) => {
    const change = await api.cart.add.mutate(input);
    const headers = { "Set-Cookie": cartCookie.set(request, change.id) };
    if (form.get("then") === "checkout") throw redirect("/checkout", { headers });
    if (form.get("byScript") !== "true") throw redirect("/cart?added=true", { headers });
    return data({ ok: true as const, item: change.item, quantity: input.quantity }, { headers });
  });
}

/** Another variant of the same product is here already. */
export function shouldRevalidate({
  formMethod,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  if (!formMethod && currentUrl.pathname === nextUrl.pathname) return false;
  return defaultShouldRevalidate;
}

export const meta: MetaFunction<typeof loader> = ({ data: page, error, matches }) => {
  const gone = goneIn(error);
  if (gone) return [{ title: `${gone.name} is no longer sold · Emporia` }, { name: "robots", content: "noindex" }];
  if (!page) return [{ title: "Product not found · Emporia" }];
  const { product } = page;
  const origin = originOf(matches);
  return pageMeta({
    origin,
    title: product.seo.title || `${product.name} by ${product.seller.shopName}`,
    description: product.seo.description || plainText(product.description, 160) || undefined,
    path: productPath(product),
    isHidden: product.seo.isHidden,
    picture: product.pictures[0],
    type: "product",
    jsonLd: page.jsonLd,
  });
};

export default function ProductPage() {
  const {
    product,
    boughtTogether,
    similar,
    reviews,
    questions,
    choice: given,
    now,
    destination,
  } = useLoaderData<typeof loader>();
  const [choice, setChoice] = useState(given);
  const variant = variantOf(product, choice);
  useRemembered(cardOf(product));
  return (
    <div className="shell pt-3">
      <Breadcrumbs crumbs={[startCrumb, ...productCrumbs(product)]} />
      <div className="mt-3 grid items-start gap-x-8 gap-y-8 md:grid-cols-2 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] lg:gap-x-12">
        <Gallery key={product.id} product={product} shown={variant?.mediaId ?? undefined} />
        <div className="min-w-0 lg:sticky lg:top-32">
          <h1 className="text-title wrap-anywhere">{product.name}</h1>
          {product.rating !== null && product.reviewCount > 0 && (
            <p className="mt-2">
              <a href="#reviews" className="inline-flex min-h-9 items-center rounded-sm pointer-coarse:min-h-11">
                <RatingStars rating={product.rating} count={product.reviewCount} size="md" />
              </a>
            </p>
          )}
          <BuyPanel key={product.id} product={product} choice={choice} onChoice={setChoice} now={now} />
          <SellerCard
            seller={product.seller}
            backorder={variant?.isBackorder ? variant : undefined}
            laterBy={
              product.seller.vacation?.mode === "LATER" ? (variant?.shipsBy ?? product.seller.vacation.until) : null
            }
            now={now}
            destination={destination}
          />
        </div>
      </div>
      <ProductDetails product={product} />
      <Reviews product={product} found={reviews} />
      <Questions product={product} found={questions} />
      <Recommended title="Often bought together" products={boughtTogether} />
      <Recommended title="You may also like" products={similar} />
    </div>
  );
}

type Product = Awaited<ReturnType<typeof loader>>["product"];

/** What the page was told of a product that is no longer sold. */
function goneIn(error: unknown): GoneProductView | undefined {
  return isRouteErrorResponse(error) && error.status === 410 && typeof error.data === "object" ? error.data : undefined;
}

/** What a card of the product shows, as far as its page knows. */
function cardOf(product: Product): SeenProduct {
  const prices = product.variants.map((each) => each.price);
  const price = prices.reduce(
    (least, each) => (each.amount < least.amount ? each : least),
    prices[0] ?? { amount: 0, currency: "USD" },
  );
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    seller: { shopName: product.seller.shopName },
    price,
    compareAtPrice: null,
    hasPriceRange: prices.some((each) => each.amount !== price.amount),
    rating: product.rating,
    reviewCount: product.reviewCount,
    isPurchasable: product.isPurchasable,
    isAway: product.seller.vacation?.mode === "CLOSED",
    lowStock: null,
    picture: product.pictures[0] ?? null,
  };
}

export function ErrorBoundary() {
  const error = useRouteError();
  const gone = goneIn(error);
  if (gone) return <GoneProduct product={gone} />;
  return (
    <ErrorPage
      error={error}
      element="div"
      sentences={{
        404: "This product is not sold here, or not any more. A search may find something like it.",
        410: "This product is no longer sold.",
      }}
    />
  );
}
