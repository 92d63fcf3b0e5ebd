import { ProductStatusBadge } from "@emporia/ui/commerce/product-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { Boxes, Copy, ExternalLink, Eye } from "lucide-react";
import { ModerationNotice } from "~/components/product/moderation-notice";
import { PlacesForm } from "~/components/product/places-form";
import { ProductForm } from "~/components/product/product-form";
import { SaleForm } from "~/components/product/sale-form";
import { ScheduleForm } from "~/components/product/schedule-form";
import { WithdrawalForm } from "~/components/product/withdrawal-form";
import { apiFor } from "~/lib/api.server";
import { takeStep } from "~/lib/product-steps.server";
import { saveProduct } from "~/lib/save-product.server";
import { useShop } from "~/lib/shop";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [product, categories, { classes: taxClasses }, { profiles }] = await page(
    request,
    Promise.all([
      api.catalog.own.get.query({ productId: params.productId ?? "" }),
      api.categories.list.query(),
      api.tax.classes.query(),
      api.shipping.list.query(),
    ]),
  );
  const { id: productId, moderation } = product;
  const isOpen = moderation && !moderation.isNew && ["WAITING", "RETURNED"].includes(moderation.status);
  const [stock, waiting, limits] = await page(
    request,
    Promise.all([
      api.inventory.ofProduct.query({ productId }),
      isOpen ? api.catalog.own.changes.query({ productId }) : undefined,
      api.promotions.limits.query(),
    ]),
  );
  return {
    product,
    categories,
    taxClasses,
    profiles,
    stock,
    waiting,
    maxBasisPoints: limits.maxBasisPoints,
    now: new Date().toISOString(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args;
  const api = apiFor(request, context);
  const productId = params.productId ?? "";
  const step = new URL(request.url).searchParams.get("step");
  if (step === null) return saveProduct(args, api, productId);
  const answer = await page(request, takeStep(api, step, await readForm(request), productId));
  if (answer === undefined) throw new Response("The form was not complete.", { status: 400 });
  return answer;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.name ?? "Product"} · Emporia Seller` },
];

export default function ProductPage() {
  const { product, categories, taxClasses, profiles, stock, waiting, maxBasisPoints, now } =
    useLoaderData<typeof loader>();
  const { permissions } = useShop();
  const frame = useRouteLoaderData<{ storefrontUrl: string }>("routes/_shop");
  const busy = useBusy();
  const mayWrite = permissions.includes("products:write");
  const isPublished = product.status === "PUBLISHED";
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/products" }, { label: product.name }]}
        title={<span className="line-clamp-3">{product.name}</span>}
        badge={<ProductStatusBadge status={product.status} />}
        actions={
          <>
            <ButtonLink size="sm" variant="ghost" href={`/inventory/${product.id}`} icon={<Boxes />}>
              Count stock
            </ButtonLink>
            {!(isPublished && !waiting) && (
              <ButtonLink
                size="sm"
                variant="ghost"
                href={`/previews/${product.id}`}
                target="_blank"
                rel="noreferrer"
                icon={<Eye />}
              >
                Preview
              </ButtonLink>
            )}
            {isPublished && (
              <ButtonLink
                size="sm"
                variant="ghost"
                href={`${frame?.storefrontUrl ?? ""}/products/${product.slug}`}
                icon={<ExternalLink />}
              >
                See it in the shop
              </ButtonLink>
            )}
            {mayWrite && (
              <Form method="post" action="?step=duplicate">
                <Button
                  type="submit"
                  name="intent"
                  value="duplicate"
                  size="sm"
                  variant="ghost"
                  icon={<Copy />}
                  loading={busy("duplicate", "Copying…")}
                >
                  Duplicate
                </Button>
              </Form>
            )}
            {mayWrite && product.status !== "ARCHIVED" && (
              <Form method="post" action="?step=archive">
                <ConfirmButton
                  size="sm"
                  loading={busy("archive", "Archiving…")}
                  question={{
                    title: `Archive “${short(product.name)}”?`,
                    consequence: isPublished
                      ? "Shoppers no longer see it. Orders that name it stay as they are, and you can publish it again at any time."
                      : "It leaves your drafts. You can publish it again at any time.",
                    confirmLabel: "Archive it",
                    tone: "primary",
                  }}
                >
                  Archive
                </ConfirmButton>
              </Form>
            )}
            {mayWrite && (
              <Form method="post" action="?step=remove">
                <ConfirmButton
                  size="sm"
                  question={{
                    title: `Remove “${short(product.name)}”?`,
                    consequence:
                      "It is gone for good, with its variants. If it was ever ordered, it is archived instead.",
                    confirmLabel: "Remove it",
                  }}
                >
                  Remove
                </ConfirmButton>
              </Form>
            )}
          </>
        }
      />
      <ModerationNotice product={product} changes={waiting} />
      {product.pendingPictures.length > 0 && (
        <Alert
          tone="info"
          className="mb-6"
          title={`${product.pendingPictures.length} imported pictures are still being fetched.`}
        >
          They appear here as soon as they have arrived.
        </Alert>
      )}
      {mayWrite ? (
        <>
          <ProductForm
            key={`${product.id}-${product.version}`}
            product={product}
            categories={categories}
            taxClasses={taxClasses}
            profiles={profiles}
          />
          <div className="mt-10">
            {stock.locations.length > 1 && (
              <Section title="Stock by place" description="What is on hand above, and where it is.">
                <PlacesForm product={product} stock={stock} />
              </Section>
            )}
            <Section
              isSplit
              title="Sale"
              description="The prices above stay the regular ones and come back by themselves."
            >
              <SaleForm key={product.id} product={product} maxBasisPoints={maxBasisPoints} />
            </Section>
            <Section
              isSplit
              title="Right of withdrawal"
              description="Where the law lets shoppers withdraw without a reason. What was sold keeps what you said then."
            >
              <WithdrawalForm key={product.id} product={product} />
            </Section>
            {!isPublished && (
              <Section isSplit title="Publish later" description="What you see above, at the time you choose.">
                <ScheduleForm key={product.id} product={product} now={now} />
              </Section>
            )}
          </div>
        </>
      ) : (
        <fieldset disabled className="contents">
          <ProductForm product={product} categories={categories} taxClasses={taxClasses} profiles={profiles} />
        </fieldset>
      )}
    </>
  );
}

function short(name: string): string {
  return name.length > 80 ? `${name.slice(0, 79)}…` : name;
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction="/search"
      sentences={{ 404: "Your shop has no product at this address." }}
    />
  );
}
