import { policyLabel } from "@emporia/contracts/policies";
import {
  featureProductInput,
  reassignProductInput,
  recategoriseProductInput,
  restoreProductInput,
  staffProductIdInput,
  takeDownProductInput,
} from "@emporia/contracts/staff-products";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { ProductStatusBadge } from "@emporia/ui/commerce/product-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { Table } from "@emporia/ui/primitives/table";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ExternalLink } from "lucide-react";
import { ProductCategoryForm } from "~/components/product/category-form";
import { FeatureForm } from "~/components/product/feature-form";
import { ProductFacts } from "~/components/product/product-facts";
import { ProductHistory } from "~/components/product/product-history";
import { ReassignForm } from "~/components/product/reassign-form";
import { TakedownForm } from "~/components/product/takedown-form";
import { apiFor } from "~/lib/api.server";
import { categorySlugOptions } from "~/lib/category-tree";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const productId = params.productId ?? "";
  const cursor = cursorOf(new URL(request.url).searchParams);
  const { catalog, categories } = apiFor(request, context);
  const [product, variants, tree] = await page(
    request,
    Promise.all([
      catalog.staff.get.query({ productId }),
      catalog.staff.variants.query({ productId, cursor, limit: 25 }),
      categories.list.query(),
    ]),
  );
  const { storefrontUrl } = context.config;
  return { product, variants, categories: categorySlugOptions(tree), storefrontUrl };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).catalog;
  const form = await readForm(request);
  form.set("productId", params.productId ?? "");
  const done = (word: string) => () => redirect(`/products/${params.productId}?done=${word}`);
  switch (form.get("intent")) {
    case "take-down":
      return submit(form, takeDownProductInput, (input) => staff.takeDown.mutate(input).then(done("takenDown")));
    case "restore":
      return submit(form, restoreProductInput, (input) => staff.restore.mutate(input).then(done("restored")));
    case "recategorise":
      return submit(form, recategoriseProductInput, (input) =>
        staff.recategorise.mutate(input).then(done("recategorised")),
      );
    case "feature":
      return submit(form, featureProductInput, (input) => staff.feature.mutate(input).then(done("featured")));
    case "unfeature":
      return submit(form, staffProductIdInput, (input) => staff.unfeature.mutate(input).then(done("unfeatured")));
    case "reassign":
      return submit(form, reassignProductInput, (input) =>
        staff.reassign.mutate(input).then(({ id }) => redirect(`/products/${id}?done=reassigned`)),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.name ?? "Product"} · Emporia Admin` },
];

export default function ProductPage() {
  const { product, variants, categories, storefrontUrl } = useLoaderData<typeof loader>();
  const mayWrite = useMay("catalog:write");
  const { takedown, seller } = product;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/products" }, { label: product.name }]}
        title={<span className="line-clamp-3">{product.name}</span>}
        badge={
          takedown ? (
            <Badge tone="bad" shape="bar">
              Taken down
            </Badge>
          ) : (
            <ProductStatusBadge status={product.status} />
          )
        }
        description={
          <>
            <Link href={`/sellers/${seller.id}`} className="underline underline-offset-4">
              {seller.shopName}
            </Link>
            {product.category && `, in ${product.category.path}`}
          </>
        }
        actions={
          product.isVisible && (
            <ButtonLink
              size="sm"
              variant="ghost"
              href={`${storefrontUrl}/products/${product.slug}`}
              icon={<ExternalLink />}
            >
              See it as shoppers do
            </ButtonLink>
          )
        }
      />
      {takedown && (
        <Alert tone="bad" className="mb-6" title={`Taken down: ${policyLabel(takedown.policy)}`}>
          <p className="whitespace-pre-line wrap-anywhere">{takedown.reason}</p>
          <p className="mt-1">
            <DateTime value={takedown.takenDownAt} style="both" />. What its shop publishes of it waits for us.{" "}
            {takedown.movedToId && (
              <Link href={`/products/${takedown.movedToId}`} className="underline underline-offset-4">
                The product in its new shop
              </Link>
            )}
          </p>
        </Alert>
      )}
      {product.submissionId && (
        <Alert tone="info" className="mb-6" title="Something of it waits for a decision.">
          <Link href={`/moderation/${product.submissionId}`} className="underline underline-offset-4">
            Look at what was handed in
          </Link>
        </Alert>
      )}
      {product.status === "PUBLISHED" && !product.isVisible && (
        <Alert tone="warn" className="mb-6" title="Shoppers do not see it: its shop is not open." />
      )}
      <StatRow>
        <Stat
          label="Price"
          value={product.price ? <Price money={product.price} from={product.hasPriceRange} /> : "None"}
        />
        <Stat label="Available" value={product.available.toLocaleString("en-US")} />
        <Stat label="Reserved" value={product.reserved.toLocaleString("en-US")} />
        <Stat label="Sold" value={product.soldCount.toLocaleString("en-US")} />
      </StatRow>
      <div className="mt-8">
        <Section isSplit title="Product">
          <ProductFacts product={product} />
        </Section>
        <Section isSplit title="Pictures">
          {product.pictures.length === 0 ? (
            <p className="text-sm text-muted">None.</p>
          ) : (
            <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4 xl:grid-cols-6">
              {product.pictures.map((picture) => (
                <li key={picture.id}>
                  <a href={`${picture.url}/1600.webp`} target="_blank" rel="noreferrer" className="block">
                    <Picture media={picture} sizes="10rem" className="aspect-square w-full rounded-md object-cover" />
                    <span className="sr-only">See it large</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section
          isSplit
          title="Variants"
          description={
            product.variantCount > 1 ? `${product.variantCount.toLocaleString("en-US")} of them.` : undefined
          }
        >
          <Table
            caption="Variants with price and stock"
            rows={variants.items}
            rowKey={(variant) => variant.id}
            empty={<EmptyState heading="h3" title="No variant." className="py-6" />}
            columns={[
              { key: "title", header: "Variant", isName: true, cell: (variant) => variant.title },
              { key: "sku", header: "SKU", cell: ({ sku }) => sku ?? <span className="text-muted">None</span> },
              {
                key: "price",
                header: "Price",
                align: "end",
                cell: ({ price }) => (price ? <Price money={price} /> : <span className="text-muted">None</span>),
              },
              {
                key: "onHand",
                header: "On hand",
                align: "end",
                cell: ({ onHand, trackQuantity }) =>
                  trackQuantity ? onHand.toLocaleString("en-US") : <span className="text-muted">Not counted</span>,
              },
              {
                key: "reserved",
                header: "Reserved",
                align: "end",
                cell: ({ reserved }) => reserved.toLocaleString("en-US"),
              },
            ]}
          />
          <CursorPages label="Variants" nextCursor={variants.nextCursor} />
        </Section>
        {mayWrite && (
          <Section
            isSplit
            title={takedown ? "Show it again" : "Take it down"}
            description="Every decision is written down with your name."
          >
            <TakedownForm key={product.status + String(product.isTakenDown)} product={product} />
          </Section>
        )}
        {mayWrite && (
          <Section isSplit title="Category" description="Its shop is told, with the reason.">
            <ProductCategoryForm key={product.category?.id} product={product} categories={categories} />
          </Section>
        )}
        {mayWrite && !takedown && (
          <Section isSplit title="Front page" description="What shoppers see first, in an order of its own.">
            <FeatureForm key={product.featured?.endsAt ?? String(product.featured)} product={product} />
          </Section>
        )}
        {mayWrite && !takedown && (
          <Section isSplit title="Another shop" description="What was sold stays with who sold it.">
            <ReassignForm key={product.id} product={product} />
          </Section>
        )}
        <Section isSplit title="What staff did">
          <ProductHistory history={product.history} />
        </Section>
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no product at this address." }} />
  );
}
