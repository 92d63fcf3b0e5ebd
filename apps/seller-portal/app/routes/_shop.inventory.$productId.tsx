import type { OwnProductView } from "@emporia/contracts/catalog";
import { adjustStockInput } from "@emporia/contracts/inventory";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { apiFor, page } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

type Variant = OwnProductView["variants"][number];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const product = await page(
    request,
    apiFor(request, context).catalog.own.get.query({ productId: params.productId ?? "" }),
  );
  return { product };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  return submit(request, adjustStockInput, async (input) => {
    await apiFor(request, context).inventory.adjust.mutate(input);
    return redirect(`/inventory/${params.productId}?done=counted`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Count ${data?.product.name ?? "stock"} · Emporia Seller` },
];

export default function CountPage() {
  const { product } = useLoaderData<typeof loader>();
  const mayWrite = useMay("products:write");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Inventory", href: "/inventory" }, { label: product.name }]}
        title={<span className="line-clamp-3">{product.name}</span>}
        description="Count what is on the shelf and write it down, with a reason if there is one."
        actions={
          <ButtonLink size="sm" href={`/products/${product.id}`}>
            Open the product
          </ButtonLink>
        }
      />
      <ul className="border-t">
        {product.variants.map((variant) => (
          <Count
            key={`${variant.id}-${variant.onHand}`}
            variant={variant}
            mayWrite={mayWrite}
            isOnly={product.variants.length === 1}
          />
        ))}
      </ul>
    </>
  );
}

function Count({ variant, mayWrite, isOnly }: { variant: Variant; mayWrite: boolean; isOnly: boolean }) {
  const navigation = useNavigation();
  const answer = useActionData<unknown>();
  const said = useFieldErrors(answer);
  const nothing = useFieldErrors(undefined);
  const form = said.value("variantId") === variant.id ? said : nothing;
  const isSaving = navigation.formData?.get("variantId") === variant.id;
  const title = variant.options.length > 0 ? variant.options.join(" / ") : "The product";
  const available = Math.max(0, variant.onHand - variant.reserved);
  const id = (field: string) => `count-${variant.id}-${field}`;
  return (
    <li className="border-b py-5">
      <Form method="post" preventScrollReset noValidate aria-label={`Count ${title}`}>
        <input type="hidden" name="variantId" value={variant.id} />
        <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-start">
          <div className="min-w-0">
            <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base">
              <span className="wrap-anywhere">{isOnly ? "Stock" : title}</span>
              {variant.trackQuantity && available <= variant.lowStockThreshold && (
                <Badge tone={available === 0 ? "bad" : "warn"} shape={available === 0 ? "cross" : "half"}>
                  {available === 0 ? "None left" : "Low"}
                </Badge>
              )}
            </h2>
            <dl className="figures mt-1.5 flex flex-wrap gap-x-6 gap-y-1 text-sm">
              <Figure label="On hand" value={variant.onHand} />
              <Figure label="Reserved" value={variant.reserved} />
              <Figure label="Available" value={available} />
              {variant.sku && (
                <div className="flex gap-1.5">
                  <dt className="text-muted">SKU</dt>
                  <dd className="wrap-anywhere">{variant.sku}</dd>
                </div>
              )}
            </dl>
            {!variant.trackQuantity && (
              <p className="mt-1 text-sm text-muted">Not counted: shoppers can always buy it.</p>
            )}
          </div>
          {mayWrite && (
            <div className="flex flex-wrap items-end gap-3">
              <Field id={id("onHand")} name="onHand" label="Counted" error={form.error("onHand")} className="w-28">
                <Input
                  inputMode="numeric"
                  autoComplete="off"
                  defaultValue={form.value("onHand", String(variant.onHand))}
                  className="figures text-right"
                />
              </Field>
              <Field
                id={id("reason")}
                name="reason"
                label="Reason"
                error={form.error("reason")}
                className="w-full sm:w-56"
              >
                <Input maxLength={300} list="reasons" autoComplete="off" defaultValue={form.value("reason")} />
              </Field>
              <Button type="submit" loading={isSaving && "Saving…"}>
                Save the count
                {!isOnly && <span className="sr-only"> of {title}</span>}
              </Button>
            </div>
          )}
        </div>
        {form.formError && (
          <div className="mt-3">
            <FormErrors failure={form.failure} />
          </div>
        )}
      </Form>
      <datalist id="reasons">
        {["Counted again", "New stock arrived", "Damaged", "Lost", "Came back"].map((reason) => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
    </li>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{label}</dt>
      <dd className="font-medium">{value.toLocaleString("en-US")}</dd>
    </div>
  );
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
