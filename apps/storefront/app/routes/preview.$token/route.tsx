import { Alert } from "@emporia/ui/primitives/alert";
import { Breadcrumbs } from "@emporia/ui/primitives/breadcrumbs";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useLoaderData, useLocation, useRouteError } from "@remix-run/react";
import { useState } from "react";
import { apiFor, read } from "~/lib/api.server";
import { productCrumbs } from "~/lib/crumbs";
import { destinationOf } from "~/lib/destination.server";
import { startCrumb } from "~/lib/paths";
import { choiceOf, variantOf } from "~/lib/variants";
import { BuyPanel } from "../products.$slug/buy-panel";
import { Gallery } from "../products.$slug/gallery";
import { ProductDetails } from "../products.$slug/product-details";
import { SellerCard } from "../products.$slug/seller-card";

const unseen = {
  "Cache-Control": "private, no-store",
  "X-Robots-Tag": "noindex, nofollow",
  // The address opens the preview: it goes to nobody that the page leads to.
  "Referrer-Policy": "no-referrer",
};

export async function loader(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url);
  const preview = await read(args, apiFor(args).catalog.preview.query({ token: args.params.token ?? "" }));
  const choice = choiceOf(preview.product, (option) => url.searchParams.get(option));
  const destination = destinationOf(preview.product.seller);
  return data({ ...preview, choice, destination, now: new Date().toISOString() }, { headers: unseen });
}

export const headers: HeadersFunction = () => unseen;

export function shouldRevalidate({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return currentUrl.pathname === nextUrl.pathname ? false : defaultShouldRevalidate;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `Preview of ${page.product.name}` : "No preview here"} · Emporia` },
  { name: "robots", content: "noindex, nofollow" },
];

/** A product as shoppers would see it, before they do. Nothing can be bought here. */
export default function PreviewPage() {
  const { product, isVisible, isChanged, choice: given, now, destination } = useLoaderData<typeof loader>();
  const [choice, setChoice] = useState(given);
  const { pathname } = useLocation();
  const variant = variantOf(product, choice);
  return (
    <div className="shell pt-3">
      <Alert tone="info" className="mb-4" title="This is a preview.">
        {!isVisible
          ? "Shoppers do not see this product."
          : isChanged
            ? "Shoppers see the product as it was, until we have looked at these changes."
            : "Shoppers see the product just so."}{" "}
        The link opens for an hour or two, to whoever has it.
      </Alert>
      <Breadcrumbs crumbs={[startCrumb, ...productCrumbs(product)]} />
      <div className="mt-3 grid items-start gap-x-8 gap-y-8 md:grid-cols-2 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] lg:gap-x-12">
        <Gallery product={product} shown={variant?.mediaId ?? undefined} />
        <div className="min-w-0 lg:sticky lg:top-32">
          <h1 className="text-title wrap-anywhere">{product.name}</h1>
          {product.variants.length > 0 ? (
            <BuyPanel product={product} choice={choice} onChoice={setChoice} now={now} previewPath={pathname} />
          ) : (
            <p className="mt-4 text-muted">It has no price yet.</p>
          )}
          <SellerCard
            seller={product.seller}
            backorder={variant?.isBackorder ? variant : undefined}
            laterBy={null}
            now={now}
            destination={destination}
          />
        </div>
      </div>
      <ProductDetails product={product} />
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{ 404: "This link has run out, or never was one. Ask the shop for another." }}
    />
  );
}
