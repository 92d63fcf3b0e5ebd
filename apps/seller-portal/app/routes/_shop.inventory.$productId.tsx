import { randomUUID } from "node:crypto";
import type { OwnProductView } from "@emporia/contracts/catalog";
import { adjustStockInput, type productStockView, transferStockInput } from "@emporia/contracts/inventory";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useNavigation, useRouteError } from "@remix-run/react";
import type { z } from "zod";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

type Variant = OwnProductView["variants"][number];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const productId = params.productId ?? "";
  const product = await page(request, api.catalog.own.get.query({ productId }));
  const stock = await page(request, api.inventory.ofProduct.query({ productId: product.id }));
  const at = new URL(request.url).searchParams.get("at");
  // Each form of a page moves once, also when it is sent twice.
  const transferIds = Object.fromEntries(product.variants.map(({ id }) => [id, randomUUID()]));
  return { product, stock, transferIds, at: stock.locations.some((location) => location.id === at) ? at : null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { inventory } = apiFor(request, context);
  const back = (done: string) => {
    const at = form.get("locationId") ?? form.get("fromLocationId");
    return redirect(`/inventory/${params.productId}?${at ? `at=${at}&` : ""}done=${done}`);
  };
  return form.get("intent") === "move"
    ? submit(form, transferStockInput, (input) => inventory.transfer.mutate(input).then(() => back("moved")))
    : submit(form, adjustStockInput, (input) => inventory.adjust.mutate(input).then(() => back("counted")));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Count ${data?.product.name ?? "stock"} · Emporia Seller` },
];

export default function CountPage() {
  const { product, stock, transferIds, at } = useLoaderData<typeof loader>();
  const mayWrite = useMay("products:write");
  const { pathname } = useLocation();
  const hasLocations = stock.locations.length > 1;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Inventory", href: "/inventory" }, { label: product.name }]}
        title={<span className="line-clamp-3">{product.name}</span>}
        description={
          hasLocations && at === null
            ? "What all places have together. Choose one of them to count what is on its shelf."
            : "Count what is on the shelf and write it down, with a reason if there is one."
        }
        actions={
          <>
            <ButtonLink size="sm" href={`/inventory/movements?product=${product.id}`}>
              History
            </ButtonLink>
            <ButtonLink size="sm" href={`/products/${product.id}`}>
              Open the product
            </ButtonLink>
          </>
        }
      >
        {hasLocations && (
          <TabLinks
            label="Stock by location"
            tabs={[
              { href: pathname, label: "In all", isCurrent: at === null },
              ...stock.locations.map(({ id, name }) => ({
                href: `${pathname}?at=${id}`,
                label: name,
                isCurrent: at === id,
              })),
            ]}
          />
        )}
      </PageHeader>
      <ul className="border-t">
        {product.variants.map((variant) => (
          <Count
            key={`${variant.id}-${variant.onHand}-${at}-${unitsAt(stock, variant.id, at)}`}
            variant={variant}
            stock={stock}
            transferId={transferIds[variant.id] ?? ""}
            at={at}
            mayWrite={mayWrite}
            isOnly={product.variants.length === 1}
          />
        ))}
      </ul>
    </>
  );
}

type ProductStock = z.output<typeof productStockView>;

const unitsAt = ({ levels }: ProductStock, variantId: string, at: string | null) =>
  levels.find((level) => level.variantId === variantId && level.locationId === at)?.onHand ?? 0;

interface CountProps {
  variant: Variant;
  stock: ProductStock;
  transferId: string;
  /** The location that is looked at; all of them when null. */
  at: string | null;
  mayWrite: boolean;
  isOnly: boolean;
}

function Count({ variant, stock, transferId, at, mayWrite, isOnly }: CountProps) {
  const navigation = useNavigation();
  const form = useFieldErrorsOf("variantId", variant.id);
  const isSaving = navigation.formData?.get("variantId") === variant.id;
  const title = variant.options.length > 0 ? variant.options.join(" / ") : "The product";
  const available = Math.max(0, variant.onHand - variant.reserved);
  const id = (field: string) => `count-${variant.id}-${field}`;
  const hasLocations = stock.locations.length > 1;
  const counted = at === null ? variant.onHand : unitsAt(stock, variant.id, at);
  return (
    <li className="border-b py-5">
      <Form method="post" preventScrollReset noValidate aria-label={`Count ${title}`}>
        <input type="hidden" name="variantId" value={variant.id} />
        {at !== null && <input type="hidden" name="locationId" value={at} />}
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
              {at !== null && <Figure label="Here" value={counted} />}
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
          {mayWrite && (at !== null || !hasLocations) && (
            <div className="flex flex-wrap items-end gap-3">
              <Field id={id("onHand")} name="onHand" label="Counted" error={form.error("onHand")} className="w-28">
                <Input
                  inputMode="numeric"
                  autoComplete="off"
                  defaultValue={form.value("onHand", String(counted))}
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
      {mayWrite && at !== null && counted > 0 && (
        <Move variantId={variant.id} transferId={transferId} title={title} from={at} stock={stock} isOnly={isOnly} />
      )}
      <datalist id="reasons">
        {["Counted again", "New stock arrived", "Damaged", "Lost", "Came back"].map((reason) => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
    </li>
  );
}

/** Takes some of what is at one location to another. */
function Move(props: {
  variantId: string;
  transferId: string;
  title: string;
  from: string;
  stock: ProductStock;
  isOnly: boolean;
}) {
  const { variantId, transferId, title, from, stock, isOnly } = props;
  const navigation = useNavigation();
  const form = useFieldErrorsOf("items.0.variantId", variantId);
  const others = stock.locations.filter((location) => location.id !== from);
  const id = (field: string) => `move-${variantId}-${field}`;
  return (
    <Form
      method="post"
      preventScrollReset
      noValidate
      aria-label={`Move ${title}`}
      className="mt-4 flex flex-wrap items-start gap-3 lg:justify-end"
    >
      <input type="hidden" name="transferId" value={transferId} />
      <input type="hidden" name="fromLocationId" value={from} />
      <input type="hidden" name="items.0.variantId" value={variantId} />
      <Field
        id={id("quantity")}
        name="items.0.quantity"
        label="Move"
        error={form.error("items.0.quantity")}
        className="w-28"
      >
        <Input
          inputMode="numeric"
          autoComplete="off"
          defaultValue={form.value("items.0.quantity")}
          className="figures text-right"
        />
      </Field>
      <Field id={id("to")} name="toLocationId" label="To" error={form.error("toLocationId")} className="w-full sm:w-56">
        <Select
          defaultValue={form.value("toLocationId", others[0]?.id)}
          options={others.map((location) => ({ value: location.id, label: location.name }))}
        />
      </Field>
      <Button
        type="submit"
        name="intent"
        value="move"
        className="mt-6.5"
        loading={navigation.formData?.get("items.0.variantId") === variantId && "Moving…"}
      >
        Move
        {!isOnly && <span className="sr-only"> {title}</span>}
      </Button>
      {form.formError && (
        <div className="w-full">
          <FormErrors failure={form.failure} />
        </div>
      )}
    </Form>
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
